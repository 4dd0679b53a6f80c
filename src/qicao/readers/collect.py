"""Rows into figures, facts and items by the catalogue; findings for what cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qicao.errors import AmountRefused, ImportRefused
from qicao.profile.catalogue import Catalogue, FactEntry, FigureEntry
from qicao.quantity import Kind, Quantity, as_written, find_unit, parse_amount, unit
from qicao.quantity.amount import is_blank, is_dash
from qicao.readers.cells import Cell, Left, Parsed, Row
from qicao.readers.doubts import doubt_of_percentage, explain
from qicao.readers.factforms import FactRefused, read_fact, read_year
from qicao.readers.grid import UNLIKE
from qicao.readers.guesses import LISTED, Guesses
from qicao.readers.invisible import names_hide, visible, visible_cell, visible_names
from qicao.readers.members import MOST, Members
from qicao.readers.periods import read_period
from qicao.readers.resolve import Resolver, Target, figure_label
from qicao.readers.sidenotes import is_sidenote
from qicao.values import (
    Fact,
    Figure,
    Finding,
    Item,
    Reading,
    SeenForm,
    Severity,
    Unmapped,
    segment,
)

TROUBLES = {
    "unsaved": ("R03", "公式没有算出的值", "请用 WPS 或 Excel 打开保存一次，再读入"),
    "scaled": ("R07", "显示的数与实际存的数不是一个量级", "请改用普通数字格式，并核对单位"),
}
_SURE_UNITS = (Kind.COUNT, Kind.SCORE)
"""Kinds whose unit may be left out; an amount of money without a unit may be 元 or 万元."""
_SCALES = ("万", "亿")
"""What stands for 万元 and 亿元 where an amount of money is expected."""


def collect(
    parsed: Parsed, catalogue: Catalogue, year: int | None, members: Members | None = None
) -> Reading:
    """What the rows of a file give. ImportRefused for a period that is not the report's."""
    members = members or Members()
    members.start_file()
    collector = _Collector(parsed, catalogue, year, members)
    for row in parsed.rows:
        collector.add(row)
    for left in parsed.left:
        collector.leave(left)
    return collector.reading()


def find_year(parsed: Parsed, catalogue: Catalogue) -> int | None:
    """The report's year as a file states it, None if it does not or not readably."""
    resolver = Resolver(catalogue)
    fact = year_fact(catalogue)
    for row in parsed.rows:
        if fact and not row.value.blank and fact.id in resolver.target(row, "").ids:
            try:
                return read_year(row.value.text)
            except FactRefused:
                continue
    return None


def find_text(parsed: Parsed, catalogue: Catalogue, fact: str) -> str:
    """What a file states for a fact, its forms included, '' if it does not."""
    resolver = Resolver(catalogue)
    rows = (*parsed.rows, *(row for form in parsed.forms for row in form.rows))
    stated = (row for row in rows if not row.value.blank and fact in resolver.target(row, "").ids)
    return next((row.value.text.strip() for row in stated), "")


def year_fact(catalogue: Catalogue) -> FactEntry | None:
    """The fact that states the report's year, None if the catalogue has none."""
    entries = (e for e in catalogue.facts.values() if e.form == "year" and not e.derived)
    return next(entries, None)


def _says_nothing(cell: Cell) -> bool:
    """Whether a cell is empty or holds a dash; 无 may be a fact's text and so counts."""
    return not cell.trouble and is_dash(cell.text)


