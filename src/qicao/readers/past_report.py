"""A report of the profile's kind among the texts: its year, its parts, what it put down.

A report is told by its title and by enough headings of the outline, matched by their words; cut at
them, whatever their numbers. Which years count as last year's is for `past_reading` to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from qicao.outline import Heading, find_headings
from qicao.profile import Profile, SectionForm
from qicao.profile.catalogue import normal
from qicao.readers.cells import TextDocument
from qicao.readers.materials import heading_of, lines
from qicao.readers.passages import MARGINS

NEAR_TITLE, NEAR_HEADING = 85, 75
"""rapidfuzz's ratios from which a line is the report's title, or a heading of its outline."""
SHORTEST = 4
"""Characters of a heading that counts where it is only part of the outline's."""
HEAD = 20
"""Lines at the top among which a title is looked for."""
ENOUGH, WITHOUT_TITLE = 0.5, 0.8
"""Share of the outline's headings that makes a report, with and without its title."""
BRACKETED = {2, 4}
"""Levels of （一） and （1）, which people mix in one list."""
_YEAR = re.compile(r"(20\d{2})\s*年?")
_YEAR_SAID = re.compile(r"(20\d{2})年")
_DATE = re.compile(r"(20\d{2})\s*年\s*\d{1,2}\s*月")
_RESIDUE = re.compile(r"^\s*\[bookmark:[^\]]{1,40}\]")
"""What some programs leave of a bookmark when they save as text."""
_LISTED = re.compile(r"(?:^|(?<=[。；：]))(?=[一二三四五六七八九十]{1,2}是)")
_SAID = re.compile(r"[一二三四五六七八九十]{1,2}是")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document with its place, and its heading if it is one."""

    text: str
    place: str
    level: int = 0

    @property
    def heading(self) -> str:
        """Its title if it is a heading, else ''."""
        return heading_of(self.text, self.level)

    @property
    def mark(self) -> Heading | None:
        """The number at its beginning, if it has one."""
        found = find_headings(self.text)
        return found[0] if found and not self.text[: found[0].start].strip() else None

    @property
    def depth(self) -> tuple[int, int]:
        """What its heading looks like: the level of its style, and of its number."""
        return self.level, self.mark.level if self.mark else 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report: the outline's section, None if it has none of it, and its lines."""

    form: SectionForm | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One problem or measure: its title as written, where it begins, and all that it says."""

    title: str
    place: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PastReport:
    """A report as it was found; `year` is None if it cannot be told."""

    title: str
    year: int | None
    cover: tuple[Line, ...]
    parts: tuple[Part, ...]

    def items(self, writes: str) -> tuple[Item, ...]:
        """The problems, or the measures, in order."""
        parts = (part for part in self.parts if part.form and part.form.writes == writes)
        return tuple(item for part in parts for item in _items(part.lines))


def find_report(document: TextDocument, file: str, profile: Profile) -> PastReport | None:
    """The report that a document is, by the profile's title and outline; None for another text."""
    found = [
        Line(_RESIDUE.sub("", text), place, level)
        for text, place, level in lines(document)
        if not place.startswith(MARGINS)
    ]
    forms = list(_forms(profile.outline))
    starts = _starts(found, forms)
    title = _title(found, file, profile, min(starts, default=len(found)))
    if len(starts) < max(3, (ENOUGH if title else WITHOUT_TITLE) * len(forms)):
        return None
    cover = tuple(found[: min(starts)])
    year = _year(title, cover, found)
    return PastReport(title or file, year, cover, tuple(_parts(found, starts)))


def _forms(outline: Sequence[SectionForm]) -> Iterator[SectionForm]:
    """The sections at which a report is cut: the first level, and one that is followed up below."""
    for form in outline:
        if not form.appendix:
            yield form
            if any(below.writes != "prose" for below in form.sections):
                yield from form.sections


def _title(found: Sequence[Line], file: str, profile: Profile, end: int) -> str:
    """The line at the top, or the file's name, that names this kind of report; '' if none does."""
    wanted = normal(profile.title)
    for text in (*(line.text for line in found[: min(end, HEAD)]), file.rpartition(".")[0]):
        plain = normal(text)
        if len(plain) >= len(wanted) and fuzz.partial_ratio(wanted, plain) >= NEAR_TITLE:
            return text.strip()
    return ""


