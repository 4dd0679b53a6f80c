"""Facts as people write them, by the form that the catalogue gives: text, names, date, year."""

from __future__ import annotations

import datetime
import re
import unicodedata

from qicao.profile.catalogue import FactEntry
from qicao.quantity import parse_numeral

_OPEN, _CLOSE = "《“（(「『〔【", "》”）)」』〕】"
_DATE = re.compile(r"([^年]{1,4})[-/.年]([^月]{1,3}?)[-/.月]([^日]{1,3})日?")
_STOP = re.compile(r"[。；;！!？?：:、]|^\s*[-*•\d一二三四五六七八九十]+[、.．)）\s]", re.MULTILINE)
_TITLE = re.compile(r"\s*《[^《]*》\s*")
LONGEST_NAME = 60
_YEAR = re.compile(r"((?:19|20)\d{2})(?:\.0+)?(?:年度?)?", re.ASCII)


class FactRefused(ValueError):
    """A text that is not in the form of its fact; the message is Chinese and says what to write."""


def read_fact(entry: FactEntry, text: str) -> tuple[str, tuple[str, ...]]:
    """The text of a fact as it may be printed, and its items if it is a list of names.

    A name keeps one space where it had several or was wrapped; a text of paragraphs its lines.
    """
    match entry.form:
        case "names":
            items = split_names(text)
            return "、".join(items), items
        case "date":
            return read_date(text), ()
        case "year":
            return str(read_year(text)), ()
        case _ if entry.spelled:
            return read_word(entry, text), ()
        case _:
            named = "\n" not in text or _is_name(text)
            return " ".join(text.split()) if named else text.strip(), ()


def _is_name(text: str) -> bool:
    """Whether a text of several lines is short and no sentence, as a name that was wrapped is."""
    return len(text) <= LONGEST_NAME and not _STOP.search(text)


def read_word(entry: FactEntry, text: str) -> str:
    """The word of the catalogue that `text` spells. FactRefused, with all words, for another."""
    spelled = {_compact(way): word for way, word in entry.spelled.items()}
    words = tuple(dict.fromkeys(entry.spelled.values()))
    found = {**spelled, **{_compact(word): word for word in words}}.get(_compact(text))
    if found is None:
        raise FactRefused(f"“{text[:20]}”不是{entry.label}，只能填 {'、'.join(words)}")
    return found


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def split_names(text: str) -> tuple[str, ...]:
    """Names parted by 、 ； or a new line, but not inside brackets or quotes that close.

    Titles in 《》 need nothing between them.
    One space of many stays in a name, as in any other.
    """
    names, depth, name = [], 0, ""
    for position, char in enumerate(text):
        if char in _OPEN and _CLOSE[_OPEN.index(char)] in text[position:]:
            depth += 1
        elif char in _CLOSE:
            depth = max(depth - 1, 0)
        if char == "\n" or (char in "、；;" and not depth):
            names.append(name)
            name = ""
        elif char == "《" and depth == 1 and _TITLE.fullmatch(name):
            names.append(name)
            name = char
        else:
            name += char
    return tuple(" ".join(part.split()) for part in (*names, name) if part.strip())


def read_date(text: str) -> str:
    """2025年5月26日, out of any common way to write it. FactRefused if it is no day."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _DATE.fullmatch(plain.replace("○", "〇"))
    parts = [_integer(part) for part in match.groups()] if match else []
    try:
        day = datetime.date(*parts)
    except (TypeError, ValueError, OverflowError):
        raise FactRefused(f"“{text[:20]}”不是完整的日期，请写成 2025年5月26日") from None
    return f"{day.year}年{day.month}月{day.day}日"


def _integer(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    value = parse_numeral(text)
    return 0 if value is None or value != value.to_integral_value() else int(value)


def read_year(text: str) -> int:
    """2024, out of 2024年 or 2024年度. FactRefused if it is no year."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    match = _YEAR.fullmatch(plain)
    if match is None:
        raise FactRefused(f"“{text[:20]}”不是年度，请写四位数字，如 2024")
    return int(match[1])
