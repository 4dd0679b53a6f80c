"""The numbers before paragraphs that Word makes itself: 一、（一）1. and their like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from qicao.outline import numeral
from qicao.readers.word.accepted import child, integer, is_on, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what stands around the number."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    plain: bool = False
    """All numbers in digits, whatever the levels above count in."""
    restarts: bool = True


class Numbering:
    """Counts the lists of a document while its paragraphs are read in order."""

    def __init__(self, root: Element | None) -> None:
        nodes = root if root is not None else Element("none")
        self.lists = {n.get("w.abstractNumId", ""): n for n in nodes.iterfind("w.abstractNum")}
        self.linked = {value(n, "w.styleLink"): key for key, n in self.lists.items()}
        self.uses = {node.get("w.numId", ""): node for node in nodes.iterfind("w.num")}
        self.keys: dict[str, str] = {}
        self.levels: dict[str, list[Level]] = {}
        self.overrides: dict[str, dict[str, Element]] = {}
        self.bases: dict[str, dict[str, Element]] = {}
        """What was found of a list and of its abstract list, for the next paragraph of it."""
        self.counts: dict[str, list[int | None]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of a list; '' for a bullet or no list of ours."""
        if number not in self.uses or not 0 <= depth < LEVELS:
            return ""
        if number not in self.keys:
            self.keys[number] = self.list_of(number)
        key = self.keys[number]
        if number not in self.levels:
            self.levels[number] = [self.level(number, key, place) for place in range(LEVELS)]
        levels = self.levels[number]
        counts = self.counts.setdefault(key, [None] * LEVELS)
        self.advance(number, depth, levels, counts)
        level = levels[depth]
        if level.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(
            lambda match: _printed(level, levels, counts, int(match[1]) - 1), level.text
        )

    def advance(
        self, number: str, depth: int, levels: list[Level], counts: list[int | None]
    ) -> None:
        """Counts one further at a level, and lets those below begin anew."""
        override = value(self.override(number, depth), "w.startOverride")
        seen = counts[depth]
        if override and (number, depth) not in self.started:
            counts[depth] = integer(override, 1)
        else:
            counts[depth] = levels[depth].start if seen is None else seen + 1
        self.started.add((number, depth))
        for place in range(depth):
            counts[place] = levels[place].start if counts[place] is None else counts[place]
        for place in range(depth + 1, LEVELS):
            counts[place] = None if levels[place].restarts else counts[place]

    def list_of(self, number: str) -> str:
        """The abstract list behind a list, through a list style if it names one."""
        key = value(self.uses[number], "w.abstractNumId")
        link = value(self.lists.get(key), "w.numStyleLink")
        return self.linked.get(link, key) if link else key

    def override(self, number: str, depth: int) -> Element | None:
        """What a list says of a level otherwise than its abstract list."""
        if number not in self.overrides:
            self.overrides[number] = _by_depth(self.uses[number].iterfind("w.lvlOverride"))
        return self.overrides[number].get(str(depth))

    def level(self, number: str, key: str, depth: int) -> Level:
        """A level of a list, as overridden or as the abstract list has it."""
        node = child(self.override(number, depth), "w.lvl")
        if node is None and (base := self.lists.get(key)) is not None:
            if key not in self.bases:
                self.bases[key] = _by_depth(base.iterfind("w.lvl"))
            node = self.bases[key].get(str(depth))
        if node is None:
            return Level(form="none")
        return Level(
            start=integer(value(node, "w.start"), 1),
            form=value(node, "w.numFmt") or "decimal",
            text=value(node, "w.lvlText"),
            plain=bool(is_on(node, "w.isLgl")),
            restarts=value(node, "w.lvlRestart") != "0",
        )


def _by_depth(nodes: Iterable[Element]) -> dict[str, Element]:
    """Level as it is written → the first of some nodes that is about it."""
    found: dict[str, Element] = {}
    for node in nodes:
        found.setdefault(node.get("w.ilvl", ""), node)
    return found


def _printed(level: Level, levels: list[Level], counts: list[int | None], place: int) -> str:
    count = counts[place]
    return (
        "" if count is None else count_in("decimal" if level.plain else levels[place].form, count)
    )


def count_in(form: str, n: int) -> str:
    """`n` in a number format of Word's; in digits where the format is none of ours."""
    way = _FORMS.get(form)
    return way(n) if way and 1 <= n <= 99 else str(n)


def _roman(n: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        while n >= worth:
            text, n = text + sign, n - worth
    return text


def _letters(n: int) -> str:
    """a to z, then aa, bb, as Word goes on."""
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)


def _signs(signs: str) -> Callable[[int], str]:
    return lambda n: signs[n - 1] if n <= len(signs) else str(n)


def _run(first: int, length: int) -> Callable[[int], str]:
    return _signs("".join(map(chr, range(first, first + length))))


_CHINESE = (
    *("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand", "japaneseDigitalTenThousand"),
)
_CAPITAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(_CHINESE, numeral),
    "chineseLegalSimplified": lambda n: numeral(n).translate(_CAPITAL),
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate(_WIDE),
    "decimalEnclosedCircle": _run(0x2460, 20),
    "decimalEnclosedCircleChinese": _run(0x2460, 20),
    "decimalEnclosedParen": _run(0x2474, 20),
    "decimalEnclosedFullstop": _run(0x2488, 20),
    "ideographEnclosedCircle": _run(0x3280, 10),
    "ideographTraditional": _signs("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _signs("子丑寅卯辰巳午未申酉戌亥"),
    "numberInDash": lambda n: f"- {n} -",
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
}
