"""Alembic's entry: it works on the connection and transaction that app.store.schema gives it."""

from alembic import context

from app.store import dossier_models, letter_rows  # noqa: F401 - their tables belong to those described
from app.store.office_models import Base  # the applicants' tables, and the office's with them

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    compare_server_default=True,
    render_as_batch=True,
)
context.run_migrations()
