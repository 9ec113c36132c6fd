"""Every id under which a story was told, with its reports: an address that was kept leads on by it."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

MEMBERS = """
SELECT story, report FROM story_reports WHERE told_by IS NULL ORDER BY story, place
"""


def upgrade() -> None:
    """The table made, and filled with the stories that are told now."""
    known = op.create_table(
        "known_stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reports", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    held: dict[str, list[str]] = {}
    for story, report in op.get_bind().execute(sa.text(MEMBERS)):
        held.setdefault(story, []).append(report)
    rows = [
        {"id": story, "size": len(members), "reports": json.dumps(members, separators=(",", ":"))}
        for story, members in held.items()
    ]
    op.bulk_insert(known, rows)


def downgrade() -> None:
    """The table taken away."""
    op.drop_table("known_stories")