class _Collector:
    def __init__(
        self, parsed: Parsed, catalogue: Catalogue, year: int | None, members: Members
    ) -> None:
        self.parsed, self.file, self.catalogue = parsed, parsed.file.path, catalogue
        self.year, self.members, self.resolver = year, members, Resolver(catalogue)
        fact = year_fact(catalogue)
        self.year_label = fact.label if fact else ""
        self.figures: list[Figure] = []
        self.facts: list[Fact] = []
        self.items: dict[str, Item] = {}
        self.unmapped: list[Unmapped] = []
        self.findings: list[Finding] = list(parsed.findings)
        self.guesses = Guesses(catalogue)
        self.told: set[tuple[str, str, str]] = set()
        self.alike: dict[tuple[str, str], Item] = {}

    def reading(self) -> Reading:
        return Reading(
            files=(self.parsed.file,),
            figures=tuple(self.figures),
            facts=tuple(self.facts),
            items=tuple(self.items.values()),
            forms=tuple(self.seen_forms()),
            unmapped=tuple(self.unmapped),
            findings=(*self.findings, *self.guesses.told(self.file)),
        )

    def seen_forms(self) -> Iterator[SeenForm]:
        """The forms of the file with how many of their cells gave a value, and how many did not."""
        given: list[Figure | Fact] = [*self.figures, *self.facts]
        sources = (value.source for value in given)
        mapped = {(s.sheet, s.form, s.cell) for s in sources if s is not None and s.form}
        for part in self.parsed.forms:
            places = {row.value.place for row in part.rows}
            yield SeenForm(
                file=self.file,
                sheet=part.sheet,
                form=part.form,
                label=part.label,
                year=part.year,
                mapped=sum((part.sheet, part.label, place) in mapped for place in places),
                left=len(part.left),
            )

    def leave(self, left: Left) -> None:
        """A cell that nothing explains, with the nearest entry for a person to confirm."""
        if self.guesses.listed >= LISTED:
            self.guesses.unlisted += 1
            return
        self.guesses.listed += 1
        source = left.cell.source(self.file).model_copy(update={"form": left.form or None})
        self.unmapped.append(self.guesses.unmapped(source, left.label, left.unit))

    def add(self, row: Row) -> None:
        row = self.legible(row)
        blank = _says_nothing(row.value)
        period = "" if blank else read_period(row, self.year, self.file, self.year_label)
        target = self.resolver.target(row, period)
        if target.member and is_sidenote(target.member):
            self.leave_out(row, target.member)
            return
        if target.member and (target.ids or row.member):
            self.add_item(target, row)
        if blank:
            return
        if row.value.trouble in TROUBLES:
            self.add_trouble(row, target)
        elif row.value.trouble == UNLIKE:
            return  # the workbook has told both readings
        elif len(target.ids) > 1:
            self.add_ambiguous(row, target)
        elif not target.ids:
            self.add_unknown(row, period)
        else:
            self.add_known(row, target, period)

    def legible(self, row: Row) -> Row:
        """The row with names that hold nothing invisible, and a value that is blank if it looks so.

        The characters of an amount stay, so that it is refused.
        """
        if names_hide(row):
            self.tell_hidden(row.member_cell or row.value, "这一行的名称")
        shown = visible_cell(row.value)
        value = shown if shown.blank else row.value
        member = visible_cell(row.member_cell) if row.member_cell else None
        row = visible_names(row)
        same = value is row.value and member is row.member_cell
        return row if same else replace(row, value=value, member_cell=member)

    def tell_hidden(self, cell: Cell, what: str) -> None:
        seen = f"{what}里有看不见的字符"
        self.find_once(cell, "R13", seen, "已去掉；请核对这几个字", Severity.WARNING)

    def leave_out(self, row: Row, name: str) -> None:
        """A total or a note in a list is no member of it."""
        cell = row.member_cell or row.value
        seen = f"“{name[:20]}”这一行是合计或说明，不是名单中的一项"
        self.find_once(cell, "R08", seen, "没有读入；确实是一项的请改名", Severity.HINT)

    def add_item(self, target: Target, row: Row) -> None:
        key = self.members.key(target.group, target.member)
        if not key or f"{target.group}.{key}" in self.items:
            return
        cell = row.member_cell or row.value
        if self.members.too_many(target.group):
            raise self.too_many(target.group, cell)
        item = Item(group=target.group, key=key, label=target.member, source=cell.source(self.file))
        self.items[item.id] = item
        self.warn_of_twin(item, cell)

    def too_many(self, group: str, cell: Cell) -> ImportRefused:
        what = self.catalogue.groups[group].label
        hint = f"“{what}”的名单到这里超过 {MOST} 项，不读：请核对是不是给错了表，或只留报告要写的项"
        return ImportRefused("too_large", self.file, hint, sheet=cell.sheet, cell=cell.place)

    def warn_of_twin(self, item: Item, cell: Cell) -> None:
        """Two names in one file that differ only in brackets, spaces or punctuation."""
        twin = self.alike.setdefault((item.group, segment(item.label)), item)
        if twin is not item:
            what = self.catalogue.groups[item.group].label
            seen = f"“{item.label[:30]}”与 {twin.source} 的“{twin.label[:30]}”疑似同一{what}"
            todo = "已当作两项；是同一项的请把名称写成一样，不是的请改得更好区分"
            self.find(cell, "R14", seen, todo, Severity.WARNING, twin)

    def add_known(self, row: Row, target: Target, period: str) -> None:
        name = target.ids[0]
        if ".*." in name:
            name = self.named(target)
            if not name:
                self.find(row.value, "R05", "这一行的名称里没有文字", "请填写名称")
                return
        if entry := self.catalogue.entry(name):
            self.warn_of_other_label(row, target, period)
            self.add_figure(row, name, entry, target.member)
        elif fact := self.catalogue.fact_entry(name):
            self.add_fact(row, name, fact, target.member)

    def warn_of_other_label(self, row: Row, target: Target, period: str) -> None:
        """An id and a label that name different figures: the id counts, and a person is told."""
        told = bool(target.group or row.form)
        named = () if told else self.resolver.by_label(row, period)
        if row.id and named and target.ids[0] not in named:
            seen = f"编号是{target.ids[0]}，名称“{row.label[:30]}”却是{'、'.join(named)}"
            todo = "已按编号读入，请核对这一行的编号和名称"
            self.find(row.value, "R02", seen, todo, Severity.WARNING)

    def add_figure(self, row: Row, name: str, entry: FigureEntry, member: str) -> None:
        quantity = self.quantity(row, entry, name)
        if quantity is None:
            return
        figure_unit = (row.unit.strip() or quantity.unit) if entry.free_unit else entry.unit
        found = find_unit(figure_unit)
        own = found.name if found else quantity.unit
        self.figures.append(
            Figure(
                id=name,
                label=figure_label(entry, member),
                quantity=quantity,
                unit=as_written(own, row.unit or row.value.text) if entry.free_unit else own,
                period=entry.period,
                source=row.source(self.file),
            )
        )

    def quantity(self, row: Row, entry: FigureEntry, name: str) -> Quantity | None:
        """The row's quantity if it is one of the entry's dimension; None with a finding if not."""
        if is_blank(row.value.text):
            return None
        own = unit(entry.unit)
        told = own.kind in _SURE_UNITS or row.value.text.strip().endswith(_SCALES)
        assumed = own.name if told and not entry.free_unit else None
        try:
            quantity = parse_amount(row.value.text, row.unit.strip() or assumed)
        except AmountRefused as refused:
            seen = explain(refused, entry.id, self.catalogue)
            todo = "改好这一格后重新读入；没有这个数请留空"
            self.find(row.value, "R01", seen, todo, of=name)
            return None
        if not entry.free_unit and quantity.of.dimension != own.dimension:
            seen = f"单位是{quantity.unit}，“{entry.label}”应以{entry.unit}为单位"
            todo = f"请换算成{entry.unit}，或核对这一行是不是别的数据"
            self.find(row.value, "R01", seen, todo, of=name)
            return None
        self.warn_of_percentage(row, quantity, name)
        return quantity

    def warn_of_percentage(self, row: Row, quantity: Quantity, name: str) -> None:
        if doubt := doubt_of_percentage(row.value.text, quantity):
            todo = f"已按{quantity}读入；不对请改这一格"
            self.find(row.value, "R12", doubt, todo, Severity.WARNING, of=name)

    def add_fact(self, row: Row, name: str, entry: FactEntry, member: str) -> None:
        cell = visible_cell(row.value.known_to(0))
        if cell.text != row.value.known_to(0).text:
            self.tell_hidden(row.value, "这一格")
        try:
            text, items = read_fact(entry, cell.text)
        except FactRefused as refused:
            self.find(row.value, "R05", str(refused), "改好这一格后重新读入", of=name)
            return
        label = figure_label(entry, member)
        source = replace(row, value=visible_cell(row.value)).source(self.file)
        self.facts.append(Fact(id=name, label=label, text=text, items=items, source=source))

    def add_unknown(self, row: Row, period: str) -> None:
        """Kept under the row's own name, so that a text may still cite it."""
        label = f"{row.member}{row.label or row.id}".strip()
        source = row.value.source(self.file)
        guessed = self.guesses.unmapped_row(source, label, row.unit.strip(), row.id or label)
        self.unmapped.append(guessed)
        name = segment(label)
        try:
            quantity = parse_amount(row.value.text, row.unit.strip() or None)
        except AmountRefused:
            return
        if name:
            name = name if period in ("", "本年") else f"{name}.{period}"
            self.warn_of_percentage(row, quantity, name)
            self.figures.append(
                Figure(
                    id=name,
                    label=label,
                    quantity=quantity,
                    unit=quantity.unit,
                    period=period or "本年",
                    source=source,
                )
            )

    def add_ambiguous(self, row: Row, target: Target) -> None:
        ids = "、".join(target.ids)
        todo = f"请在编号一列写明是哪一个：{ids}"
        self.find(row.value, "R02", f"“{row.label[:30]}”可以是几个数据", todo)
        source = row.value.source(self.file)
        self.unmapped.append(Unmapped(source=source, label=row.label, guess=target.ids[0]))

    def add_trouble(self, row: Row, target: Target) -> None:
        code, seen, todo = TROUBLES[row.value.trouble]
        self.find(row.value, code, seen, todo, of=self.named(target))

    def named(self, target: Target) -> str:
        """The id that a cell gives a value of, '' if it may be several or none."""
        key = self.members.key(target.group, target.member) if target.group else ""
        name = target.ids[0] if len(target.ids) == 1 else ""
        return name.replace(".*.", f".{key}.") if key or ".*." not in name else ""

    def find_once(self, cell: Cell, code: str, seen: str, todo: str, severity: Severity) -> None:
        """A finding, unless this cell has one of the same code."""
        place = (code, cell.sheet or "", cell.place)
        if place not in self.told:
            self.told.add(place)
            self.find(cell, code, seen, todo, severity)

    def find(
        self,
        cell: Cell,
        code: str,
        seen: str,
        todo: str,
        severity: Severity = Severity.ERROR,
        other: Item | None = None,
        of: str = "",
    ) -> None:
        """A finding at a cell; `of` is the id of the value that the cell was to give."""
        cell = visible_cell(cell)
        source = cell.source(self.file)
        place = "｜".join(part for part in (self.file, cell.sheet, cell.place) if part)
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                message=visible(f"{place}：{seen}"),
                todo=todo,
                observed=cell.text[:100],
                figures=(of,) if of else (),
                sources=(source, other.source) if other and other.source else (source,),
            )
        )