def _starts(found: Sequence[Line], forms: Sequence[SectionForm]) -> dict[int, SectionForm]:
    """Where the sections of the outline begin: for each the nearest heading, all in order."""
    best: dict[int, tuple[float, int]] = {}
    wanted = [normal(form.heading) for form in forms]
    for place, line in enumerate(found):
        title = line.heading
        heading = normal(title or line.text) if len(line.text) < 60 else ""
        for number, name in enumerate(wanted):
            near = _nearness(heading, name, sure=not title)
            rank = near - line.depth[1] if near else 0
            if rank > best.get(number, (0.0, 0))[0]:
                best[number] = rank, place
    chain = _longest([(best[n][1], n) for n in sorted(best)])
    return {place: forms[number] for place, number in chain}


def named_section(heading: str, forms: Sequence[SectionForm]) -> SectionForm | None:
    """The section that a heading names, None if it names none of these."""
    near = [(_nearness(normal(heading), normal(form.heading), sure=False), form) for form in forms]
    best, form = max(near, key=lambda pair: pair[0], default=(0, None))
    return form if best else None


def _nearness(heading: str, wanted: str, *, sure: bool) -> float:
    """How near a heading is to the outline's, 0 to 100; if `sure`, only its very words."""
    if heading == wanted:
        return 100
    if sure or len(heading) < SHORTEST:
        return 0
    short, long = sorted((heading, wanted), key=len)
    if short in long and 2 * len(short) >= len(long):
        return 90
    ratio = fuzz.ratio(heading, wanted)
    return ratio if ratio >= NEAR_HEADING else 0


def _longest(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose places grow, as the outline's order asks."""
    runs: list[list[tuple[int, int]]] = []
    for pair in pairs:
        before = [run for run in runs if run[-1][0] < pair[0]]
        runs.append([*max(before, key=len, default=[]), pair])
    return max(runs, key=len, default=[])


def _parts(found: Sequence[Line], starts: dict[int, SectionForm]) -> Iterator[Part]:
    """The parts from heading to heading; one that looks the same and is none of ours parts too."""
    looks = Counter(found[place].depth for place in starts)
    usual = looks.most_common(1)[0][0]
    cuts = sorted(
        place
        for place, line in enumerate(found)
        if place in starts
        or (place > min(starts) and line.heading and line.depth == usual and usual != (0, 0))
    )
    for place, end in zip(cuts, [*cuts[1:], len(found)], strict=True):
        yield Part(starts.get(place), tuple(found[place + 1 : end]))


def _year(title: str, cover: Sequence[Line], found: Sequence[Line]) -> int | None:
    """The year by the title, by the date (a report is of the year before), by what it speaks of."""
    plain = unicodedata.normalize("NFKC", title).translate(_DIGITS)
    said = set(_YEAR.findall(plain))
    if len(said) == 1:
        return int(said.pop())
    dated = [m[1] for line in (*cover, *found[-3:]) if (m := _DATE.match(line.text.strip()))]
    if len(set(dated)) == 1:
        return int(dated[0]) - 1
    years = Counter(_YEAR_SAID.findall("\n".join(line.text for line in found)))
    most = years.most_common(1)
    return int(most[0][0]) if most and 2 * most[0][1] > years.total() > 2 else None


def _items(part: Sequence[Line]) -> Iterator[Item]:
    """What a part lists: by its outermost headings, else by 一是 … 二是, else by paragraphs."""
    starts = list(_item_starts(part))
    if starts:
        for (start, title), (end, _) in zip(starts, [*starts[1:], (len(part), "")], strict=True):
            text = "\n".join(line.text.strip() for line in part[start:end])
            yield Item(_named(title), part[start].place, text)
        return
    listed = [line for line in part if _LISTED.search(line.text)]
    for line in listed or part:
        for piece in _LISTED.split(line.text) if listed else [line.text]:
            if not listed or _SAID.match(piece):
                title = _named(_SAID.sub("", piece, count=1).partition("。")[0])
                if len(title) > 1:
                    yield Item(title, line.place, piece.strip())


def _item_starts(part: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Where the outermost headings of a part stand, and their titles."""
    marked = [(place, line, mark) for place, line in enumerate(part) if (mark := line.mark)]
    outermost = min((line.depth for _, line, _ in marked), key=lambda d: d[1], default=(0, 0))
    last = 0
    for place, line, mark in marked:
        goes_on = {mark.level, outermost[1]} == BRACKETED and mark.number == last + 1
        if line.depth == outermost or goes_on:
            last = mark.number
            yield place, mark.title


def _named(title: str) -> str:
    """A heading as a name: without the marks at its end."""
    return title.strip().rstrip("。；：;:")
