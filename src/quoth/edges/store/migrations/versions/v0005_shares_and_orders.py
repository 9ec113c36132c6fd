"""A share of a parent that is not here is null, not 0; the orders in which stories are listed have indices."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# A parent outside the store; of it nobody knows what share a report took.
OUTSIDE = "external:%"
ORDERS = {
    "newest": ["last", "id"],
    "disagreements": ["conflicts", "disputes", "last", "id"],
    "origins": ["origins_low", "reports", "last", "id"],
    "reports": ["reports", "last", "id"],
}


def upgrade() -> None:
    """The column may be null, and is where it was 0 for want of a value; an index for each order."""
    with op.batch_alter_table("edges") as table:
        table.alter_column("share", existing_type=sa.Float(), nullable=True)
    op.execute(f"UPDATE edges SET share = NULL WHERE parent LIKE '{OUTSIDE}' AND share = 0")
    op.drop_index("ix_stories_last", "stories")
    for order, columns in ORDERS.items():
        op.create_index(f"ix_stories_{order}", "stories", columns)


def downgrade() -> None:
    """The column must be filled again; one index as before."""
    for order in ORDERS:
        op.drop_index(f"ix_stories_{order}", "stories")
    op.create_index("ix_stories_last", "stories", ["last"])
    op.execute("UPDATE edges SET share = 0 WHERE share IS NULL")
    with op.batch_alter_table("edges") as table:
        table.alter_column("share", existing_type=sa.Float(), nullable=False)
