"""Whether a report was put away, so that the list of reports leaves it out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column `away` to `report`."""
    op.add_column("report", sa.Column("away", sa.Integer, nullable=False, server_default="0"))
