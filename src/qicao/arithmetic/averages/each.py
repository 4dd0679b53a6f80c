"""What the words before an average say that it is for each of, and by what it is reckoned."""

from __future__ import annotations

import re
from typing import NamedTuple

from qicao.statements import Statement

_CUTS = "，。；;\n：:（(、"
_EVERY = "(?:平均)?每(?:[一-鿿]{0,3}一(?=[个名位人次件]))?(?:个|名|位)?(?P<every>[一-鿿]{1,8})"
_EACH = re.compile(f"{_EVERY}|(?P<each>人次|批次|(?!平)[一-鿿])均(?![衡匀价])")
_RECKONED = re.compile(
    "(?:按|以)(?:照)?(?P<by>[^，。；\n]{2,20}?)(?:为基数|为口径|来)?"
    "(?:[计推测折核换]算|摊算|分?摊|平[摊均]|(?<![统设])计|算)(?=$|[，,一-鿿])"
)
_SCALE = re.compile("^[万亿]+")
_MANY = re.compile("(?P<many>[百千万])(?!元)(?:名|个|位)?")
_PEOPLE = ("人", "名", "位", "人次")
_DAYS = ("天", "工作日", "日")
_DAY = re.compile("天|[一-鿿]{0,2}日")
_VEHICLES = ("辆", "台")
ANY = ("个", "家", "所", "项", "处")
"""Units that do not say what they count."""
_NOUN = 4
"""Characters behind a count in which what it counts is named."""


class Each(NamedTuple):
    """So much for each of something."""

    thing: str
    """人, 场; or all that stands behind 每."""
    every: bool
    """Whether the words are 每, so that the thing is only the beginning of them."""
    words: str
    """All other words of the clause."""
    by: str
    """What is named by 按…计算; '' if nothing is."""
    begin: int
    """Where the words begin that reckon, or the number itself."""
    many: str
    """千 of 每千人, 万; '' if it is for one."""


def each_of(text: str, given: Statement) -> Each | None:
    """What the words right before a number say that it is for each of; None if nothing."""
    first = 1 + max(text.rfind(cut, 0, given.start) for cut in _CUTS)
    before = 1 + max(text.rfind(cut, 0, max(first - 1, 0)) for cut in _CUTS)
    by = _RECKONED.search(text, first, given.start) or _RECKONED.search(text, before, first - 1)
    name, begin = (by["by"], by.start()) if by else ("", given.start)
    lead = text[before if begin < first else first : begin] if by else ""
    clause = text[max(first, by.end() if by else 0) : given.start]
    found = [*_EACH.finditer(clause)]
    if found:
        last = found[-1]
        thing, rest = last["every"] or last["each"], last["every"] or clause[last.end() :]
        words, many = f"{lead}，{clause[: last.start()]}，{rest}", _MANY.match(last["every"] or "")
        thing = thing[many.end() :] if many else thing
        return Each(thing, bool(last["every"]), words, name, begin, many["many"] if many else "")
    over = (given.mention.unit or "").partition("/")[2]
    return Each(over, True, f"{lead}，{clause}", name, begin, "") if over else None


def unit_of(count: Statement) -> str:
    """The unit of a count without its scale: 万人次 are 人次."""
    return _SCALE.sub("", count.mention.unit or "")


def name_of(count: Statement, text: str) -> str:
    """All the words at a count that may say what it counts."""
    return count.label if count.table else count.label + noun_of(count, text)


def is_counted(each: Each, unit: str, noun: str) -> bool:
    """Whether what is counted is what so much is for each of, by its unit or the words at it."""
    thing = each.thing
    if not unit or not thing:
        return False
    if unit in _PEOPLE:
        among = thing in ("人", "人次") or (each.every and thing[0] in "人名位生")
        return among or (thing in "生职" and thing in noun) or (each.every and thing[:2] in noun)
    if unit in ANY and thing[0] not in "人名位" and (thing[:2] if each.every else thing) in noun:
        return True
    if each.every:
        daily = unit in _DAYS and bool(_DAY.match(thing))
        return daily or thing.startswith(unit.removeprefix("个") or unit)
    if thing == "车":
        return unit in _VEHICLES and "车" in noun
    return unit in _DAYS if thing == "日" else thing in unit


def noun_of(count: Statement, text: str) -> str:
    """What stands right behind a count of prose, up to the next mark: 25个站点."""
    return re.split("[^一-鿿]", text[count.end : count.end + _NOUN])[0]
