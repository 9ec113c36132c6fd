"""The day of a report beside its stems, so that only those of about its time are looked through; which reports stand, by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# The day of each report as it was given, where it is one; else nothing.
FILL = """
UPDATE stems SET day = (
    SELECT CASE WHEN published LIKE '____-__-__%' THEN substr(published, 1, 10) ELSE '' END
    FROM reports WHERE reports.id = stems.report AND published IS NOT NULL)
WHERE EXISTS (SELECT 1 FROM reports WHERE reports.id = stems.report AND published IS NOT NULL)
"""


def upgrade() -> None:
    """The column added and filled, and the index by which stems are found with it."""
    op.add_column("stems", sa.Column("day", sa.Text(), nullable=False, server_default=""))
    op.execute(FILL)
    op.drop_index("ix_stems_stem", "stems")
    op.create_index("ix_stems_stem", "stems", ["stem", "day", "report", "weight"])
    op.drop_index("ix_reports_superseded_by", "reports")
    op.create_index("ix_reports_superseded_by", "reports", ["superseded_by", "id"])


def downgrade() -> None:
    """As before."""
    op.drop_index("ix_reports_superseded_by", "reports")
    op.create_index("ix_reports_superseded_by", "reports", ["superseded_by"])
    op.drop_index("ix_stems_stem", "stems")
    op.create_index("ix_stems_stem", "stems", ["stem"])
    op.drop_column("stems", "day")
