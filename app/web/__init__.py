"""The only room that knows Flask: pages, templates and static files over the workflow."""

from app.web.factory import create_app

__all__ = ["create_app"]
