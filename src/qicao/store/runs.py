"""The runs of drafting with a model: every call is kept before its reply is used.

Each method is one transaction, which is on the disk when it returns. All raise StoreError when the
database cannot be used; nothing is retried here, and doing the same again adds nothing twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection, Update, select, update

from qicao.errors import StoreError
from qicao.store.clock import Clock, now
from qicao.store.database import Closing, Database
from qicao.store.rows import columns, exchange_of, exchange_row, run_of, run_row
from qicao.store.tables import add_once, exchanges, runs
from qicao.values import Exchange, Run, RunState


class RunStore(Closing):
    """Runs and their exchanges; may be shared by threads. Close it, or use it in a `with`."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database, self._clock = database, clock

    def begin(self, run: Run) -> None:
        """Keeps a run; nothing happens if its id is kept already."""
        with self._database.writing() as connection:
            connection.execute(add_once(connection.dialect.name, runs, run_row(run)))

    def end(self, run_id: str, state: RunState, note: str = "") -> None:
        """Marks a run as ended now; the first end of a run stands, and '' leaves its note."""
        ended = {"state": RunState(state).value, "ended": self._clock()}
        ended |= {"note": note} if note else {}
        change = update(runs).where(runs.c.id == run_id, runs.c.ended.is_(None)).values(**ended)
        with self._database.writing() as connection:
            if not connection.execute(change).rowcount:
                self._require_run(connection, run_id)

    def keep(self, exchange: Exchange) -> None:
        """Keeps an exchange of a run that has begun; nothing happens if its id is kept already."""
        with self._database.writing() as connection:
            row = exchange_row(exchange)
            connection.execute(add_once(connection.dialect.name, exchanges, row))

    def judge(self, exchange_id: str, codes: Sequence[str]) -> None:
        """Keeps the codes of the faults that were found in a reply; a later verdict replaces it."""
        change = update(exchanges).where(exchanges.c.id == exchange_id)
        self._change(change.values(verdict=list(codes)), exchange_id)

    def find(self, key: str) -> Exchange | None:
        """The latest exchange with this key that the model answered to the end, of any run."""
        query = columns(exchanges).where(
            exchanges.c.key == key,
            exchanges.c.reply.is_not(None),
            exchanges.c.failure == "",
            exchanges.c.finish == "stop",
        )
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(exchanges.c.number.desc()).limit(1)).first()
        return None if row is None else exchange_of(row._mapping)

    def spent(self, run_id: str) -> Decimal:
        """What the exchanges of a run cost together, to the last digit."""
        query = select(exchanges.c.cost).where(exchanges.c.run == run_id)
        with self._database.reading() as connection:
            return sum(connection.execute(query).scalars(), Decimal(0))

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """The latest runs, newest first."""
        query = columns(runs).order_by(runs.c.began.desc(), runs.c.number.desc()).limit(limit)
        with self._database.reading() as connection:
            return tuple(map(run_of, connection.execute(query).mappings()))

    def exchanges(self, run_id: str) -> tuple[Exchange, ...]:
        """The exchanges of a run in the order in which they were kept."""
        query = columns(exchanges).where(exchanges.c.run == run_id).order_by(exchanges.c.number)
        with self._database.reading() as connection:
            return tuple(map(exchange_of, connection.execute(query).mappings()))

    def _change(self, change: Update, id: str) -> None:
        with self._database.writing() as connection:
            if not connection.execute(change).rowcount:
                raise StoreError(f"数据库 {self._database.place} 里没有编号为 {id} 的一次请求")

    def _require_run(self, connection: Connection, run_id: str) -> None:
        if connection.execute(select(runs.c.id).where(runs.c.id == run_id)).first() is None:
            raise StoreError(f"数据库 {self._database.place} 里没有编号为 {run_id} 的起草")
