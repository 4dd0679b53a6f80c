"""What Alembic runs for a migration; the connection and its transaction are the caller's."""

from __future__ import annotations

from alembic import context

from qicao.store.report_tables import reports

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=reports.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
