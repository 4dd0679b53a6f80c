"""A text as a material or, where it is last year's report, as what this year takes up of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qicao.boundtext import parse
from qicao.profile import Profile
from qicao.profile.catalogue import normal
from qicao.readers.cells import TextDocument
from qicao.readers.materials import material
from qicao.readers.members import Members
from qicao.readers.otheryears import by_years, of_year, period_of
from qicao.readers.passages import told
from qicao.readers.past_figures import PastFigures
from qicao.readers.past_report import Item, PastReport, find_report
from qicao.steps import CHECK
from qicao.values import Fact, Figure, Finding, Origin, Reading, Severity, Source

CODE = "R22"
SHOWN = 5
_STAMP = re.compile(r"[（(][^（()）]*[章印][^（()）]*[)）]\s*$")
_OF_YEAR = re.compile(r"20\d{2}年?度?")
_LINE = re.compile(r"\s*([^:：]{2,12})[:：]\s*(.+?)\s*$")


@dataclass(frozen=True, slots=True)
class Ours:
    """What this year's report is about: its year, and who writes it; None and '' if not known."""

    year: int | None
    name: str = ""


def read_text(
    document: TextDocument, file: str, members: Members, profile: Profile | None, ours: Ours
) -> Reading:
    """What a text gives for the report that is to be written.

    A material, and from last year's report more. This year's own report, finished or not, gives
    nothing: a draft is no source of its own figures. A report of another year or another body is a
    material, one of another year quoted nowhere; so is any text of another year. Each is told.
    """
    report = find_report(document, file, profile) if profile else None
    if profile is None:
        return material(document, file, members)
    if report is None:
        return by_years(material(document, file, members), document, file, ours.year)
    if _is_own(report, profile, ours):
        return Reading(findings=(*document.findings, _own(report, file)))
    reading = material(document, file, members)
    stranger = _stranger(report, profile, ours)
    if report.year is None:
        reading = by_years(reading, document, file, ours.year)
    if ours.year is None or report.year is None or report.year == ours.year:
        return _with(reading, _unused(report, file, ours, stranger))
    dated = of_year(reading, report.year, period_of(report.year, ours.year))
    if stranger or report.year != ours.year - 1:
        return _with(dated, _unused(report, file, ours, stranger))
    return _taken_up(report, dated, file, profile)


def tables_count(document: TextDocument, file: str, profile: Profile | None, ours: Ours) -> bool:
    """Whether the tables of a text may be ours: not those of a draft, or of another body."""
    report = find_report(document, file, profile) if profile else None
    if report is None or profile is None:
        return True
    return not (_of_this_year(report, ours) or _stranger(report, profile, ours))


def _is_own(report: PastReport, profile: Profile, ours: Ours) -> bool:
    """Whether it is the very report that is to be written, finished or as a draft."""
    return _of_this_year(report, ours) and not _stranger(report, profile, ours)


def _of_this_year(report: PastReport, ours: Ours) -> bool:
    return report.year is not None and report.year == ours.year


def _stranger(report: PastReport, profile: Profile, ours: Ours) -> str:
    """Whose report it is, as its cover says, if that is not ours; '' if it may be."""
    facts = _cover_facts(report, "", profile)
    name = next((fact.text for fact in facts if fact.id == profile.voice_by), "")
    short, long = sorted((_plain(name), _plain(ours.name)), key=len)
    return "" if long.endswith(short) or _plain(ours.name) in _plain(report.title) else name


def _plain(name: str) -> str:
    """A name as names are compared: without the year that a project may bear."""
    return normal(_OF_YEAR.sub("", name))


def _with(reading: Reading, finding: Finding) -> Reading:
    return reading.model_copy(update={"findings": (*reading.findings, finding)})


def _own(report: PastReport, file: str) -> Finding:
    """That a report is the one to be written, and so no source."""
    seen = f"是{report.year}年（报告年度）的自评报告，不作数据来源，正文和附表都没有取用"
    todo = "只有附表里才有的数，请另存成表给出"
    found = told(file, "", report.title, CODE, seen, todo)
    return found.model_copy(update={"step": CHECK})


def _unused(report: PastReport, file: str, ours: Ours, stranger: str) -> Finding:
    """That a report is not taken for last year's, and why."""
    todo = f"要跟踪上年问题的，请给{ours.year - 1}年的报告" if ours.year else ""
    if report.year is None or ours.year is None:
        unknown = "这份报告是哪一年的" if report.year is None else "今年的报告是哪一年的"
        seen = f"像是自评报告，但看不出{unknown}，按一般材料读入"
        todo = "是上年报告的，请在标题里写明年度；报告年度请在数据里填写"
    elif stranger and report.year == ours.year:
        seen = f"是“{stranger}”{report.year}年的自评报告，按一般材料读入，附表没有取用"
        todo = "请确认可以引用；是本单位旧稿的，请从资料里拿走"
    elif stranger:
        seen = f"是“{stranger}”{report.year}年的自评报告，其中的数据和问题没有取用"
        todo = f"是“{ours.name}”改名前的，请把封面上的名称改成现在的再读入"
    else:
        seen = f"是{report.year}年的自评报告，不是上一年的：正文不引用，数据不当作上年数"
    return told(file, "", report.title, CODE, seen, todo)


