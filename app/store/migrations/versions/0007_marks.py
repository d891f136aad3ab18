"""Marks by which records are found: whose, about whom, of which month."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MARKS = ("owner", "subject", "period")


def upgrade() -> None:
    for mark in MARKS:
        column = sa.Column(mark, sa.String(length=64), server_default=sa.text("''"), nullable=False)
        op.add_column("records", column)
    for mark in ("owner", "subject"):
        name = op.f(f"ix_records_kind_{mark}_period")
        op.create_index(name, "records", ["kind", mark, "period"])


def downgrade() -> None:
    for mark in ("owner", "subject"):
        op.drop_index(op.f(f"ix_records_kind_{mark}_period"), table_name="records")
    for mark in MARKS:
        with op.batch_alter_table("records") as table:
            table.drop_column(mark)
