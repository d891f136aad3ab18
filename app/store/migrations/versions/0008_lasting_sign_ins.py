"""Sign-ins that last for weeks, on the telephones of assistants."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("lasting", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("sign_ins", column)


def downgrade() -> None:
    with op.batch_alter_table("sign_ins") as table:
        table.drop_column("lasting")
