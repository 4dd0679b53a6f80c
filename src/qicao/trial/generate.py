"""Departments as folders of files: the workbook, the forms, texts, plain tables, what is true.

A folder has case.yaml and what it names (the public forms, the appraisal's forms, 基本情况 for what
no form holds, materials), `blank` with the forms to fill, `plain` with the same data as our own
tables, and truth.json.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from qicao.errors import NoRoom
from qicao.trial.accountbooks import Printed, final_accounts
from qicao.trial.chance import Chance
from qicao.trial.departments import Department, invent
from qicao.trial.faults import Planted, plant
from qicao.trial.layouts import House, find_layout, load_layouts
from qicao.trial.legacy import find_office, to_xls
from qicao.trial.materials import Text, write_materials
from qicao.trial.papers import load_papers, papers_of
from qicao.trial.paperwork import paper_files
from qicao.trial.plain import NOTE, Stated, facts_yaml, figures_csv, plain_files, stated
from qicao.trial.stock import load_stock
from qicao.trial.subjectnames import as_called
from qicao.trial.truth import Told, truth

Labels = Callable[[str], str]
PLAIN, BLANK, TRUTH, CASE = "plain", "blank", "truth.json", "case.yaml"
REST = "基本情况"
"""Our own tables with what no form holds."""
PASSED_OVER = 50
"""So many departments in a row without room for a fault, and there is none to be looked for."""
FORMS = ("appraisal", "project", "data_sheet")


@dataclass(frozen=True)
class Order:
    """What to generate: the seed, and a kind of unit, a layout and a fault if not any."""

    seed: int
    kind: str = ""
    layout: str = ""
    fault: str = ""
    xls: bool = False


def generate_all(orders: Sequence[Order], folder: Path, labels: Labels) -> list[Path]:
    """Writes a department for each order, in a folder of its own; gives the folders."""
    folders = []
    workbooks: list[Path] = []
    for order in orders:
        department = invented(order)
        place = folder / f"{order.seed}_{department.kind}"
        workbooks += write_department(order, department, place, labels)
        folders.append(place)
    if workbooks:
        to_xls(workbooks)
    return folders


def orders_with_room(first: Order, count: int, say: Callable[[str], None]) -> list[Order]:
    """`count` orders by the next seeds, without those whose department has no room for the fault.

    Tells `say` of each that was passed over. NoRoom if there are `PASSED_OVER` in a row.
    """
    orders: list[Order] = []
    seed = first.seed
    while len(orders) < count:
        found = _next_with_room(replace(first, seed=seed), say)
        orders.append(found)
        seed = found.seed + 1
    return orders


def _next_with_room(order: Order, say: Callable[[str], None]) -> Order:
    for left in reversed(range(PASSED_OVER)):
        try:
            if order.fault:
                plant(order.fault, invented(order), load_stock().ids)
        except NoRoom:
            if not left:
                raise
            say(f"种子 {order.seed} 的单位放不下“{order.fault}”这一类差错，已改用下一个种子")
            order = replace(order, seed=order.seed + 1)
        else:
            break
    return order


def generate(order: Order, folder: Path, labels: Labels) -> Department:
    """Writes one department into `folder`, and gives it. `labels` names what an id stands for."""
    department = invented(order)
    workbooks = write_department(order, department, folder, labels)
    if workbooks:
        to_xls(workbooks)
    return department


def invented(order: Order) -> Department:
    """The department of an order: its year, grain and names of subjects are those of its layout."""
    house = find_layout(layout_of(order))
    department = invent(order.seed, order.kind, grain=house.grain, year=house.year)
    return as_called(department, house)


def layout_of(order: Order) -> str:
    """The layout of an order: the one it names, or the one that its seed draws."""
    return order.layout or Chance(f"layout/{order.seed}").pick(list(load_layouts()))


def write_department(
    order: Order, department: Department, folder: Path, labels: Labels
) -> list[Path]:
    """Writes all files of a department; gives the workbooks that are still to become .xls."""
    layout = layout_of(order)
    house = find_layout(layout)
    planted = plant(order.fault, department, load_stock().ids) if order.fault else None
    says = _Says(department, planted)
    files = [*_accounts(says, house), *_papers(says, house, blank=False)]
    blanks = [*_papers(says, house, blank=True)]
    texts = write_materials(says.usual, _own_name(department), Chance(f"texts/{order.seed}"))
    rest = rest_files(says, files, labels)
    for file in files:
        _write(folder / file.name, file.content)
    for file in blanks:
        _write(folder / BLANK / file.name, file.content)
    for name, table in rest.items():
        _write(folder / name, table.encode())
    for text in texts:
        _write(folder / text.name, text.content.encode())
    for name, content in plain_tables(says, labels).items():
        _write(folder / PLAIN / name, content.encode())
    names = _account_names(house) if _as_xls(order, house) else ()
    old = [folder / f.name for f in files if f.name in names]
    named = [_renamed(f) if folder / f.name in old else f for f in files]
    told = Told(layout, held_out=house.held_out, files=named, blanks=blanks, texts=texts)
    fault = planted.row() if planted else None
    _write(folder / TRUTH, truth(department, told, labels, fault).encode())
    _write(folder / CASE, case_yaml(department, named, rest, texts, planted).encode())
    return old


@dataclass(frozen=True)
class _Says:
    """What the files of a department say: all the same, but for a conflict."""

    department: Department
    planted: Planted | None

    @property
    def usual(self) -> Stated:
        """What most files say."""
        if self.planted is None:
            return stated(self.department)
        return self.planted.others or self.planted.stated

    def form(self, name: str) -> Stated:
        """What a form of the appraisal says."""
        odd = self.planted is not None and self.planted.form == name
        return self.planted.stated if self.planted and odd else self.usual

    @property
    def words(self) -> dict[str, str]:
        """What headings are filled with."""
        year = self.department.identity.year
        return {"name": self.department.name, "year": str(year), "last": str(year - 1)}


def _accounts(says: _Says, house: House) -> Iterator[Printed]:
    chance = Chance(f"print/{says.department.seed}")
    yield from final_accounts(says.usual, house, says.words, chance)


def _as_xls(order: Order, house: House) -> bool:
    """Whether the accounts become .xls: on order, or by their layout if that can be done here."""
    wanted = order.xls or (house.medium == "xls" and find_office() is not None)
    return wanted and house.medium != "docx"


def _account_names(house: House) -> set[str]:
    return {plan.file or house.file for plan in house.sheets} or {house.file}


def _papers(says: _Says, house: House, *, blank: bool) -> Iterator[Printed]:
    """One paper of each form; those kept aside go with the layouts kept aside."""
    chance = Chance(f"papers/{says.department.seed}")
    for form in FORMS:
        names = [n for n in papers_of(form) if load_papers()[n].held_out == house.held_out]
        paper = load_papers()[chance.pick(names)]
        ids = load_stock().ids
        yield from paper_files(paper, says.form(form), ids, says.words, blank=blank)


def _own_name(department: Department) -> str:
    return str(department.facts[load_stock().ids.fact("self")])


def rest_files(says: _Says, files: Sequence[Printed], labels: Labels) -> dict[str, str]:
    """Our own tables with the figures and facts that stand in no form."""
    shown = {cell.id for file in files for cell in file.seen}
    data = says.usual
    groups = load_stock().ids
    facts = {i: text for i, text in data.facts.items() if not _on_a_form(i, groups.groups)}
    rest = replace(data, facts=facts)
    return {
        f"{REST}.csv": figures_csv(data, labels, lambda i: i not in shown),
        f"{REST}.yaml": facts_yaml(rest),
    }


def _on_a_form(name: str, groups: dict[str, str]) -> bool:
    """Whether a fact stands in the forms: what indicators and their projects say of themselves."""
    ids = load_stock().ids
    group, _, rest = name.partition(".")
    if group == groups["indicator"]:
        return not rest.endswith(ids.fields["of_project"])
    return group == groups["project_indicator"]


def plain_tables(says: _Says, labels: Labels) -> dict[str, str]:
    """The department as our own tables; a conflict stands in a table of its own."""
    files = plain_files(says.usual, labels)
    if says.planted and says.planted.form:
        odd = {change.id for change in says.planted.changes}
        files["conflict.csv"] = figures_csv(says.planted.stated, labels, lambda i: i in odd)
    return files


def _renamed(printed: Printed) -> Printed:
    return replace(printed, name=f"{Path(printed.name).stem}.xls")


def case_yaml(
    department: Department,
    files: Sequence[Printed],
    rest: dict[str, str],
    texts: Sequence[Text],
    planted: Planted | None,
) -> str:
    """The case.yaml of the folder."""
    body = {
        "title": f"{department.name}{department.identity.year}年度绩效自评（虚构）",
        "note": "全部虚构：由 qicao trial generate 编造，与任何真实的单位或个人无关。",
        "profile": load_stock().ids.profile,
        "year": department.identity.year,
        "figures": [*(file.name for file in files), *rest],
        "materials": [text.name for text in texts],
        "expected": {"findings": [planted.code] if planted else []},
    }
    return NOTE + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=1000)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
