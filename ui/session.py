"""The state of one visitor: what was read, the draft, and text that is not saved yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st
from plain import plain

from qicao.delivery import Delivered, open_report
from qicao.desk import (
    Choices,
    FilledBlank,
    carry_over,
    decide,
    decide_cells,
    merge_choices,
    new_folder,
    skip_cells,
    split_choices,
    undo,
    withdraw_cells,
)
from qicao.errors import QicaoError
from qicao.profile import Profile
from qicao.workflow import Drafted, Prepared, edit, prepare, settle

_KEY = "qicao"
Spot = tuple[str, str]
"""A section and a block in it."""


@dataclass(eq=False)
class Session:
    """All that is kept between two runs of the page."""

    prepared: Prepared | None = None
    drafted: Drafted | None = None
    past: list[Choices] = field(default_factory=list)
    """What was chosen before each step, for going back."""
    carried: int = 0
    """Cells that were told with earlier files and are the same in these."""
    filled: FilledBlank | None = None
    """The bureau's form as the data fill it now."""
    round: int = 0
    """Which draft this is: a new one has new text areas."""
    unsaved: dict[Spot, str] = field(default_factory=dict)
    refused: dict[Spot, str] = field(default_factory=dict)
    """Why a text was not saved."""
    saved: int = 0
    """Passages saved since the draft was written."""
    taken: dict[str, tuple[Delivered, bytes]] = field(default_factory=dict)
    """Files written from the draft as it stands, by suffix."""
    kinds: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """Title and outlines of each kind of report, by its name."""
    told: list[str] = field(default_factory=list)
    """What the engine said while it wrote."""

    def __post_init__(self) -> None:
        self.folder = new_folder(self)

    def read(self, inputs: Sequence[Path], profile: Profile) -> None:
        """Reads the files; what was there stays if they are refused.

        A choices.yaml among them counts; what was told of cells before holds where the cells do.
        """
        files, said = split_choices(inputs)
        if not files and self.prepared:
            self.choose(merge_choices(self.prepared.choices, said))
            return
        prepared, kept = prepare(files, profile), Choices()
        if self.prepared and self.prepared.profile.ref.id == profile.ref.id:
            kept = carry_over(self.prepared, prepared)
        self.take(settle(prepared.reading, profile, merge_choices(kept, said)))
        self.carried = len(kept.cells)
        self.past.clear()

    def take(self, prepared: Prepared) -> None:
        """What is prepared now; a form that was filled from other data is old."""
        self.prepared, self.filled = prepared, None

    def choose(self, choices: Choices) -> None:
        """The data anew with these choices, and a step to go back."""
        if self.prepared is None or choices == self.prepared.choices:
            return
        before = self.prepared.choices
        self.take(settle(self.prepared.reading, self.prepared.profile, choices))
        self.past.append(before)

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
        if self.prepared and self.past:
            self.take(settle(self.prepared.reading, self.prepared.profile, self.past[-1]))
            self.past.pop()

    def open(self, bundle: Path) -> None:
        """Goes on with a report out of a bundle."""
        self.put(open_report(bundle))
        self.prepared = self.filled = None
        self.past.clear()

    def put(self, drafted: Drafted) -> None:
        """A new draft in the place of the old one."""
        self.drafted = drafted
        self.round += 1
        self.saved = 0
        for kept in (self.unsaved, self.refused, self.taken):
            kept.clear()

    def type(self, spot: Spot, text: str, saved: str) -> None:
        """Keeps what was typed at a passage, or forgets it if it is what was saved."""
        self.refused.pop(spot, None)
        if text == saved:
            self.unsaved.pop(spot, None)
        else:
            self.unsaved[spot] = text

    def save(self, spot: Spot) -> bool:
        """Saves what was typed; False, with the reason in `refused`, if it cannot be."""
        if self.drafted is None or spot not in self.unsaved:
            return True
        try:
            self.drafted = edit(self.drafted, *spot, self.unsaved[spot])
        except QicaoError as error:
            self.refused[spot] = str(error)
            return False
        self.unsaved.pop(spot)
        self.saved += 1
        self.taken.clear()
        return True


def current() -> Session:
    """The session of this visitor."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    state = st.session_state[_KEY]
    assert isinstance(state, Session)  # noqa: S101 - nobody else writes this key
    return state


@contextmanager
def in_words() -> Iterator[None]:
    """Shows an error of the line as one message; the page goes on with what it had."""
    try:
        yield
    except QicaoError as error:
        st.error(plain(str(error)))
