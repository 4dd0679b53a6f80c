"""Reads the labelled set of the checker: invented reports, and what a careful reader says of them.

A folder of `tests/data/reports` holds report.txt (the report, each number inside a mark
`⟦m01|416.99万元⟧`), labels.yaml and figures.csv. `load_reports` gives them as frozen values, the
text without its marks; a folder whose marks and labels disagree is refused in words. Whether the
labels are true is asked by `labelproofs`.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from labels import Direction, LabelledMention, Relation, relation_of
from pydantic import BaseModel, ConfigDict

REPORTS = Path(__file__).parent / "data" / "reports"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARK = re.compile(r"⟦([mn]\d+)\|([^⟦⟧\n]+)⟧")


class LabelledReport(BaseModel):
    """A report without its marks, and all that is known of it; `figures` is a csv."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    about: str
    year: int
    aside: bool
    text: str
    mentions: tuple[LabelledMention, ...]
    relations: tuple[Relation, ...]
    directions: tuple[Direction, ...]
    difficulties: tuple[str, ...]
    figures: Path

    @cached_property
    def by_id(self) -> dict[str, LabelledMention]:
        """The mentions by their id."""
        return {mention.id: mention for mention in self.mentions}

    @property
    def quantities(self) -> tuple[LabelledMention, ...]:
        """The mentions that state a quantity."""
        return tuple(mention for mention in self.mentions if mention.is_quantity)


@cache
def load_reports() -> tuple[LabelledReport, ...]:
    """Every labelled report, by name; ValueError, in words, for a folder that is not in order."""
    return tuple(load_report(path.parent) for path in sorted(REPORTS.glob("*/labels.yaml")))


def load_report(folder: Path) -> LabelledReport:
    """The labelled report of a folder; ValueError where marks and labels disagree."""
    try:
        marked = (folder / "report.txt").read_text(encoding="utf-8")
        return report_of(folder, marked, (folder / "labels.yaml").read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{folder.name}：{error}") from error


def report_of(folder: Path, marked: str, source: str) -> LabelledReport:
    """The labelled report of a text with marks and the source of its labels."""
    _refuse_repeated(re.findall(r"^\s+([mn]\d+):", source, re.MULTILINE), "标签")
    labels = yaml.load(source, Loader=LOADER)  # noqa: S506 - a safe one
    text, places = unmarked(marked)
    labels["mentions"] = tuple(_mentions(places, text, labels["mentions"]))
    labels["relations"] = tuple(relation_of(entry) for entry in labels["relations"])
    labels["difficulties"] = tuple(_sentence(note) for note in labels["difficulties"])
    report = LabelledReport(name=folder.name, text=text, figures=folder / "figures.csv", **labels)
    _refuse_unknown(report)
    return report


def figure_rows(report: LabelledReport) -> list[dict[str, str]]:
    """The rows of the report's figures.csv, as they are written."""
    with report.figures.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without its marks, and where each mark's words stand in it."""
    _refuse_repeated((match[1] for match in _MARK.finditer(marked)), "标记")
    pieces: list[str] = []
    places, length, last = {}, 0, 0
    for match in _MARK.finditer(marked):
        between = _bare(marked[last : match.start()])
        start = length + len(between)
        length, last = start + len(match[2]), match.end()
        places[match[1]] = (start, length)
        pieces += [between, match[2]]
    return "".join([*pieces, _bare(marked[last:])]), places


def _bare(between: str) -> str:
    """What stands between marks, if no digit and no half of a mark is in it."""
    if found := re.search(r".{0,8}[\d⟦⟧].{0,8}", between):
        raise ValueError(f"“{found[0]}”里有标记之外的数字或不成对的标记，请补标")
    return between


def _refuse_repeated(ids: Iterable[str], what: str) -> None:
    if twice := [id for id, times in Counter(ids).items() if times > 1]:
        raise ValueError(f"{what} {'、'.join(twice)} 重复，请改编号")


def _mentions(
    places: dict[str, tuple[int, int]], text: str, labels: dict[str, Any]
) -> Iterator[LabelledMention]:
    if odd := places.keys() ^ labels.keys():
        raise ValueError(f"标记与标签对不上：{'、'.join(sorted(odd))}，请补标记或标签")
    for id, (start, end) in places.items():
        mention = LabelledMention(id=id, start=start, end=end, text=text[start:end], **labels[id])
        if mention.is_quantity != id.startswith("m"):
            raise ValueError(f"{id} 的种类是“{mention.kind}”，与编号的字头不符，请改其一")
        yield mention


def _sentence(note: str | dict[str, str]) -> str:
    """A note; YAML reads `m31: …` without quotes as a pair."""
    return note if isinstance(note, str) else "；".join(f"{k}: {v}" for k, v in note.items())


def _refuse_unknown(report: LabelledReport) -> None:
    used = [id for relation in report.relations for id in relation.ids]
    used += [direction.at for direction in report.directions]
    if unknown := sorted(set(used) - report.by_id.keys()):
        raise ValueError(f"关系或方向里的 {'、'.join(unknown)} 没有标记，请核对编号")
