"""What the editor shows and what it gives back. Offsets are code points in a line's bound text.

`Document` and all below it go to the browser; `Edited` and all below it come from there and are
checked as the words of a stranger: sizes, types, ids that nobody gave out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Kind = Literal["title", "heading", "paragraph", "item", "table"]
Severity = Literal["error", "warning", "hint"]
PROSE = ("paragraph", "item")

LINES, CELLS, COLUMNS = 5_000, 2_000, 60
LINE, ID = 20_000, 200


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Grid(_Out):
    """A table; every cell is bound text."""

    caption: str = ""
    unit_line: str = ""
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Line(_Out):
    """One line of the document: a heading, a paragraph, an item of a list, or a table.

    Titles, headings and tables are always locked. `number` is drawn before the text: 一、 （一）.
    """

    id: str
    section: str
    kind: Kind = "paragraph"
    text: str = ""
    level: int = 0
    number: str = ""
    locked: bool = False
    table: Grid | None = None


class SlotInfo(_Out):
    """What a slot prints and where that comes from; kind `unknown` for one that names nothing."""

    print: str = ""
    label: str = ""
    kind: Literal["figure", "fact", "claim", "unknown"] = "figure"
    value: str = ""
    source: str = ""
    formula: str = ""
    note: str = ""


class Fix(_Out):
    """One way to mend a finding: put `insert` in place of start to end of the finding's line."""

    title: str
    start: int
    end: int
    insert: str


class Mark(_Out):
    """A finding in the text. It is shown only where `text` still stands at its place.

    In a table `cell` is its row and column (row -1 is the header), and start and end, those of the
    fixes too, count in the text of the cell.
    """

    key: str
    line: str
    start: int = 0
    end: int = 0
    text: str = ""
    severity: Severity = "warning"
    code: str = ""
    message: str = ""
    todo: str = ""
    fixes: tuple[Fix, ...] = ()
    cell: tuple[int, int] | None = None


class Entry(_Out):
    """A slot to choose from: `slot` is `id` or `id|style`, without brackets."""

    slot: str
    label: str
    print: str
    kind: Literal["figure", "fact", "claim"] = "figure"
    group: str = ""


class Proposal(_Out):
    """A rewrite to accept or to refuse; `before` is the exact text that stands there."""

    id: str
    line: str
    start: int
    end: int
    before: str
    after: str


class NewId(_Out):
    """The id of a line that was sent without one: `at` is its place among the lines of the save."""

    at: int
    id: str


class Saved(_Out):
    """What became of a save. `revision` is the report's revision afterwards."""

    save: str
    revision: int
    state: Literal["saved", "failed", "conflict"] = "saved"
    message: str = ""
    lines: tuple[NewId, ...] = ()


class Jump(_Out):
    """Go to a finding or to a line; done once for each new `n`, which is not 0."""

    n: int
    key: str = ""
    line: str = ""


class Document(_Out):
    """All that the editor shows: a report at one revision, and what is known about its text."""

    report: str
    revision: int
    lines: tuple[Line, ...]
    slots: dict[str, SlotInfo] = {}
    marks: tuple[Mark, ...] = ()
    vocabulary: tuple[Entry, ...] = ()
    proposal: Proposal | None = None
    saved: Saved | None = None
    jump: Jump | None = None
    readonly: bool = False


Id = Annotated[str, StringConstraints(max_length=ID)]
Text = Annotated[str, StringConstraints(max_length=LINE, pattern=r"^[^\x00-\x08\x0a-\x1f\x7f]*$")]
Save = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Count = Annotated[int, Field(ge=0, le=10_000_000)]
Row = Annotated[list[Text], Field(max_length=COLUMNS)]


class EditedGrid(_In):
    """A table as it stands in the browser."""

    caption: Text
    unit_line: Text
    header: Row
    rows: Annotated[list[Row], Field(max_length=CELLS)]


class EditedLine(_In):
    """A line as it stands in the browser; `id` is "" for a new one. Headings are as they were."""

    id: Id
    kind: Kind
    section: Id
    text: Text
    table: EditedGrid | None = None


class Content(_In):
    """The whole document of one save; `base` is the revision that it was made from."""

    report: Id
    base: Count
    save: Save
    attempt: Count = 1
    lines: Annotated[list[EditedLine], Field(max_length=LINES)]


class Pressed(_In):
    """Somebody pressed 保存 or Ctrl+S; `save` is the save that is under way, or ""."""

    save: Save | Literal[""]


class Picked(_In):
    """A click on a slot."""

    slot: Id
    line: Id
    start: Count
    end: Count


class Found(_In):
    """A click on a finding."""

    key: Id


class Rewrite(_In):
    """A wish to have a part of a line rewritten; the text is saved before it is sent."""

    line: Id
    start: Count
    end: Count
    text: Text
    way: Literal["润色", "精简", "扩写", "改为公文语体"]


class ProposalAnswer(_In):
    """What became of a proposal; `stale` if its text was edited away before it could be shown."""

    id: Id
    answer: Literal["accepted", "refused", "stale"]


class Edited(_Out):
    """What the browser has sent since the last run; `rejected` says what was not taken."""

    content: Content | None = None
    save: Pressed | None = None
    picked: Picked | None = None
    found: Found | None = None
    rewrite: Rewrite | None = None
    proposal_answer: ProposalAnswer | None = None
    rejected: tuple[str, ...] = ()
