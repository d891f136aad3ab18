"""``python -m app.command_line``: what ``bin/teczka`` runs."""

from app.command_line.entry import main

main()