def _taken_up(report: PastReport, reading: Reading, file: str, profile: Profile) -> Reading:
    """Last year's report: its problems and measures, its figures as 上年, facts of its cover."""
    cover = tuple(_cover_facts(report, file, profile))
    voice = next((f.text for f in cover if f.id == profile.voice_by), "")
    figures, unclear = PastFigures(report, profile, file, voice).find()
    lists = tuple(_lists(report, file, profile))
    return reading.model_copy(
        update={
            "figures": (*reading.figures, *figures),
            "facts": (*reading.facts, *cover, *lists),
            "findings": (
                *reading.findings,
                _summary(report, file, figures, lists),
                *(_unclear(several, file) for several in unclear),
            ),
        }
    )


def _lists(report: PastReport, file: str, profile: Profile) -> Iterator[Fact]:
    """The facts that the profile names for the problems and the measures."""
    for writes, name in profile.past.lists:
        items = report.items(writes)
        entry = profile.catalogue.fact_entry(name) if name else None
        if entry and items:
            titles = tuple(item.title for item in items)
            apart = "；" if any("、" in title or "，" in title for title in titles) else "、"
            yield Fact(
                id=name,
                label=entry.label,
                text=apart.join(titles),
                items=titles,
                source=_source(items, file),
                sources=tuple(_item_source(item, file) for item in items),
            )


def _source(items: tuple[Item, ...], file: str) -> Source:
    places = list(dict.fromkeys(item.place for item in items))
    where = "、".join(places[:SHOWN]) + ("等处" if len(places) > SHOWN else "")
    text = "；".join(item.title for item in items)
    return Source(origin=Origin.SENTENCE, file=file, cell=where, text=text)


def _item_source(item: Item, file: str) -> Source:
    return Source(origin=Origin.SENTENCE, file=file, cell=item.place, text=item.text)


def _cover_facts(report: PastReport, file: str, profile: Profile) -> Iterator[Fact]:
    """What the cover says in the words of the profile's own, dates aside: 单位名称：…"""
    known = {normal(label): _fact_of(text) for label, text in profile.cover if label}
    for line in report.cover:
        match = _LINE.fullmatch(line.text)
        name = known.get(normal(match[1]), "") if match else ""
        entry = profile.catalogue.fact_entry(name) if name else None
        text = _STAMP.sub("", match[2]).strip() if match else ""
        if entry and entry.form == "text" and text:
            source = Source(
                origin=Origin.SENTENCE, file=file, cell=line.place, text=line.text.strip()
            )
            yield Fact(id=name, label=entry.label, text=text, source=source)


def _fact_of(text: str) -> str:
    """The fact that a line of the cover prints and nothing else, '' for any other line."""
    parts = parse(text)
    only = parts[0] if len(parts) == 1 else ""
    return "" if isinstance(only, str) else only.id


def _summary(
    report: PastReport, file: str, figures: tuple[Figure, ...], lists: tuple[Fact, ...]
) -> Finding:
    counted = [f"“{fact.label}”{len(fact.items)}条" for fact in lists]
    counted += [f"上年数据{len(figures)}个"] if figures else []
    seen = f"是{report.year}年（上年）的自评报告，取得{'、'.join(counted) or '的内容只作材料'}"
    todo = "请核对取得的上年数据和问题；上年问题今年又出现的，正文引用它的标题，其余不引用"
    found = told(file, "", report.title, CODE, seen, todo, Severity.HINT)
    return found.model_copy(update={"figures": tuple(figure.id for figure in figures)})


def _unclear(figures: tuple[Figure, ...], file: str) -> Finding:
    """That a report gives one figure several values, so that none is taken."""
    values = "、".join(
        dict.fromkeys(f"{f.quantity}（{f.source.cell}）" for f in figures if f.source)
    )
    seen = f"“{figures[0].label}”有不同的值：{values}，都没有取用"
    todo = "请核对上年报告；需要这个数的，请填在数据表里"
    place = figures[0].source.cell if figures[0].source else ""
    found = told(file, place or "", values, CODE, seen, todo)
    return found.model_copy(update={"figures": (figures[0].id,)})
