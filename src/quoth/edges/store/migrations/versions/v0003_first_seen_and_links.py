"""When a report was first seen, and the addresses that its story links; unknown for reports that were kept before."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
COLUMNS = ("first_seen", "links")


def upgrade() -> None:
    """The columns made."""
    for name in COLUMNS:
        op.add_column("reports", sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    """The columns taken away."""
    for name in COLUMNS:
        op.drop_column("reports", name)
