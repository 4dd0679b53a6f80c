"""Reports: every save is a revision more, and none is lost or made twice.

Each method is one transaction, which is on the disk when it returns. A save names the revision that
its maker saw; if the report has moved on it is refused, and nothing is overwritten. The same save
again, after an answer that was lost, gives back the revision that it made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, func, insert, or_, select, type_coerce, update

from qicao.errors import NotKept, SaveConflict
from qicao.store.chain import add_link, broken_links, links
from qicao.store.clock import Clock, now
from qicao.store.columns import as_json
from qicao.store.contents import add_contents, content_bodies, require_contents
from qicao.store.database import Database
from qicao.store.report_tables import reports, revisions
from qicao.store.rows import columns, profile_columns, report_of
from qicao.store.states import body_of, digest_of, section_digests, state_of, unpacked
from qicao.store.tables import add_once
from qicao.values import AuditLine, Deed, ReportLine, Revision, RevisionLine, Save, State

_AWAY = {True: "put_away", False: "put_back"}
"""What the chain says of a report that was taken out of the list, or put back."""


class ReportStore:
    """Reports with their revisions, contents and chains; may be shared by threads."""

    def __init__(self, database: Database, clock: Clock = now) -> None:
        self._database, self._clock = database, clock

    @property
    def place(self) -> str:
        """The address of the database, without its password."""
        return self._database.place

    def save(self, save: Save, contents: Iterable[bytes] = ()) -> Revision:
        """Keeps a state as the next revision, with the contents that it names and are new.

        SaveConflict if the report is no longer at `save.base`; NotKept if there is no such report,
        or if the state names a content that is neither given nor kept.
        """
        body, sections = body_of(save.state)
        given = [*contents, *sections.values()]
        with self._database.writing() as connection:
            if (done := self._saved(connection, save.id)) is not None:
                return done
            at = self._clock()
            number = self._take(connection, save, at)
            if number is None:
                return self._again(connection, save)
            add_contents(connection, given, at)
            require_contents(connection, save.state.contents, self.place)
            self._add(connection, save, number, at, body)
        return Revision(**_told(save, number, at), state=save.state)

    def lines(
        self, *, search: str = "", away: bool | None = False, limit: int = 20, skip: int = 0
    ) -> tuple[ReportLine, ...]:
        """Reports, the last changed first; with `search`, those whose title or unit has it.

        Those that were put away alone if `away`, and all where it is None.
        """
        query = columns(reports).order_by(reports.c.changed.desc(), reports.c.number.desc())
        with self._database.reading() as connection:
            some = _found(query, search, away).limit(limit).offset(skip)
            return tuple(map(report_of, connection.execute(some).mappings()))

    def count(self, *, search: str = "", away: bool | None = False) -> int:
        """How many reports `lines` would give in all."""
        query = _found(select(func.count()).select_from(reports), search, away)
        with self._database.reading() as connection:
            return int(connection.execute(query).scalar_one())

    def line(self, report: str) -> ReportLine:
        """One report. NotKept if there is none."""
        with self._database.reading() as connection:
            query = columns(reports).where(reports.c.id == report)
            row = connection.execute(query).mappings().first()
        if row is None:
            raise _no_report()
        return report_of(row)

    def revision(self, report: str, number: int | None = None) -> Revision:
        """A revision of a report, the latest if none is named. NotKept if there is none."""
        with self._database.reading() as connection:
            query = select(revisions).where(revisions.c.report == report)
            if number is not None:
                query = query.where(revisions.c.number == number)
            row = connection.execute(query.order_by(revisions.c.number.desc()).limit(1)).first()
            if row is None:
                raise _no_report()
            return self._revision(connection, row)

    def made(self, save: str) -> int | None:
        """The number of the revision that a save made; None if it was not kept."""
        query = select(revisions.c.number).where(revisions.c.id == save)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()

    def history(self, report: str) -> tuple[RevisionLine, ...]:
        """Every revision of a report without its state, the latest first."""
        kept = [c for c in revisions.c if c.name not in ("key", "body")]
        query = select(*kept).where(revisions.c.report == report)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(revisions.c.number.desc())).mappings()
            return tuple(RevisionLine(**row) for row in rows)

    def has(self, report: str, deed: Deed) -> bool:
        """Whether any revision of a report was made by that deed."""
        query = select(revisions.c.key).where(revisions.c.report == report)
        with self._database.reading() as connection:
            found = connection.execute(query.where(revisions.c.deed == deed.value).limit(1))
            return found.first() is not None

    def content(self, digest: str) -> bytes:
        """A content by its digest. NotKept if there is none, StoreError if it is damaged."""
        with self._database.reading() as connection:
            found = content_bodies(connection, (digest,))
        if digest not in found:
            raise NotKept(f"数据库 {self.place} 里没有内容 {digest[:12]}：请重新上传那个文件")
        return unpacked(digest, found[digest], self.place)

    def note(self, report: str, who: str, deed: str, detail: Mapping[str, Any]) -> None:
        """Tells the chain of something that made no revision: an export, a job, a look."""
        with self._database.writing() as connection:
            lock_report(connection, report)
            add_link(connection, report, self._clock(), who, deed, detail)

    def put_away(self, report: str, who: str, *, away: bool = True) -> None:
        """Takes a report out of the list, or puts it back; its chain tells of it, nothing is lost.

        Nothing if it is so already. NotKept if there is no such report.
        """
        other = (reports.c.id == report) & (reports.c.away != int(away))
        with self._database.writing() as connection:
            lock_report(connection, report)
            if connection.execute(update(reports).where(other).values(away=int(away))).rowcount:
                add_link(connection, report, self._clock(), who, _AWAY[away], {})

    def counted(self, report: str, number: int, errors: int, warnings: int) -> None:
        """Tells the list what the checks found in a revision; nothing if it is not the latest."""
        here = (reports.c.id == report) & (reports.c.revision == number)
        with self._database.writing() as connection:
            found = {"errors": errors, "warnings": warnings}
            connection.execute(update(reports).where(here).values(**found))

    def audit(self, report: str) -> tuple[AuditLine, ...]:
        """The chain of a report, first link first. NotKept if there is no such report."""
        with self._database.reading() as connection:
            chain = links(connection, report)
        if not chain:
            raise _no_report()
        return chain

    def broken(self, report: str) -> tuple[int, ...]:
        """Links that are not as they were sealed, or whose revision is not; () if all hold."""
        with self._database.reading() as connection:
            chain = links(connection, report)
            query = select(revisions.c.number, revisions.c.body)
            rows = connection.execute(query.where(revisions.c.report == report)).all()
        bodies = {row.number: digest_of(row.body.encode()) for row in rows}
        sealed = {link.revision: link.detail.get("body") for link in chain if link.revision}
        changed = {n for n in bodies.keys() | sealed.keys() if bodies.get(n) != sealed.get(n)}
        at = {link.number for link in chain if link.revision in changed}
        return tuple(sorted({*broken_links(chain), *at} or ({0} if changed else set())))

    def _saved(self, connection: Connection, id: str) -> Revision | None:
        row = connection.execute(select(revisions).where(revisions.c.id == id)).first()
        return None if row is None else self._revision(connection, row)

    def _revision(self, connection: Connection, row: Row[Any]) -> Revision:
        bodies = content_bodies(connection, section_digests(row.body))
        sections = {d: unpacked(d, body, self.place) for d, body in bodies.items()}
        told = {c: getattr(row, c) for c in RevisionLine.model_fields}
        return Revision(**told, state=state_of(row.body, sections, self.place))

    def _take(self, connection: Connection, save: Save, at: datetime) -> int | None:
        """Moves the report to its next number, which locks it; None if it is elsewhere."""
        number, index = save.base + 1, _index(save, at)
        if save.base == 0:
            made = {"id": save.report, "made": at, "revision": number, **index}
            once = add_once(connection.dialect.name, reports, made).returning(reports.c.id)
            return None if connection.execute(once).first() is None else number
        here = (reports.c.id == save.report) & (reports.c.revision == save.base)
        moved = connection.execute(update(reports).where(here).values(revision=number, **index))
        return number if moved.rowcount else None

    def _again(self, connection: Connection, save: Save) -> Revision:
        """What to answer where the lock was lost: the same save's revision, or why not."""
        if (done := self._saved(connection, save.id)) is not None:
            return done
        query = select(reports.c.revision, reports.c.changed_by).where(reports.c.id == save.report)
        row = connection.execute(query).first()
        if row is None:
            raise _no_report()
        todo = "请看过对方的内容再保存，您的文字还在"
        raise SaveConflict(f"{row.changed_by}在您打开之后保存过这份报告：{todo}", row.revision)

    def _add(
        self, connection: Connection, save: Save, number: int, at: datetime, body: str
    ) -> None:
        connection.execute(insert(revisions).values(**_told(save, number, at), body=body))
        detail = {"note": save.note, "save": save.id, "body": digest_of(body.encode())}
        add_link(connection, save.report, at, save.who, save.deed.value, detail, number)


