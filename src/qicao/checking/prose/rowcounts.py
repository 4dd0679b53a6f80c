"""Of how many rows a table is said to have (A54): 为六个项目中最低, 其余五项, by its rows.

Only tables whose rows add up to their total count, so that no row is a part of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal

from qicao.arithmetic.groups import RATE, Group
from qicao.checking.prose.saiddays import number
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.statements import Role
from qicao.values import Severity

_SENTENCE = re.compile("[^。；;\n]+")
_NUMBER = "(?<![0-9.一二两三四五六七八九十百第])(?P<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
_EACH = "(?:个|项|类|块|种)"
_WITHIN = re.compile(
    f"{_NUMBER}{_EACH}[一-鿿]{{0,6}}?之?[中里内](?:[，,]?(?:唯一|只有|仅有)|[一-鿿]{{0,4}}最[高低多少大小快慢])"
)
_OTHERS = re.compile(
    f"(?P<k>[一二两三四五六七八九十]{{1,2}}|[0-9]{{1,2}}){_EACH}[一-鿿]{{0,4}}(?:共|合计|共计|相加|总计)"
    f"[^。\n]*?[，；。]其[余他]{_NUMBER}{_EACH}"
)
_ALL_BUT = re.compile(
    f"(?:除|剔除|扣除)(?P<one>[^，。；0-9]{{2,16}})[，,]?[^，。；]{{0,12}}?[，,]?其[余他]{_NUMBER}{_EACH}"
)
_SCORED = (Role.WEIGHT, Role.SCORE, Role.DEDUCTION)
_OFF = 2
"""How many a count may be off to be meant for a table."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    columns = [group for group in subject.groups if _is_whole(group)]
    for line in subject.lines if columns else ():
        for sentence in _SENTENCE.finditer(line.text):
            at = line.start + sentence.start()
            for match in _WITHIN.finditer(sentence[0]):
                before = line.text[: sentence.end()]
                named = _named(columns, sentence[0]) or _named(columns, before)
                yield _judged(named, match, 0, at)
            for match in _ALL_BUT.finditer(sentence[0]):
                yield _judged(_named(columns, match["one"]), match, 1, at)
        for match in _OTHERS.finditer(line.text):
            words = line.text[: match.start()]
            words = words[max(words.rfind(mark) for mark in "。；，") + 1 :]
            many = number(match["k"])
            yield _judged(_named(columns, words, many), match, many, line.start)


def _named(columns: Sequence[Group], words: str, least: int = 1) -> frozenset[int]:
    """How many rows the tables have of which words name a row, in part at least."""
    more = [group for group in columns if len(group.parts) > least]
    named = [g for g in more if g.named(words)] or [g for g in more if g.like(words)]
    return frozenset(len(group.parts) for group in named)


def _judged(rows: Set[int], match: re.Match[str], beside: int, at: int) -> Spot | None:
    """Nothing if a table has as many rows, or several have not the same number."""
    said = number(match["n"]) + beside
    if len(rows) != 1 or abs(said - max(rows)) > _OFF or said in rows:
        return None
    due = max(rows) - beside
    return Spot(
        Severity.WARNING,
        f"“{match['n']}”与所列的行数不符：应为{due}",
        at + match.start("n"),
        at + match.end("n") + 1,
        todo="请核对所列的行数和这句话",
        expected=f"{due}",
    )


def _is_whole(group: Group) -> bool:
    """Whether some rows are all of a total, and nothing twice."""
    scored = group.dimension in ("", RATE, "分值") or group.parts[0].role in _SCORED
    if scored or len(group.parts) <= _OFF or not (group.table or group.labels):
        return False
    added = sum((part.worth or Decimal(0) for part in group.parts), Decimal(0))
    return any(whole.worth == added for whole in group.wholes)


ROW_COUNTS = TextCheck("A54", "说几项之中与表的行数一致", _look, aim="说几项之中的话")
