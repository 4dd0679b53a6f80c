"""The ratio of the amounts right before it (A54): 省级60万元、市级20万元，比例为3∶1.

And one that is named by the initials of two counts: 师生比1:15.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.quantity import half_up
from qicao.statements import Role, Statement
from qicao.values import Severity

_TERM = "[0-9]{1,3}(?:\\.[0-9]{1,2})?"
_RATIO = re.compile(
    f"(?:比例|之比)(?:依次|分别)?[为是](?P<terms>{_TERM}(?:[∶:：比]{_TERM}){{1,4}})(?![0-9∶:：.])"
)
_OF_TWO = re.compile(
    "(?P<one>[一-鿿])(?P<other>[一-鿿])(?<![占之对环同])比(?:例)?(?:约)?[为是达]?"
    f"(?P<terms>{_TERM}[∶:：]{_TERM})(?![0-9∶:：.])"
)
"""A ratio that is named by one character of each: 师生比1:15.5."""
_LINES = 2
"""Lines above it in which the two are counted."""
_NAMED = re.compile("[一-鿿]{2,6}[与和比][一-鿿]{2,6}$")
"""Before a ratio they name two things, which need not be the last that were said."""
_PAIR = 2
_BETWEEN = 16
"""Characters between the last amount and the ratio."""
_WHOLES = (10, 100)
"""What terms make that are shares: 四六开, 36:64."""
_AMOUNTS = (Role.LEVEL, Role.BUDGET, Role.FULL, Role.PRIOR, Role.TARGET)


def _look(subject: Subject) -> Iterator[Spot | None]:
    for line in subject.lines:
        for match in _RATIO.finditer(line.text):
            terms = re.split("[∶:：比]", match["terms"])
            amounts = _before(subject, line.start + match.start(), len(terms))
            amounts = [] if _NAMED.search(line.text, 0, match.start()) else amounts
            if amounts and (due := _due(amounts, terms)):
                held = due == [Decimal(term) for term in terms]
                yield None if held else _told(match, due, line.start)
        for match in _OF_TWO.finditer(line.text):
            yield from _of_two(subject, match, line.start)


def _of_two(subject: Subject, match: re.Match[str], start: int) -> Iterator[Spot | None]:
    """A ratio over every pair of counts that it may be named for: one has to make it."""
    terms = re.split("[∶:：]", match["terms"])
    end = start + match.start()
    ones, others = (_counted(subject, match[name], end) for name in ("one", "other"))
    dues = [_due([a, b], terms) for a in ones for b in others if a != b]
    printed = [Decimal(term) for term in terms]
    slipped = [due for due in dues if due and _is_slip(due, printed)]
    if printed in dues or slipped:
        yield None if printed in dues else _told(match, slipped[-1], start)


def _counted(subject: Subject, initial: str, end: int) -> list[Decimal]:
    """The people before a place whose name has a character, in the lines right above it."""
    before = [s for s in subject.prose if s.start < end and s.dimension == "人"]
    last = before[-1].line if before else 0
    near = [s for s in before if last - s.line <= _LINES and s.role is Role.LEVEL]
    return [s.worth for s in near if initial in s.label and s.worth and not s.hedged]


def _is_slip(due: Sequence[Decimal], printed: Sequence[Decimal]) -> bool:
    """Whether one digit is another, or two are swapped: others may be meant, as 折合在校生."""
    first, second = "".join(map(str, due)), "".join(map(str, printed))
    if len(first) != len(second):
        return False
    apart = [n for n in range(len(first)) if first[n] != second[n]]
    swapped = sorted(first) == sorted(second) and len(apart) == _PAIR
    return swapped or len(apart) == 1


def _before(subject: Subject, end: int, many: int) -> list[Decimal]:
    """As many amounts of one kind as there are terms, right before a place; or none."""
    before = [s for s in subject.prose if s.start < end and s.role is not Role.AGAIN][-many:]
    if len(before) < many or end - before[-1].end > _BETWEEN:
        return []
    same = all(_is_like(s, before[-1]) for s in before)
    return [abs(s.worth) for s in before if s.worth] if same else []


def _is_like(one: Statement, other: Statement) -> bool:
    kind = one.role in _AMOUNTS and not one.hedged and one.dimension not in ("", "比率")
    return kind and one.dimension == other.dimension and one.sentence == other.sentence


def _due(amounts: Sequence[Decimal], terms: Sequence[str]) -> list[Decimal]:
    """The terms that the amounts make, by the one that is 1, else by any; [] if none do.

    Terms that make 10 or 100 are shares: what is due of them makes as much.
    """
    if len(amounts) != len(terms):
        return []
    printed = [Decimal(term) for term in terms]
    every = [*zip(printed, amounts, strict=True)]
    if sum(printed) in _WHOLES:
        every.append((sum(printed, Decimal(0)), sum(amounts, Decimal(0))))
    bases = [base for base in every if base[0] == 1] or every
    made = [_scaled(amounts, terms, term / amount) for term, amount in bases]
    return printed if printed in made else made[-1]


def _scaled(amounts: Sequence[Decimal], terms: Sequence[str], one: Decimal) -> list[Decimal]:
    """The terms of all, `one` for each unit, with the decimals that are printed of each."""
    places = [len(term.partition(".")[2]) for term in terms]
    return [half_up(amount * one, n) for amount, n in zip(amounts, places, strict=True)]


def _told(match: re.Match[str], due: Sequence[Decimal], start: int) -> Spot:
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”与前面的数不符，前面各数之比约为{'∶'.join(f'{term:f}' for term in due)}",
        start + match.start("terms"),
        start + match.end("terms"),
        todo="请核对比例和前面的各数",
    )


RATIOS = TextCheck("A54", "几比几与前面的数一致", _look, aim="几比几的说法")
