"""How well forms are read and filled: invented departments in layouts that were kept aside.

Whoever wrote those layouts had seen neither forms.yaml nor the reader (samples/departments). What
counts is each cell of the truth: its own id, another one, or listed for a person to confirm.
"""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from python_calamine import CalamineWorkbook
from sidebyside import Result

from qicao.filling import fill_form
from qicao.profile import Profile, load_profile
from qicao.quantity import parse_amount
from qicao.readers import read_file, read_inputs
from qicao.readers.guard.door import open_file
from qicao.resources import find_profile
from qicao.trial.generate import Order, generate_all
from qicao.trial.layouts import load_layouts
from qicao.values import Fact, Figure, Reading, Source
from qicao.workflow import prepare

DEPARTMENTS = 300
FILLED = 20
TIMED = 30
ROUNDS = 5
Place = tuple[str, str, str]
"""File, sheet and cell."""


@dataclass
class Tally:
    """Cells by what became of them: right, wrong, listed, silent; and amounts of no id mapped."""

    cells: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Cells that have an id."""
        return sum(self.cells[kind] for kind in ("right", "wrong", "listed", "silent"))


@dataclass(frozen=True)
class Share:
    """A share of things that came out as they should, with the least that will do."""

    name: str
    good: int
    total: int
    least: float

    @property
    def kept(self) -> bool:
        """Whether it is enough, of something at all."""
        return self.total > 0 and self.good >= self.least * self.total


def measure(departments: int = DEPARTMENTS) -> Iterator[Share | Result]:
    """Mapping, filling, and the time of an import beside calamine's bare reading."""
    profile = load_profile(find_profile("hunan_overall"))
    with TemporaryDirectory() as folder:
        folders = generated(Path(folder), departments)
        tally = Tally()
        for one in folders:
            held_against(one, profile, tally)
        for line in tally.wrong[:20]:
            print(line)
        yield Share("留作检验的表样：对应正确的格", tally.cells["right"], tally.total, 0.98)
        yield Share("　没有对应错的格", tally.total - tally.cells["wrong"], tally.total, 1)
        yield Share("　其余都列出来了", tally.total - tally.cells["silent"], tally.total, 1)
        yield filled(folders[:FILLED], profile)
        yield from timed(folders[:TIMED], profile)


def generated(root: Path, departments: int) -> list[Path]:
    """Departments in the layouts that are held out, in turn."""
    names = sorted(name for name, house in load_layouts().items() if house.held_out)
    orders = [Order(seed=i, layout=names[i % len(names)]) for i in range(departments)]
    return generate_all(orders, root, str)


def truth_of(folder: Path) -> dict[str, Any]:
    """What is true of a generated folder."""
    found: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return found


def held_against(folder: Path, profile: Profile, tally: Tally) -> None:
    """Reads a folder's forms and counts every cell that the truth names."""
    truth = truth_of(folder)
    reading = read_inputs([folder / file["file"] for file in truth["files"]], profile)
    got = ids_by_place(reading)
    listed = {place(row.source) for row in reading.unmapped}
    for file in truth["files"]:
        wanted: dict[Place, set[str]] = defaultdict(set)
        for cell in file["cells"]:
            wanted[file["file"], cell["sheet"], cell["cell"]].add(cell["id"])
        for spot, ids in wanted.items():
            kind = judged(got.get(spot), ids, listed=spot in listed)
            tally.cells[kind] += 1
            if kind == "wrong":
                tally.wrong.append(f"{folder.name} {spot}: {ids} {got[spot]}")
        for cell in file["other"]:
            spot = file["file"], cell["sheet"], cell["cell"]
            if spot in got:
                tally.cells["wrong"] += 1
                tally.wrong.append(f"{folder.name} {spot}: no id, {got[spot]}")


def judged(found: set[str] | None, ids: set[str], *, listed: bool) -> str:
    """What became of a cell."""
    if found is None:
        return "listed" if listed else "silent"
    return "right" if found == ids else "wrong"


def ids_by_place(reading: Reading) -> dict[Place, set[str]]:
    """The ids of the figures that each cell gave."""
    return by_place(reading.figures)


def by_place(values: Iterable[Figure | Fact]) -> dict[Place, set[str]]:
    """The ids that each cell gave."""
    found: dict[Place, set[str]] = defaultdict(set)
    for value in values:
        if value.source:
            found[place(value.source)].add(value.id)
    return found


def place(source: Any) -> Place:
    """Where a value stood."""
    return source.file or "", source.sheet or "", source.cell or ""


def filled(folders: list[Path], profile: Profile) -> Share:
    """The slots of blank forms that hold the truth after filling, by reading them back."""
    good = total = 0
    for folder in folders:
        truth = truth_of(folder)
        ledger = prepare([folder / "plain", folder / "基本情况.yaml"], profile).ledger
        for blank in truth["blanks"]:
            path = folder / blank["file"]
            if path.suffix != ".xlsx":
                continue
            out = folder / f"filled_{path.name}"
            fill_form(path, ledger, profile, out)
            again = read_file(out, profile, ledger.year)
            got = by_place((*again.figures, *again.facts))
            known = {*ledger.known, *ledger.facts}
            slots = [s for s in blank["slots"] if s["id"] in known]
            total += len(slots)
            good += sum(s["id"] in got[out.name, s["sheet"], s["cell"]] for s in slots)
    return Share("填好的空白表：读回相同的格", good, total, 1)


def timed(folders: list[Path], profile: Profile) -> Iterator[Result]:
    """CPU of this process for reading final accounts with all checks.

    Beside bare calamine; and beside the least that any import has to do: taking the cells over and
    making the same validated figures, told where each of them stands.
    """
    books = [path for folder in folders for path in sorted(folder.glob("决算*.xlsx"))]
    readings = [read_file(path, profile, None) for path in books]
    ours = least(lambda: [read_file(path, profile, None) for path in books])
    plain = least(lambda: [bare(path) for path in books])
    needed = least(
        lambda: [remade(path, found) for path, found in zip(books, readings, strict=True)]
    )
    yield Result("读入决算工作簿（读取进程之外）对 calamine 取值", ours, plain, None)
    yield Result("　对只接过单元格、造出同样的数据", ours, needed, 8)
    yield Result("　只接过单元格、造出同样的数据对 calamine 取值", needed, plain, None)


def remade(path: Path, reading: Reading) -> list[Figure]:
    """The cells of a file taken over, and the figures that it gives made anew."""
    open_file(path, path.name)
    return [again(figure) for figure in reading.figures if figure.source and figure.quantity]


def again(figure: Figure) -> Figure:
    """The same figure, its amount read and its source made once more."""
    source, quantity = figure.source, figure.quantity
    assert source is not None
    assert quantity is not None
    return Figure(
        id=figure.id,
        label=figure.label,
        quantity=parse_amount(source.text, quantity.unit),
        unit=figure.unit,
        period=figure.period,
        source=Source(**dict(source)),
    )


def bare(path: Path) -> None:
    """All values of a workbook, as calamine gives them."""
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def least(work: Callable[[], object]) -> float:
    """The least CPU seconds of this process over some rounds."""
    work()
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)
