"""What is kept in a database: reports with their revisions, jobs, and the runs of drafting.

SQLite in a file by default, PostgreSQL by address; one schema and one history of migrations for
both. Rows and connections stay in here: what goes in and comes out are values. Whoever needs the
store imports it where it is needed, since it brings SQLAlchemy with it.
"""

from qicao.errors import MissingDependency

try:
    from qicao.store.backup import require_whole
    from qicao.store.jobs import JobStore
    from qicao.store.opening import Store, open_desk, open_store
    from qicao.store.reports import ReportStore
    from qicao.store.runs import RunStore
except ModuleNotFoundError as error:
    if error.name != "sqlalchemy":
        raise
    todo = "请运行 pip install 'qicao[store]'"
    raise MissingDependency(f"保存报告和起草记录需要 sqlalchemy：{todo}") from None

__all__ = [
    "JobStore",
    "ReportStore",
    "RunStore",
    "Store",
    "open_desk",
    "open_store",
    "require_whole",
]
