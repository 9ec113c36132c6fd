"""Audits kept: the article and its sources as they were read, what was found, when and by which method."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def text(name: str) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    """The table made."""
    op.create_table(
        "audits",
        text("id"),
        text("title"),
        text("against"),
        text("method"),
        sa.Column("sentences", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("findings", sa.Integer(), autoincrement=False, nullable=False),
        text("made_at"),
        text("data"),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    """The table taken away."""
    op.drop_table("audits")
