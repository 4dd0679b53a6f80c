"""The state of one visitor: the report that is open, a step, and text that is not saved yet.

All else is in the store: what a method here does is one save there, or nothing.
"""

from __future__ import annotations

import errno
import getpass
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from plain import plain

from qicao.delivery import Delivered, open_report
from qicao.desk import (
    Choices,
    FilledBlank,
    MemberGrid,
    Moved,
    Sending,
    TypedGrid,
    added_workbook,
    decide,
    decide_cells,
    gather,
    keep_files,
    merge_choices,
    moved,
    new_folder,
    reread,
    skip_cells,
    split_choices,
    undo,
    withdraw_cells,
)
from qicao.errors import QicaoError, UsageError
from qicao.keeping import (
    Kept,
    SectionConflict,
    keep_bundle,
    keep_data,
    keep_new,
    keep_sections,
    keep_text,
    open_kept,
    replaced_by,
    saw_replaced,
)
from qicao.profile import Profile
from qicao.values import Section
from qicao.workflow import Drafted, Prepared, retext, settle

if TYPE_CHECKING:
    from qicao.keeping import Store

_KEY = "qicao"
SEEN = 4
"""Revisions that are held open for comparing."""
Spot = tuple[str, str]
"""A section and a block in it."""


@dataclass(eq=False)
class Session:
    """All that is kept between two runs of the page."""

    store: Store
    kept: Kept | None = None
    """The report that is open, as the latest revision has it that this visitor saw."""
    who: str = ""
    past: list[Choices] = field(default_factory=list)
    """What was chosen before each step, for going back."""
    carried: int = 0
    """Cells that were told with earlier files and are the same in these."""
    dropped: tuple[str, ...] = ()
    """Values of people that were not carried over, since what they stood for has changed."""
    plainly: bool = False
    """Whether the plain editor is wanted."""
    chapter: str = ""
    """The chapter that is edited."""
    filled: FilledBlank | None = None
    """The bureau's form as the data fill it now."""
    unsaved: dict[Spot, str] = field(default_factory=dict)
    bases: dict[Spot, Kept] = field(default_factory=dict)
    """The report as it was seen when somebody began to type at a passage."""
    refused: dict[Spot, str] = field(default_factory=dict)
    """Why a text was not saved."""
    taken: dict[str, tuple[Delivered, bytes]] = field(default_factory=dict)
    """Files written from the text as it stands, by suffix."""
    seen: dict[int, Kept] = field(default_factory=dict)
    """Revisions that were looked at, by number: they never change."""
    moved: tuple[int, Moved | None] = (0, None)
    """What other files moved, as a revision has it; None if all is seen."""
    grids: dict[str, tuple[int, str, MemberGrid]] = field(default_factory=dict)
    """By group the grid that the browser has, its key, and the revision up to which it is right."""
    kinds: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Title and outlines of each kind of report, by its name."""
    sent: tuple[object, Sending] | None = None
    """What was asked about, and what a draft of it would send."""
    silence: tuple[str, datetime | None] | None = None
    """A job, and when its worker was last heard of before another one was started for it."""
    page: bytes = b""
    """The page of the text's numbers, once it was looked at."""

    def __post_init__(self) -> None:
        self.folder = new_folder(self)

    @property
    def prepared(self) -> Prepared | None:
        """The data of the report that is open."""
        return self.kept.prepared if self.kept else None

    @property
    def drafted(self) -> Drafted | None:
        """Its text."""
        return self.kept.drafted if self.kept else None

    def open(self, report: str) -> None:
        """Opens the latest revision of a report. NotKept if there is none."""
        self.close()
        self.kept = open_kept(self.store.reports, report)

    def close(self) -> None:
        """Leaves the report; what is saved stays where it is."""
        self.kept = None
        self.forget()

    def forget(self) -> None:
        """Forgets what belonged to the report that was open."""
        self.carried, self.dropped, self.chapter, self.filled, self.page = 0, (), "", None, b""
        self.moved = (0, None)
        self.grids.clear()
        for kept in (self.past, self.unsaved, self.bases, self.refused, self.taken, self.seen):
            kept.clear()

    def follow(self) -> bool:
        """Goes on to the latest revision; whether there was a newer one."""
        if self.kept is None:
            return False
        latest = self.store.reports.line(self.kept.id).revision
        if latest == self.kept.number:
            return False
        self.take(open_kept(self.store.reports, self.kept.id))
        return True

    def take(self, kept: Kept) -> None:
        """What is open now; a file or a form that was made before is old."""
        self.kept, self.filled, self.page = kept, None, b""
        self.taken.clear()

    def read(
        self,
        inputs: Sequence[Path],
        profile: Profile,
        *,
        new: bool,
        told: Choices | None = None,
        note: str = "",
    ) -> None:
        """Reads files, into a new report or beside those that it has; the same name replaces.

        What was there stays if they are refused. A choices.yaml among them counts; what was told
        before holds where the files say the same, and what is `told` now in any case.
        """
        files, said = split_choices(inputs)
        said = merge_choices(said, told or Choices())
        if not files and self.prepared and not new:
            self.choose(merge_choices(self.prepared.choices, said))
            return
        given = gather(files)
        old = None if new else self.kept
        if old and old.prepared:
            given = [*self._files_without(old, {name for name, _ in given}), *given]
            files = keep_files(given, self.folder)
        self._reread(old, files, profile, given, said, note)

    def take_out(self, name: str) -> None:
        """The report without one of its files; an earlier revision still has it.

        What was told holds where the others say the same. Nothing for the only file.
        """
        if self.kept is None or self.prepared is None:
            return
        given = self._files_without(self.kept, {name})
        if given:
            files, note = keep_files(given, self.folder), f"取出 {name}"
            self._reread(self.kept, files, self.kept.profile, given, Choices(), note)

    def _files_without(self, kept: Kept, names: Container[str]) -> list[tuple[str, bytes]]:
        """The files of a report with their contents, but for some."""
        reports, files = self.store.reports, kept.state.files
        return [(f.name, reports.content(f.digest)) for f in files if f.name not in names]

    def _reread(
        self,
        old: Kept | None,
        files: Sequence[Path],
        profile: Profile,
        given: Sequence[tuple[str, bytes]],
        said: Choices,
        note: str,
    ) -> None:
        """Reads all the files there are now, and saves what they give with what was told."""
        year = old.state.year if old else None
        found = reread(files, profile, old.prepared if old else None, said, year)
        self._keep(old, found.prepared, given, note)
        self.carried, self.dropped = found.carried, found.dropped

    def _keep(
        self, old: Kept | None, prepared: Prepared, given: Sequence[tuple[str, bytes]], note: str
    ) -> None:
        reports = self.store.reports
        if old is None:
            self.forget()
            self.take(keep_new(reports, prepared, given, self.who))
        else:
            self.take(keep_data(reports, old, prepared, self.who, files=given, note=note))
            self.past.clear()

    def choose(self, choices: Choices) -> None:
        """The data anew with these choices, and a step to go back."""
        if self.kept is None or self.prepared is None or choices == self.prepared.choices:
            return
        before = self.prepared.choices
        settled = settle(self.prepared.reading, self.prepared.profile, choices)
        self.take(keep_data(self.store.reports, self.kept, settled, self.who))
        self.past.append(before)

    def fill_in(self, group: str, typed: TypedGrid, why: str) -> None:
        """Saves what was typed into a grid: corrections as choices, new rows as a file."""
        if self.kept is None or self.prepared is None or typed.refused:
            return
        told = typed.choices(self.who, why)
        if not (typed.added or typed.removed):
            self.choose(merge_choices(self.prepared.choices, told))
            return
        book = added_workbook(self.prepared, group, typed.added, typed.removed)
        paths = keep_files([book], self.folder)
        self.read(paths, self.kept.profile, new=False, told=told, note=why)

    def put_back(self, member: str) -> None:
        """A row that was left out stands in the report again."""
        if self.prepared:
            chosen = self.prepared.choices
            rest = {key: told for key, told in chosen.left_out.items() if key != member}
            self.choose(chosen.model_copy(update={"left_out": rest}))

    def decide(self, conflict: str, option: str | None) -> None:
        """One conflict decided, or with None the decision taken back."""
        if self.prepared:
            chosen = self.prepared.choices
            self.choose(decide(chosen, conflict, option) if option else undo(chosen, conflict))

    def tell(self, cells: Mapping[str, str]) -> None:
        """Listed cells told: place and id."""
        if self.prepared:
            self.choose(decide_cells(self.prepared.choices, cells))

    def skip(self, places: Iterable[str]) -> None:
        """Listed cells told to be no figures."""
        if self.prepared:
            self.choose(skip_cells(self.prepared.choices, places))

    def withdraw(self, places: Iterable[str]) -> None:
        """What was told of cells taken back."""
        if self.prepared:
            self.choose(withdraw_cells(self.prepared.choices, places))

    def step_back(self) -> None:
        """The choices before the last step."""
        if self.past:
            before = self.past[-1]
            self.choose(before)
            del self.past[-2:]

    def open_bundle(self, bundle: Path) -> None:
        """A new report out of a bundle."""
        drafted = open_report(bundle)
        self.close()
        self.take(keep_bundle(self.store.reports, drafted, self.who))

    def type(self, spot: Spot, text: str, saved: str) -> None:
        """Keeps what was typed at a passage, or forgets it if it is what was saved."""
        self.refused.pop(spot, None)
        if text == saved:
            self.unsaved.pop(spot, None)
            self.bases.pop(spot, None)
        elif self.kept:
            self.unsaved[spot] = text
            self.bases.setdefault(spot, self.kept)

    def save(self, spot: Spot) -> bool:
        """Saves what was typed; False, with the reason in `refused`, if it cannot be."""
        if self.kept is None or self.drafted is None or spot not in self.unsaved:
            return True
        base = self.bases[spot]
        try:
            section = retext(base.drafted or self.drafted, *spot, self.unsaved[spot])
            self.put({section.id: section}, base)
        except SectionConflict as conflict:
            self.refused[spot] = str(conflict)
            self.follow()
            if self.kept:  # both texts are seen now, so the next save is a choice
                self.bases[spot] = self.kept
            return False
        except QicaoError as error:
            self.refused[spot] = error.on_page
            return False
        del self.unsaved[spot], self.bases[spot]
        return True

    def put(self, sections: Mapping[str, Section], base: Kept, save: str = "") -> None:
        """Saves sections that were changed in `base`.

        SectionConflict if somebody else has changed one of them since.
        """
        self.take(keep_sections(self.store.reports, base, sections, self.who, save=save))

    def rewrite(self, drafted: Drafted, note: str) -> None:
        """Saves another text as a whole. SaveConflict if somebody else saved meanwhile."""
        if self.kept:
            self.take(keep_text(self.store.reports, self.kept, drafted, self.who, note=note))

    def what_moved(self) -> Moved | None:
        """What files that were read later moved under the text; None once somebody has seen it."""
        if self.kept is None or self.drafted is None:
            return None
        if self.moved[0] != self.kept.number:
            number = replaced_by(self.store.reports, self.kept)
            before = self.revision(number).drafted if number else None
            self.moved = self.kept.number, moved(before.ledger, self.drafted) if before else None
        return self.moved[1]

    def saw_moved(self) -> None:
        """Says that somebody has seen it."""
        if self.kept:
            saw_replaced(self.store.reports, self.kept, self.who)
            self.moved = self.kept.number, None

    def revision(self, number: int) -> Kept:
        """A revision of the report that is open."""
        if self.kept is None:
            raise UsageError("没有打开的报告：请先从报告列表打开一份")
        if number == self.kept.number:
            return self.kept
        if number not in self.seen:
            while len(self.seen) >= SEEN:
                del self.seen[next(iter(self.seen))]
            self.seen[number] = open_kept(self.store.reports, self.kept.id, number)
        return self.seen[number]


def current(store: Store) -> Session:
    """The session of this visitor."""
    state = st.session_state.get(_KEY)
    if not isinstance(state, Session) or state.store is not store:
        state = st.session_state[_KEY] = Session(store, who=_name(store))
    return state


def _name(store: Store) -> str:
    """The name under which was saved last, else that of the account on this machine."""
    lines = store.reports.lines(away=None, limit=1)
    if lines:
        return lines[0].changed_by
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "未署名"


@contextmanager
def in_words(*, again: bool = False) -> Iterator[None]:
    """Shows an error of the line, or of the disk, as one message; the page goes on.

    With `again`, a button beneath it runs the page once more.
    """
    try:
        yield
    except (QicaoError, OSError) as error:
        st.error(plain(said(error)))
        if again:
            st.button("再试一次", type="primary", key="again")


def said(error: QicaoError | OSError) -> str:
    """An error as a sentence with what to do; our own have one already."""
    if isinstance(error, QicaoError):
        return error.on_page
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    reason = "磁盘满了" if full else error.strerror or type(error).__name__
    return f"这台机器上临时的文件写不了（{reason}）：请腾出磁盘空间再试一次；已经保存的都在"
