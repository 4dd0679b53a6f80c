"""One value for each id out of all that was read, or a finding that names every cell in conflict.

R10  one figure, several values      R11  one fact, several texts
A46  two values of which one is 10,000 times the other, so one of them is in the wrong unit
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import TypeVar

from qicao.choices import NO_FIGURE, Choices, Override, read_choices
from qicao.errors import AmountRefused, UsageError
from qicao.nearest import suggest
from qicao.profile.catalogue import Catalogue
from qicao.quantity import Interval, Kind, Quantity, parse_amount, unit
from qicao.values import (
    Fact,
    Figure,
    Finding,
    Item,
    Material,
    Origin,
    Reading,
    SeenForm,
    Severity,
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

V = TypeVar("V", Figure, Fact)
WRONG_UNIT = 10_000
SHIFTED = (10, 100, 1000)


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


def reconcile(
    reading: Reading, choices: Choices | None = None, catalogue: Catalogue | None = None
) -> Reconciled:
    """The reading with one value for each id. Conflicts that nobody decided are error findings.

    With a `catalogue` an override may also give what no file has. UsageError for a choice or an
    override that names nothing.
    """
    chosen = choices or Choices()
    reading = with_cells(reading, chosen, catalogue or Catalogue())
    _check(reading, chosen, catalogue or Catalogue())
    figures, figure_conflicts = _settle(reading.figures, chosen, _merge_figures, _figure_conflict)
    facts, fact_conflicts = _settle(reading.facts, chosen, _merge_facts, _fact_conflict)
    for key, override in chosen.overrides.items():
        _override(key, override, reading, catalogue or Catalogue(), figures, facts)
    return Reconciled(
        figures=figures,
        facts=facts,
        read=(*reading.figures, *reading.facts),
        items=reading.items,
        materials=reading.materials,
        forms=reading.forms,
        unmapped=reading.unmapped,
        findings=(*reading.findings, *figure_conflicts, *fact_conflicts),
        files=reading.files,
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
    item = next((i for i in items if key.startswith(f"{i.id}.")), None)
    if entry is None or (".*." in entry.id and item is None):
        near = _near(key, [k for k in catalogue.figures if ".*." not in k])
        raise UsageError(f"cells｜{row.source}：没有“{key}”这个数据{near}")
    label = f"{item.label}{entry.label}" if item else entry.label
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


def _settle(
    values: Sequence[V],
    choices: Choices,
    merge: Callable[[Sequence[V]], V | None],
    conflict: Callable[[Sequence[V]], Finding],
) -> tuple[dict[str, V], list[Finding]]:
    grouped: dict[str, list[V]] = {}
    for value in values:
        grouped.setdefault(value.id, []).append(value)
    settled: dict[str, V] = {}
    findings = []
    for key, candidates in grouped.items():
        chosen = _chosen(key, candidates, choices)
        merged = merge(chosen) or merge(_preferred(chosen, choices))
        if merged is not None:
            settled[key] = merged
        elif key not in choices.overrides:
            findings.append(conflict(chosen))
    return settled, findings


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


def _merge_figures(candidates: Sequence[Figure]) -> Figure | None:
    """The one that is known most exactly, if every other can be the same amount; else None."""
    best = min(candidates, key=_width)
    return best if all(best.may_equal(other) for other in candidates) else None


def _width(figure: Figure) -> tuple[object, ...]:
    known = figure.quantity
    if known is None:
        return (1,)
    interval: Interval = known.interval
    return (0, interval.hi - interval.lo, -(known.decimals or 0))


def _merge_facts(candidates: Sequence[Fact]) -> Fact | None:
    texts = {"".join(fact.text.split()) for fact in candidates}
    return candidates[0] if len(texts) == 1 else None


def _figure_conflict(candidates: Sequence[Figure]) -> Finding:
    best = min(candidates, key=_width)
    different = [f for f in candidates if f is best or not best.may_equal(f)]
    values = [f.quantity for f in different if f.quantity is not None]
    code, hint = _suspicion(values)
    return _conflict(code, different, [str(value) for value in values], hint)


def _fact_conflict(candidates: Sequence[Fact]) -> Finding:
    different = list({fact.text: fact for fact in candidates}.values())
    return _conflict("R11", different, [f"“{fact.text[:60]}”" for fact in different], "")


def _suspicion(values: Sequence[Quantity]) -> tuple[str, str]:
    """The code of the conflict and what may have gone wrong; only an exact ratio counts."""
    bases = {abs(value.base) for value in values}
    low, high = min(bases), max(bases)
    if len({value.of.dimension for value in values}) > 1:
        return "R10", "两处的单位不是同一种量，请核对单位。"
    if low and high == low * WRONG_UNIT:
        return "A46", "相差恰好一万倍，疑似单位误写（元与万元），请核对单位。"
    for factor in SHIFTED:
        if low and high == low * factor:
            return "R10", f"相差恰好{factor}倍，疑似小数点错位，请核对原数。"
    return "R10", ""


def _conflict(
    code: str, candidates: Sequence[Figure | Fact], values: Sequence[str], hint: str
) -> Finding:
    first = candidates[0]
    cells = [str(value.source) for value in candidates]
    seen = "；".join(f"{cell} 是{value}" for cell, value in zip(cells, values, strict=True))
    example = f"choices: {{{first.id}: {cells[0]}}}"
    return Finding(
        code=code,
        severity=Severity.ERROR,
        message=f"{first.label}（{first.id}）有不同的值：{seen}",
        todo=f"{hint}改正其中一处，或在 choices.yaml 中选定一处，如 {example}",
        observed=values[-1],
        expected=values[0],
        figures=(first.id,),
        sources=tuple(value.source for value in candidates if value.source),
    )


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
        label = fact.label if fact else entry.label if entry else key
        source = _source(override, [f for f in reading.facts if f.id == key])
        facts[key] = Fact(id=key, label=label, text=override.value, source=source)
        return
    old = [figure for figure in reading.figures if figure.id == key]
    figures[key] = _overridden(key, override, old, catalogue)


def _overridden(
    key: str, override: Override, old: Sequence[Figure], catalogue: Catalogue
) -> Figure:
    entry = catalogue.entry(key)
    own = old[0].unit if old else entry.unit if entry else ""
    try:
        quantity = parse_amount(override.value, override.unit or own or None)
    except AmountRefused as refused:
        raise UsageError(f"overrides｜{key}：{refused}") from None
    given = Figure(
        id=key,
        label=old[0].label if old else entry.label if entry else key,
        quantity=quantity,
        unit=own or quantity.unit,
        period=old[0].period if old else entry.period if entry else "本年",
        source=_source(override, old),
    )
    if old and not all(_comparable(given, figure) for figure in old):
        raise UsageError(f"overrides｜{key}：{quantity}与原来的单位{own}不是同一种量，请核对单位")
    return given


def _comparable(figure: Figure, other: Figure) -> bool:
    if figure.quantity is None or other.quantity is None:
        return True
    return figure.quantity.of.dimension == other.quantity.of.dimension


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
