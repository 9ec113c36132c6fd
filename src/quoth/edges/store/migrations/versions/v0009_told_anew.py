"""Stories stay up while they are told anew: since when they wait, and what is told of before no more."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """The columns added; no story waits."""
    op.add_column("stories", sa.Column("anew", sa.Text(), nullable=True))
    op.add_column("stories", sa.Column("fell", sa.Text(), nullable=True))


def downgrade() -> None:
    """The columns taken away."""
    op.drop_column("stories", "fell")
    op.drop_column("stories", "anew")
