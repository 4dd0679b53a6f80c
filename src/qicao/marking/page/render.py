"""The page as bytes: the template filled, everything escaped, style and script by their digest."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from qicao.checking import ForeignReport
from qicao.marking.page.segments import Segments
from qicao.marking.page.sources import grounds_of
from qicao.marking.places import Places
from qicao.marking.stretches import Report
from qicao.marking.words import LEVELS, STANDINGS, advice, counted, labels_of
from qicao.values import CoverageStatus, Finding

_COVERAGE = {
    CoverageStatus.DONE: "已核对",
    CoverageStatus.NOT_ENOUGH_DATA: "缺数据",
    CoverageStatus.AMBIGUOUS: "不能确定",
    CoverageStatus.NOT_APPLICABLE: "不适用",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What is shown of a number that is clicked."""

    place: int
    text: str
    status: str
    word: str
    lines: tuple[tuple[str, str], ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many numbers stand so, and the first of them."""

    status: str
    word: str
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class Row:
    """A finding in the list beside the text."""

    number: int
    severity: str
    level: str
    head: str
    place: str
    message: str
    advice: str
    linked: bool


def page_bytes(report: Report, name: str, sources: Mapping[str, str] | None = None) -> bytes:
    """The page about a text called `name`; `sources` say where figures come from, by id."""
    document = report.document()
    mentions: list[dict[str, Any]] = document["mentions"]
    segments = Segments(report, mentions)
    blocks = tuple(segments.blocks())
    rows = tuple(_rows(report, segments.opened))
    style, script = _part("page.css"), _part("page.js")
    page: str = _template().render(
        name=name,
        style=style,
        script=script,
        style_digest=digest(style),
        script_digest=digest(script),
        blocks=blocks,
        findings=rows,
        grave=[row for row in rows if row.severity != "hint"],
        hints=[row for row in rows if row.severity == "hint"],
        notes=tuple(_notes(report, mentions, sources or {})),
        legend=tuple(_legend(mentions)),
        summary=counted(report.findings),
        against=_against(report, document["summary"]["chance"]),
        coverage=tuple(
            (_COVERAGE[row.status], row.status.value, row.code, row.label, row.reason)
            for row in sorted(report.coverage, key=lambda row: list(_COVERAGE).index(row.status))
        ),
    )
    return page.encode("utf-8", "replace")


def _against(report: Report, chance: float | None) -> str:
    """What the text was held against."""
    if not isinstance(report, ForeignReport):
        return "与报告包的数据逐个核对。"
    accounts = report.examined.accounts
    if not accounts.files:
        return "没有给数据，只和报告自身核对。"
    told = f"对照：{'、'.join(accounts.files)}，{accounts.told}"
    return told + ("" if chance is None else f"随便写一个数碰巧对得上的机会约 {chance:.1%}。")


def _template() -> Any:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_part("page.html"))


def _part(name: str) -> str:
    return files("qicao.marking.page").joinpath(name).read_text(encoding="utf-8")


def script_digest() -> str:
    """The script of every page, as the policy of another page that shows it has to name it."""
    return digest(_part("page.js"))


def digest(text: str) -> str:
    """As a Content-Security-Policy names an inline part."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _legend(mentions: Sequence[dict[str, Any]]) -> Iterator[Count]:
    for status, word in STANDINGS.items():
        places = [n for n, mention in enumerate(mentions) if mention["status"] == status]
        if places:
            yield Count(status, word, len(places), places[0])


def _rows(report: Report, shown: set[int]) -> Iterator[Row]:
    places, labels = Places(report), labels_of(report)
    for number, finding in enumerate(report.findings):
        yield Row(
            number=number,
            severity=finding.severity.value,
            level=LEVELS[finding.severity],
            head=f"{finding.code} {labels.get(finding.code, '')}".strip(),
            place=places.place(finding),
            message=finding.message,
            advice=advice(finding),
            linked=number in shown,
        )


def _notes(
    report: Report, mentions: Sequence[dict[str, Any]], sources: Mapping[str, str]
) -> Iterator[Note]:
    grounds = grounds_of(report)
    for place, mention in enumerate(mentions):
        touching = [n for n, f in enumerate(report.findings) if _touches(f, mention)]
        status = mention["status"]
        lines = (*_lines(mention, sources), *grounds.get(mention["start"], ()))
        yield Note(place, mention["text"], status, STANDINGS[status], lines, tuple(touching))


def _touches(finding: Finding, mention: dict[str, Any]) -> bool:
    if finding.start is None or finding.end is None:
        return False
    return bool(finding.start < mention["end"] and mention["start"] < finding.end)


def _lines(mention: dict[str, Any], sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if mention["value"] is not None:
        yield "读作", f"{mention['value']}{mention['unit'] or ''}"
    if mention["explanation"] and mention["status"] != "ambiguous":
        yield "另见" if mention["status"] == "contradicted" else "依据", mention["explanation"]
    if mention["figure"]:
        yield "数据", sources.get(mention["figure"], mention["figure"])
