"""What the verbs print of reading: files, forms, unmapped cells, values, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import typer

from qicao.cli.lines import padded, printable, say, wide
from qicao.cli.show import title

if TYPE_CHECKING:
    from qicao.desk.bundles import Bundle
    from qicao.desk.recognised import SeenRow
    from qicao.missing import Missing
    from qicao.values import Figure, Unmapped
    from qicao.workflow import Prepared

FEW = 80
"""Values that are listed one by one; beyond them only the first ones of each sheet."""
NAMES = 6
"""Rows and columns of a form, bundles of a sheet, and values of a sheet that are named."""
WIDEST = 34
"""Columns that an id is given before its value."""


def files(prepared: Prepared) -> None:
    """What was read from each file, form by form, and how much there is in all."""
    from qicao.desk.recognised import seen_rows

    title("读入")
    for file, rows in groupby(seen_rows(prepared), key=lambda row: row.file):
        _file(file, list(rows))
    ledger = prepared.ledger
    given = sum(f.given is not None for f in ledger.figures.values())
    derived = sum(f.present and f.given is None for f in ledger.figures.values())
    stated = sum(1 for fact in ledger.facts.values() if fact.source and fact.source.file)
    say(
        f"合计：填报 {given}，推算 {derived}，文字信息 {stated}，"
        f"指标 {len(ledger.indicators)}，材料 {len(ledger.texts_read)} 份",
        indent=2,
    )


def _file(file: str, rows: Sequence[SeenRow]) -> None:
    facts = sum(row.facts for row in rows)
    beside = f"，{facts} 项文字信息" if facts else ""
    say(f"{file}：{sum(row.figures for row in rows)} 个数据{beside}", indent=2)
    for _, alike in groupby(rows, key=lambda row: (row.form, row.year)):
        forms = [row for row in alike if row.is_form]
        if forms:
            _form(forms)


def _form(forms: Sequence[SeenRow]) -> None:
    """One form, or several of one name: how much was mapped, by which rows and columns."""
    first = forms[0]
    count = sum(form.tables for form in forms)
    where = _sheets([form.sheet for form in forms])
    name = f"{first.form}（{first.year}年）" if first.year else first.form
    many = f"{count} 张" if count > 1 else ""
    left, disputed = sum(f.left for f in forms), sum(f.conflicts for f in forms)
    rest = f"，{left} 格没有对应" if left else ""
    rest += f"，{disputed} 处与别的文件不一致" if disputed else ""
    say(f"{where}{name}{many}：对应 {sum(f.mapped for f in forms)} 格{rest}", indent=4)
    for word, names in (
        ("行", [name for form in forms for name in form.rows]),
        ("列", [name for form in forms for name in form.columns]),
    ):
        if names:
            say(f"{word}：{_some(dict.fromkeys(names))}", indent=6, hang=4, dim=True)


def _sheets(names: Sequence[str]) -> str:
    """The sheets of one form, the first and the last of several."""
    named = list(dict.fromkeys(filter(None, names)))
    if not named:
        return ""
    return f"{named[0]}｜" if len(named) == 1 else f"{named[0]} 至 {named[-1]}｜"


def _some(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    every = list(names)
    more = f"等 {len(every)} 项" if len(every) > NAMES else ""
    return "、".join(every[:NAMES]) + more


def unmapped(prepared: Prepared, *, every: bool) -> None:
    """Cells that nothing explains, a whole column or row as one line, with the nearest entry."""
    from qicao.choices import NO_FIGURE
    from qicao.desk.bundles import bundles

    rows = prepared.reconciled.unmapped
    if not rows:
        return
    title(f"没有对应的数据（{len(rows)} 格）")
    found = sorted(bundles(rows), key=lambda bundle: rows.index(bundle.cells[0]))
    for place, group in groupby(found, key=lambda bundle: bundle.where):
        _sheet(place, list(group), every=every)
    first = next((row for row in rows if row.guess_id), rows[0])
    say(
        "确认某一格是哪个数据：在网页（qicao ui）里点选，或写进 choices.yaml 的 cells，如", indent=2
    )
    typer.echo(printable(f"    cells: {{{first.source}: {first.guess_id or '数据编号'}}}"))
    say(f"用不着的格写“{NO_FIGURE}”，就不再列出。", indent=2)


def _sheet(place: str, found: Sequence[Bundle], *, every: bool) -> None:
    say(f"{place}：{sum(len(bundle.cells) for bundle in found)} 格", indent=2)
    shown = found if every else found[:NAMES]
    for bundle in shown:
        _bundle(bundle, every=every)
    left = sum(len(bundle.cells) for bundle in found[len(shown) :])
    if left:
        say(f"……另有 {left} 格，用 --all 或 --json 看全部", indent=4)


def _bundle(bundle: Bundle, *, every: bool) -> None:
    """A line of cells in one line, its first cell as an example; a single cell as it stands."""
    first = bundle.cells[0]
    if not bundle.line:
        _unmapped(first, first.label, indent=4)
        return
    words = bundle.words(first.label)
    example = "" if bundle.says_nothing else f"，如 {first.source.cell} {_text(first)}（{words}）"
    say(f"{bundle.title}{example}{_near(bundle.cells)}", indent=4)
    if every and not bundle.says_nothing:
        for cell in bundle.cells:
            _unmapped(cell, bundle.words(cell.label), indent=6)


def _near(cells: Sequence[Unmapped]) -> str:
    guesses = list(dict.fromkeys(cell.guess for cell in cells if cell.guess))
    more = f"等 {len(guesses)} 项" if len(guesses) > 1 else ""
    return f"，最接近的是“{guesses[0]}”{more}" if guesses else ""


def _unmapped(row: Unmapped, label: str, *, indent: int) -> None:
    say(f"{row.source.cell} {_text(row)}（{label}）{_near([row])}", indent=indent)


def _text(row: Unmapped) -> str:
    return " ".join((row.source.text or "").split())


def values(prepared: Prepared, *, every: bool) -> None:
    """The values that were given, sheet by sheet with the cells; the first ones unless asked."""
    given = [figure for figure in prepared.ledger.figures.values() if figure.given]
    groups = prepared.profile.catalogue.groups
    title(f"填报的数据（{len(given)} 个）")
    sheets: dict[str, list[Figure]] = {}
    for figure in sorted(given, key=lambda figure: figure.id.partition(".")[0] in groups):
        sheets.setdefault(_sheet_of(figure), []).append(figure)
    order = _sheets_read(prepared)
    all_of_them = every or len(given) <= FEW
    for name in sorted(sheets, key=lambda name: order.get(name, len(order))):
        _values(name, sheets[name], all_of_them=all_of_them)
    if not all_of_them:
        say(f"每张表只列了前 {NAMES} 个，用 --all 看全部。", indent=2)


def _sheet_of(figure: Figure) -> str:
    source = figure.given_source
    return "｜".join(part for part in (source.file, source.sheet) if part) if source else ""


def _sheets_read(prepared: Prepared) -> dict[str, int]:
    """Every sheet in the order in which it was read; what has none comes last."""
    sources = [value.source for value in prepared.reconciled.read if value.source]
    parts = [(source.file, source.sheet) for source in sources]
    names = dict.fromkeys("｜".join(filter(None, part)) for part in parts)
    return {name: place for place, name in enumerate(names)}


def _values(name: str, figures: Sequence[Figure], *, all_of_them: bool) -> None:
    rows = list(_rows(figures) if all_of_them else _sentences(figures))
    shown = rows if all_of_them else rows[:NAMES]
    more = f"（{len(figures)} 个）" if len(rows) > len(shown) else ""
    say(f"{name or '改写的数据'}{more}", indent=2)
    most = min(max(wide(label) for label, _, _ in shown), WIDEST)
    for label, value, place in shown:
        named = f"{padded(label, most)} " if label else ""
        say(f"{named}{value}　{place}", indent=4)


def _rows(figures: Iterable[Figure]) -> Iterator[tuple[str, str, str]]:
    """What each figure is called, its value, and its cell or its sentence."""
    for figure in figures:
        source = figure.given_source
        mark = "" if figure.claimed is None else "（仅核对）"
        place = (source.cell or str(source)) if source else ""
        said = f"：“{source.text}”" if source and _is_sentence(figure) else ""
        yield figure.id, f"{figure.given}{mark}", f"{place}{said}"


def _sentences(figures: Iterable[Figure]) -> Iterator[tuple[str, str, str]]:
    """The same with the figures of one sentence together; nobody knows those by name."""
    for sentence, group in groupby(figures, key=lambda f: _is_sentence(f) and str(f.given_source)):
        rows = list(_rows(group))
        if not sentence:
            yield from rows
            continue
        yield "", "、".join(value for _, value, _ in rows), rows[0][2]


def _is_sentence(figure: Figure) -> bool:
    from qicao.values import Origin

    source = figure.given_source
    return source is not None and source.origin is Origin.SENTENCE


def missing(prepared: Prepared) -> None:
    """The one list of what is still missing, topic by topic, ready to be sent on."""
    title("还缺的数据")
    rows = prepared.missing
    if not rows:
        typer.echo("  各节必写的数据都有。")
        return
    for topic, group in groupby(rows, key=lambda row: row.topic):
        typer.secho(f"  {topic or '其他'}", bold=True)
        for row in group:
            say(_asked(row), indent=4)
    say("用 -o 清单.xlsx 写成可以填写的清单，发给有数据的科室。", indent=2)


def _asked(row: Missing) -> str:
    unit = f"（{row.unit}）" if row.unit else ""
    used = f"：用于“{'”“'.join(row.sections)}”" if row.sections else "：必填"
    return f"{row.label}{unit}{used}"
