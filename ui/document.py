"""Between the editor and the report that is open: the document that is shown, what is typed saved.

One of these goes with a session and a report; it is built anew when another report is opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import uuid4

import streamlit as st
from components import editor
from plain import plain
from session import Session

from qicao.desk import (
    LineRow,
    MarkRow,
    SlotRow,
    SlotRows,
    TypedLine,
    mark_rows,
    new_ids,
    report_lines,
    typed_sections,
)
from qicao.errors import QicaoError, SaveConflict
from qicao.keeping import Kept
from qicao.settings import Settings
from qicao.workflow import Drafted
from qicao.writers import rewrite

_KEY = "desk"


@dataclass(frozen=True)
class Built:
    """The document of a revision, without what changes from run to run, and its findings."""

    number: int
    document: editor.Document
    marks: tuple[MarkRow, ...]


@dataclass(frozen=True)
class Words:
    """What slots of one ledger print, and what may be put in; the same while only text changes."""

    rows: SlotRows
    entries: tuple[editor.Entry, ...]

    @classmethod
    def of(cls, drafted: Drafted) -> Words:
        """All that the ledger has."""
        rows = SlotRows(drafted.ledger, drafted.report.numbers)
        return cls(rows, tuple(map(_entry, rows.vocabulary)))

    def fit(self, drafted: Drafted) -> bool:
        """Whether a draft prints the same."""
        same = self.rows.ledger is drafted.ledger
        return same and self.rows.numbers == drafted.report.numbers


@dataclass(eq=False)
class Desk:
    """What the editor of one report has to remember between two runs."""

    state: Session
    settings: Settings
    report: str
    saved: editor.Saved | None = None
    proposal: editor.Proposal | None = None
    wish: editor.Rewrite | None = None
    chosen: str = ""
    """The finding that was clicked last."""
    line: str = ""
    """The line that is to be shown, where it is no finding."""
    jumps: int = 0
    built: Built | None = field(default=None, repr=False)
    words: Words | None = field(default=None, repr=False)

    @classmethod
    def of(cls, state: Session, settings: Settings) -> Desk:
        """The one that belongs to the report that is open."""
        kept = _kept(state)
        desk = st.session_state.get(_KEY)
        if not isinstance(desk, Desk) or desk.report != kept.id or desk.state is not state:
            desk = st.session_state[_KEY] = cls(state, settings, kept.id)
        desk.settings = settings
        return desk

    @property
    def key(self) -> str:
        """The editor's key: one mount for one report."""
        return f"editor:{self.report}"

    def document(self) -> editor.Document:
        """The report as it is saved, with the answer to the last save and what is proposed."""
        jump = None
        if self.jumps:
            jump = editor.Jump(n=self.jumps, key="" if self.line else self.chosen, line=self.line)
        told = {"saved": self.saved, "proposal": self.proposal, "jump": jump}
        return self.shown().document.model_copy(update=told)

    def shown(self) -> Built:
        """The report as it is saved, built once for each revision."""
        kept = _kept(self.state)
        if self.built is None or self.built.number != kept.number:
            drafted = _drafted(kept)
            if self.words is None or not self.words.fit(drafted):
                self.words = Words.of(drafted)
            marks = mark_rows(drafted)
            self.built = Built(kept.number, _document(kept, marks, self.words), marks)
        return self.built

    def take(self, edited: editor.Edited) -> None:
        """What the browser sent: a text to save, a click, a wish."""
        if edited.content:
            self.saved = self._save(edited.content)
        if edited.found:
            self.chosen = edited.found.key
        if edited.rewrite:
            self.wish = edited.rewrite
        if edited.proposal_answer:
            self.proposal = None

    def go(self, key: str) -> None:
        """Shows a finding in the text."""
        self.chosen, self.line, self.jumps = key, "", self.jumps + 1

    def go_to_line(self, line: str) -> None:
        """Shows a line of the text."""
        self.line, self.jumps = line, self.jumps + 1

    def rewrite(self) -> None:
        """Asks the model for another wording, if somebody wished for one; proposed, not put in."""
        wish, self.wish, prepared = self.wish, None, self.state.prepared
        if wish is None or prepared is None:
            return
        with st.spinner(f"模型正在{wish.way}……"):
            try:
                text = rewrite(self.settings, prepared, wish.text, wish.way)
            except QicaoError as error:
                st.warning(plain(error.on_page))
                return
        self.proposal = editor.Proposal(
            id=uuid4().hex,
            line=wish.line,
            start=wish.start,
            end=wish.end,
            before=wish.text,
            after=text,
        )

    def _save(self, content: editor.Content) -> editor.Saved:
        kept = _kept(self.state)
        if content.report != kept.id:
            return _failed(content, kept, "这段文字是另一份报告的：请从报告列表打开那一份再改")
        try:
            base = self.state.revision(content.base)
            typed = [_typed(line) for line in content.lines]
            sections = typed_sections(_drafted(base).report, typed)
            if sections:
                self.state.put(sections, base, content.save)
        except SaveConflict as conflict:
            return _failed(content, kept, str(conflict), state="conflict")
        except QicaoError as error:
            return _failed(content, kept, error.on_page)
        now = _kept(self.state)
        ids = new_ids(_drafted(now).report, typed)
        lines = tuple(editor.NewId(at=at, id=id) for at, id in ids.items())
        return editor.Saved(save=content.save, revision=now.number, lines=lines)


