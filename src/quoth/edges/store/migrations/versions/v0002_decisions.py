"""Decisions of people, with the words they were made on."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def text(name: str, *, needed: bool = True) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text(), nullable=not needed)


def number(name: str, *, needed: bool = True) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=not needed)


def upgrade() -> None:
    """The tables made."""
    op.create_table(
        "decisions",
        text("id"),
        text("kind"),
        text("subject"),
        text("value"),
        text("author"),
        text("made_at"),
        text("undoes", needed=False),
        sa.ForeignKeyConstraint(["undoes"], ["decisions.id"], name="fk_decisions_undoes"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "anchors",
        text("decision"),
        number("number"),
        text("report"),
        text("part"),
        number("start"),
        number("end"),
        text("words"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name="fk_anchors_decision", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("decision", "number"),
    )


def downgrade() -> None:
    """The tables taken away."""
    op.drop_table("anchors")
    op.drop_table("decisions")
