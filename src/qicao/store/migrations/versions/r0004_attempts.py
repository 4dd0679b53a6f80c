"""How many workers have taken a job since anything of it was written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column `attempts` to `job`."""
    op.add_column("job", sa.Column("attempts", sa.Integer, nullable=False, server_default="0"))
