"""When a report was first seen by whoever gave it, and the addresses that it links."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The columns added; reports of before have neither."""
    op.add_column("reports", sa.Column("first_seen", sa.Text(), nullable=True))
    op.add_column("reports", sa.Column("links", sa.Text(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """The columns taken away."""
    op.drop_column("reports", "links")
    op.drop_column("reports", "first_seen")
