"""Runs of drafting with a model, and their exchanges."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Adds the tables `run` and `exchange`."""
    _add_runs()
    _add_exchanges()


def _add_runs() -> None:
    op.create_table(
        "run",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("began", _MOMENT, nullable=False),
        sa.Column("ended", _MOMENT),
        sa.Column("engine", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("profile_id", sa.Text, nullable=False),
        sa.Column("profile_version", sa.Text, nullable=False),
        sa.Column("profile_digest", sa.Text, nullable=False),
        sa.Column("profile_variant", sa.Text, nullable=False),
        sa.Column("ledger", sa.Text, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("prices", sa.JSON, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_run"),
        sa.UniqueConstraint("id", name="uq_run_id"),
    )
    op.create_index("ix_run_began", "run", ["began"])


def _add_exchanges() -> None:
    op.create_table(
        "exchange",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("run", sa.String(32), nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("messages", sa.JSON, nullable=False),
        sa.Column("settings", sa.JSON, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("finish", sa.Text, nullable=False),
        sa.Column("failure", sa.Text, nullable=False),
        sa.Column("prompt_tokens", sa.BigInteger, nullable=False),
        sa.Column("completion_tokens", sa.BigInteger, nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("cost", sa.Text, nullable=False),
        sa.Column("began", _MOMENT, nullable=False),
        sa.Column("verdict", sa.JSON),
        sa.PrimaryKeyConstraint("number", name="pk_exchange"),
        sa.UniqueConstraint("id", name="uq_exchange_id"),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name="fk_exchange_run_run"),
    )
    op.create_index("ix_exchange_run_number", "exchange", ["run", "number"])
    op.create_index("ix_exchange_key_number", "exchange", ["key", "number"])
