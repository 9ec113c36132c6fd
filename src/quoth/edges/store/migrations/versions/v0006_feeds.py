"""Feeds that are followed, and what was met in them already."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def text(name: str, *, needed: bool = True) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=not needed)


def upgrade() -> None:
    """The tables made."""
    op.create_table(
        "feeds",
        text("address"),
        text("etag", needed=False),
        text("modified", needed=False),
        text("asked_at", needed=False),
        text("next_at"),
        sa.Column("failures", sa.Integer(), autoincrement=False, nullable=False),
        text("problem", needed=False),
        sa.PrimaryKeyConstraint("address"),
    )
    op.create_table(
        "feed_entries",
        text("feed"),
        text("entry"),
        text("met_at"),
        text("problem", needed=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.address"], name="fk_feed_entries_feed", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("feed", "entry"),
    )


def downgrade() -> None:
    """The tables taken away."""
    op.drop_table("feed_entries")
    op.drop_table("feeds")