def lock_report(connection: Connection, report: str) -> None:
    """Takes the report's row, so that its chain grows one link at a time. NotKept without one."""
    same = update(reports).where(reports.c.id == report).values(id=reports.c.id)
    if not connection.execute(same).rowcount:
        raise _no_report()


def _no_report() -> NotKept:
    return NotKept("找不到这份报告：它可能在另一个数据库里，请回到报告列表重新打开")


def _found(query: Any, search: str, away: bool | None) -> Any:
    """The query, for reports whose title or unit has the words, in the list or put away."""
    if away is not None:
        query = query.where(reports.c.away == int(away))
    words = as_json(search.strip())[1:-1]
    if not words:
        return query
    written = (type_coerce(column, Text) for column in (reports.c.title, reports.c.unit))
    return query.where(or_(*(text.contains(words, autoescape=True) for text in written)))


def _told(save: Save, number: int, at: datetime) -> dict[str, Any]:
    return {
        "id": save.id,
        "report": save.report,
        "number": number,
        "who": save.who,
        "at": at,
        "deed": save.deed,
        "note": save.note,
    }


def _index(save: Save, at: datetime) -> dict[str, Any]:
    """The columns of the list, as a save leaves them."""
    state: State = save.state
    return {
        "title": state.title,
        "unit": state.unit,
        "year": state.year,
        **profile_columns(state.profile),
        "changed": at,
        "changed_by": save.who,
        "stage": state.stage,
        "errors": state.errors,
        "warnings": state.warnings,
    }
