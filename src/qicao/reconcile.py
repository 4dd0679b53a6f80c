"""One value for each id out of all that was read, or a finding that names every cell in conflict.

Cells that disagree are for a person to decide. A sentence never stands against a cell: the cell
counts, and a person is told both (see `conflicts`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from qicao.answered import answered
from qicao.choices import NO_FIGURE, Choices, Override, read_choices
from qicao.conflicts import V, best_known, conflict, foremost, is_prose, outranked, unclear
from qicao.errors import AmountRefused, UsageError
from qicao.leftout import telling, without
from qicao.nearest import suggest
from qicao.profile.catalogue import Catalogue, Entry, FigureEntry
from qicao.quantity import Kind, parse_amount, unit
from qicao.values import (
    Fact,
    Figure,
    Finding,
    Item,
    Material,
    Origin,
    Reading,
    SeenForm,
    Sentence,
    Source,
    SourceFile,
    Unmapped,
    Value,
)

__all__ = [
    "Choices",
    "Override",
    "Reconciled",
    "cell_figure",
    "read_choices",
    "reconcile",
]


class Reconciled(Value):
    """What was read, one value an id. An unresolved conflict is in `findings` and nowhere else."""

    figures: dict[str, Figure] = {}
    facts: dict[str, Fact] = {}
    read: tuple[Figure | Fact, ...] = ()
    """Every value as each cell gave it, also those that were merged into one or conflict."""
    items: tuple[Item, ...] = ()
    materials: tuple[Material, ...] = ()
    forms: tuple[SeenForm, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[SourceFile, ...] = ()
    held: dict[str, tuple[Sentence, ...]] = {}
    """Member that was left out → sentences of materials that tell of it, and so are not offered."""
    silent: dict[str, tuple[Fact, ...]] = {}
    """The same of what was written of other members, or by a person."""


def reconcile(
    reading: Reading, choices: Choices | None = None, catalogue: Catalogue | None = None
) -> Reconciled:
    """The reading with one value for each id. Conflicts that nobody decided are error findings.

    With a `catalogue` an override may also give what no file has. UsageError for a choice or an
    override that names nothing.
    """
    told = choices or Choices()
    reading = with_cells(reading, told, catalogue or Catalogue())
    remaining = without(reading, told, (catalogue or Catalogue()).own_names)
    left, chosen = remaining.reading, remaining.choices
    _check(left, chosen, catalogue or Catalogue())
    figures, figure_conflicts = _settle(left.figures, chosen)
    facts, fact_conflicts = _settle(left.facts, chosen)
    for key, override in chosen.overrides.items():
        _override(key, override, left, catalogue or Catalogue(), figures, facts)
    silent = telling(facts.values(), reading, told, catalogue or Catalogue())
    for fact in {fact.id: fact for found in silent.values() for fact in found}:
        del facts[fact]
    return Reconciled(
        figures=figures,
        facts=facts,
        read=(*left.figures, *left.facts),
        items=left.items,
        materials=left.materials,
        forms=left.forms,
        unmapped=left.unmapped,
        findings=(*answered(left.findings, chosen.overrides), *figure_conflicts, *fact_conflicts),
        files=left.files,
        held=remaining.held,
        silent=silent,
    )


def with_cells(reading: Reading, choices: Choices, catalogue: Catalogue) -> Reading:
    """The reading with the cells that a person said what they are as figures.

    What such a cell gave under its own name goes. UsageError for a cell that was mapped or does not
    exist, and for an id that nothing bears.
    """
    if not choices.cells:
        return reading
    places = {str(row.source): row for row in reading.unmapped}
    for place in choices.cells:
        if place not in places:
            raise UsageError(f"cells：没有待确认的格“{place}”{_near(place, places)}")
    said = {place: key for place, key in choices.cells.items() if key != NO_FIGURE}
    told = (cell_figure(places[p], key, catalogue, reading.items) for p, key in said.items())
    kept = (figure for figure in reading.figures if str(figure.source) not in said)
    rest = tuple(row for row in reading.unmapped if str(row.source) not in choices.cells)
    forms = _recounted(reading.forms, [places[place] for place in choices.cells], said)
    return reading.model_copy(update={"figures": (*kept, *told), "unmapped": rest, "forms": forms})


def _recounted(
    forms: Sequence[SeenForm], told: Iterable[Unmapped], said: Container[str]
) -> tuple[SeenForm, ...]:
    """The forms with the cells that a person told counted no more among those that are left.

    A cell outside every form is counted by the last of its sheet.
    """
    counted = list(forms)
    for row in told:
        source = row.source
        places = [n for n, f in enumerate(counted) if _may_hold(f, source)]
        if not places:
            continue
        place = places[0] if source.form else places[-1]
        form, mapped = counted[place], int(str(source) in said)
        update = {"left": form.left - 1, "mapped": form.mapped + mapped}
        counted[place] = form.model_copy(update=update)
    return tuple(counted)


def _may_hold(form: SeenForm, source: Source) -> bool:
    same = (form.file, form.sheet) == (source.file, source.sheet)
    return same and form.left > 0 and source.form in (form.label, None)


def cell_figure(
    row: Unmapped, key: str, catalogue: Catalogue, items: Iterable[Item] = ()
) -> Figure:
    """A cell that was not mapped as the figure of an id. UsageError, in words, if it cannot be."""
    entry = catalogue.entry(key)
    item = _member(key, items)
    if entry is None or (".*." in entry.id and item is None):
        near = _near(key, [k for k in catalogue.figures if ".*." not in k])
        raise UsageError(f"cells｜{row.source}：没有“{key}”这个数据{near}")
    label = _labelled(entry, item)
    money = unit(entry.unit).kind is Kind.MONEY
    try:
        quantity = parse_amount(row.source.text or "", row.unit or (None if money else entry.unit))
    except AmountRefused as refused:
        raise UsageError(f"cells｜{row.source}：{refused}") from None
    if not entry.free_unit and quantity.of.dimension != unit(entry.unit).dimension:
        raise UsageError(f"cells｜{row.source}：{quantity}不是“{label}”的单位，请核对编号")
    return Figure(
        id=key,
        label=label,
        quantity=quantity,
        unit=quantity.unit if entry.free_unit else entry.unit,
        period=entry.period,
        source=row.source,
    )


def _labelled(entry: Entry, item: Item | None) -> str:
    """The label of a figure or a fact; a member's is called by the member's name first."""
    return f"{item.label}{entry.label}" if item else entry.label


def _member(key: str, items: Iterable[Item]) -> Item | None:
    return next((item for item in items if key.startswith(f"{item.id}.")), None)


def _settle(values: Sequence[V], choices: Choices) -> tuple[dict[str, V], list[Finding]]:
    grouped: dict[str, list[V]] = {}
    for value in values:
        grouped.setdefault(value.id, []).append(value)
    settled: dict[str, V] = {}
    findings = []
    for key, candidates in grouped.items():
        chosen = _chosen(key, candidates, choices)
        agreed = best_known(chosen) or best_known(_preferred(chosen, choices))
        merged = agreed or best_known(foremost(chosen))
        if merged is not None:
            settled[key] = merged
        if agreed is None and key not in choices.overrides:
            findings.append(_told(chosen, merged))
    return settled, findings


def _told(candidates: Sequence[V], settled: V | None) -> Finding:
    """What a person is told of values that are not all one."""
    if settled is not None:
        return outranked(settled, candidates)
    first = foremost(candidates)
    return unclear(first) if is_prose(first[0]) else conflict(first)


def _chosen(key: str, candidates: Sequence[V], choices: Choices) -> Sequence[V]:
    wanted = choices.choices.get(key)
    if wanted is None:
        return candidates
    found = [value for value in candidates if wanted in _places(value)]
    if not found:
        seen = dict.fromkeys(place for value in candidates for place in _places(value))
        hint = suggest(wanted, seen, f"可选：{'、'.join(seen)}")
        raise UsageError(f"choices｜{key}：“{wanted}”里没有这个数，{hint}")
    return found


def _places(value: Figure | Fact) -> tuple[str, ...]:
    """How a choice may name the source of a value: its file, or the cell."""
    source = value.source
    return (source.file or "", str(source)) if source else ()


def _preferred(candidates: Sequence[V], choices: Choices) -> Sequence[V]:
    for file in choices.prefer:
        found = [v for v in candidates if v.source is not None and v.source.file == file]
        if found:
            return found
    return candidates


def _check(reading: Reading, choices: Choices, catalogue: Catalogue) -> None:
    """UsageError for a file or an id that nothing bears."""
    files = [file.path for file in reading.files]
    for file in choices.prefer:
        if file not in files:
            raise UsageError(f"prefer：没有读入“{file}”{_near(file, files)}")
    ids = [*(figure.id for figure in reading.figures), *(fact.id for fact in reading.facts)]
    for key in choices.choices:
        if key not in ids:
            raise UsageError(f"choices：没有“{key}”这个数据{_near(key, ids)}")
    for key in choices.overrides:
        if key not in ids and not catalogue.entry(key) and not catalogue.fact_entry(key):
            known = [*ids, *catalogue.figures, *catalogue.facts]
            raise UsageError(f"overrides：没有“{key}”这个数据{_near(key, known)}")


def _near(name: str, valid: Iterable[str]) -> str:
    return f"，{suggest(name, valid, '请核对名称')}"


def _override(
    key: str,
    override: Override,
    reading: Reading,
    catalogue: Catalogue,
    figures: dict[str, Figure],
    facts: dict[str, Fact],
) -> None:
    """Puts a person's value in place, with the old one and where it stood in its source."""
    fact = next((fact for fact in reading.facts if fact.id == key), None)
    entry = catalogue.fact_entry(key)
    if fact or entry:
        item = _member(key, reading.items)
        label = fact.label if fact else _labelled(entry, item) if entry else key
        source = _source(override, [f for f in reading.facts if f.id == key])
        facts[key] = Fact(id=key, label=label, text=override.value, source=source)
        return
    old = [figure for figure in reading.figures if figure.id == key]
    figures[key] = _overridden(key, override, old, catalogue.entry(key), reading.items)


def _overridden(
    key: str,
    override: Override,
    old: Sequence[Figure],
    entry: FigureEntry | None,
    items: Iterable[Item],
) -> Figure:
    fixed = entry.unit if entry and not entry.free_unit else ""
    own = old[0].unit if old else fixed
    try:
        quantity = parse_amount(override.value, override.unit or own or None)
    except AmountRefused as refused:
        raise UsageError(f"overrides｜{key}：{refused}") from None
    if own and quantity.of.dimension != unit(own).dimension:
        raise UsageError(f"overrides｜{key}：{quantity}与单位{own}不是同一种量，请核对单位")
    label = _labelled(entry, _member(key, items)) if entry else key
    return Figure(
        id=key,
        label=old[0].label if old else label,
        quantity=quantity,
        unit=own or quantity.unit,
        period=old[0].period if old else entry.period if entry else "本年",
        source=_source(override, old),
    )


def _source(override: Override, old: Sequence[Figure | Fact]) -> Source:
    seen = "；".join(
        f"{value.quantity if isinstance(value, Figure) else value.text}（{value.source}）"
        for value in old
    )
    return Source(
        origin=Origin.OVERRIDE,
        text=override.value,
        who=override.who,
        why=override.why,
        old=seen or None,
    )
