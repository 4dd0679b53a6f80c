"""The text that a model is writing, beside its job."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column `coming` to `job`."""
    op.add_column("job", sa.Column("coming", sa.Text, nullable=False, server_default="[]"))
