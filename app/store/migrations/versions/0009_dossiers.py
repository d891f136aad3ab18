"""Dossiers: files of the archive, codes on papers, scans, work asked for, what was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "archived_files",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sealed_sha256", sa.String(length=64), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("damage", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_archived_files")),
    )
    op.create_index(
        op.f("ix_archived_files_checked_at"), "archived_files", ["checked_at"], unique=False
    )
    op.create_index(op.f("ix_archived_files_owner"), "archived_files", ["owner"], unique=False)
    op.create_table(
        "row_sums",
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("row", sa.String(length=300), nullable=False),
        sa.Column("sum", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("place", "row", name=op.f("pk_row_sums")),
    )
    op.create_table(
        "erased_records",
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("erasure_id", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_erased_records")),
    )
    op.create_table(
        "printed_papers",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("programme", "code", "edition", name=op.f("pk_printed_papers")),
    )
    op.create_index(
        op.f("ix_printed_papers_programme_origin"),
        "printed_papers",
        ["programme", "origin"],
        unique=False,
    )
    op.create_table(
        "printed_parts",
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("edition", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("first", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint(
            "programme", "code", "edition", "first", name=op.f("pk_printed_parts")
        ),
    )
    op.create_index(
        op.f("ix_printed_parts_programme_subject"),
        "printed_parts",
        ["programme", "subject"],
        unique=False,
    )
    op.create_table(
        "scans",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("takes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scans")),
    )
    op.create_index(
        op.f("ix_scans_programme_created_at"), "scans", ["programme", "created_at"], unique=False
    )
    op.create_index(op.f("ix_scans_state"), "scans", ["state"], unique=False)
    op.create_table(
        "wishes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("programme", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("takes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
    )
    op.create_index(
        op.f("ix_wishes_kind_state_asked_at"), "wishes", ["kind", "state", "asked_at"], unique=False
    )
    op.create_index(op.f("ix_wishes_programme_kind"), "wishes", ["programme", "kind"], unique=False)
    op.create_table(
        "scan_pages",
        sa.Column("scan_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("picture", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scan_id"], ["scans.id"], name=op.f("fk_scan_pages_scan_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("scan_id", "number", name=op.f("pk_scan_pages")),
    )
    op.create_index(
        op.f("ix_scan_pages_scan_id_state"), "scan_pages", ["scan_id", "state"], unique=False
    )
    op.create_index(op.f("ix_scan_pages_subject"), "scan_pages", ["subject"], unique=False)


def downgrade() -> None:
    op.drop_table("row_sums")
    op.drop_index(op.f("ix_scan_pages_subject"), table_name="scan_pages")
    op.drop_index(op.f("ix_scan_pages_scan_id_state"), table_name="scan_pages")
    op.drop_table("scan_pages")
    op.drop_index(op.f("ix_wishes_programme_kind"), table_name="wishes")
    op.drop_index(op.f("ix_wishes_kind_state_asked_at"), table_name="wishes")
    op.drop_table("wishes")
    op.drop_index(op.f("ix_scans_state"), table_name="scans")
    op.drop_index(op.f("ix_scans_programme_created_at"), table_name="scans")
    op.drop_table("scans")
    op.drop_index(op.f("ix_printed_parts_programme_subject"), table_name="printed_parts")
    op.drop_table("printed_parts")
    op.drop_index(op.f("ix_printed_papers_programme_origin"), table_name="printed_papers")
    op.drop_table("printed_papers")
    op.drop_table("erased_records")
    op.drop_index(op.f("ix_archived_files_owner"), table_name="archived_files")
    op.drop_index(op.f("ix_archived_files_checked_at"), table_name="archived_files")
    op.drop_table("archived_files")