def _kept(state: Session) -> Kept:
    if state.kept is None:
        raise RuntimeError("the editor is shown for a report that is open")
    return state.kept


def _drafted(kept: Kept) -> Drafted:
    if kept.drafted is None:
        raise RuntimeError("the editor is shown for a report with a text")
    return kept.drafted


def _failed(
    content: editor.Content, kept: Kept, message: str, state: str = "failed"
) -> editor.Saved:
    return editor.Saved.model_validate(
        {"save": content.save, "revision": kept.number, "state": state, "message": message}
    )


def _document(kept: Kept, marks: Sequence[MarkRow], words: Words) -> editor.Document:
    drafted = _drafted(kept)
    report = drafted.report
    sections = (*report.sections, *report.appendices)
    texts = [text for section in sections for block in section.blocks for text in block.texts]
    texts += [fix.insert for mark in marks for fix in mark.fixes]
    return editor.Document(
        report=kept.id,
        revision=kept.number,
        lines=tuple(map(_line, report_lines(report))),
        slots={row.slot: _slot(row) for row in words.rows.used(texts)},
        marks=tuple(map(_mark, marks)),
        vocabulary=words.entries,
    )


def _line(row: LineRow) -> editor.Line:
    grid = None
    if row.table:
        named = ("caption", "unit_line", "header", "rows")
        grid = editor.Grid(**{name: getattr(row.table, name) for name in named})
    return editor.Line(
        id=row.id,
        section=row.section,
        kind=row.kind,
        text=row.text,
        level=row.level,
        number=row.number,
        locked=row.kind in ("heading", "table"),
        table=grid,
    )


def _slot(row: SlotRow) -> editor.SlotInfo:
    told = row.model_dump(exclude={"slot", "printed", "group"})
    return editor.SlotInfo.model_validate({**told, "print": row.printed})


def _entry(row: SlotRow) -> editor.Entry:
    told = row.model_dump(include={"slot", "label", "kind", "group"})
    return editor.Entry.model_validate({**told, "print": row.printed})


def _mark(row: MarkRow) -> editor.Mark:
    return editor.Mark.model_validate(row.model_dump())


def _typed(line: editor.EditedLine) -> TypedLine:
    table = line.table
    return TypedLine(
        id=line.id,
        section=line.section,
        kind="heading" if line.kind == "title" else line.kind,
        text=line.text,
        header=tuple(table.header) if table else (),
        rows=tuple(tuple(row) for row in table.rows) if table else (),
    )
