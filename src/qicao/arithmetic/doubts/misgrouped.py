"""Claims over too few numbers, or over one twice, that others of the sentence show to be misread.

登记单位68.42万个、个体户142.6万个，平均每名普查员登记64.7个 is of both; 举办展览14个，其中原创5个，
14个全部通过验收 says the whole again; 全年开放313天，日均1.00万人次 is of those days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from qicao.arithmetic.claim import Claim, outcome_of
from qicao.arithmetic.formula import CHANGE, HUNDRED, PER, RATIO, SHARE, SUM
from qicao.arithmetic.grouped import grouped
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import pairs
from qicao.mentions import MentionKind
from qicao.quantity import unit
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_AGAIN = re.compile("[一-鿿]{0,6}(?:全部|均|都|全数)")
"""Behind a number that is all of them again: 14个展览全部通过验收."""
_JOINED = re.compile("[、，和][^，。；、0-9]{1,12}")
_RETIRED = re.compile("退休|离休")
_STAFF = re.compile("编|职|岗")
_EACH_TIME = re.compile("每[^每]{1,3}每[个一]?[月日天季年周]")
"""So much for each of them and each month: it is not all that one of them got."""
_TWO, _ROUNDED = 2, Decimal("0.1")
_DAYS, _YEAR = "天", 366


def misgrouped(sources: Sources, held: Sequence[Claim]) -> Callable[[Claim], bool]:
    """Asks whether a claim that fails holds of the numbers that are meant."""
    return _Misgrouped(sources, held).is_misread


class _Misgrouped:
    def __init__(self, sources: Sources, held: Sequence[Claim]) -> None:
        self.sources = sources
        self.sure = {(c.given.start, c.formula) for c in held if c.sure and c.given.table}
        self.days = [s for s in sources.statements if s.mention.unit == _DAYS and s.worth]
        self.rows = grouped((s for s in sources.statements if s.table), lambda s: (s.table, s.line))

    def is_misread(self, claim: Claim) -> bool:
        """Whether a claim is of other numbers than it was made of."""
        given = claim.given
        if claim.formula is CHANGE:
            return (given.start, CHANGE) in self.sure  # the base, and another number besides
        if claim.formula is SUM:
            return self._says_again(claim) or self._of_weights(claim) or _of_staff(claim)
        if claim.formula in (RATIO, SHARE):
            return self._of_others(claim)
        if claim.formula.name != PER.name or given.hedged:
            return False
        return (
            _of_all(claim, self.sources)
            or _of_spent(claim, self.sources)
            or bool(_EACH_TIME.search(given.label))
            or _of_days(claim, self.days)
        )

    def _says_again(self, claim: Claim) -> bool:
        """Whether one of the parts is the whole once more: 14个展览全部通过验收."""
        same = [s for s in claim.inputs if s.mention.text == claim.given.mention.text]
        return any(_AGAIN.match(self.sources.text, s.end) for s in same)

    def _of_weights(self, claim: Claim) -> bool:
        """Whether a number is all the weights of the rows whose scores were added up."""
        given = claim.given
        if given.table or given.role is not Role.SCORE or not all(s.table for s in claim.inputs):
            return False
        rows = [self.rows[s.table, s.line] for s in claim.inputs]
        weights = [s.worth or Decimal(0) for row in rows for s in row if s.role is Role.WEIGHT]
        return sum(weights, Decimal(0)) == given.worth

    def _of_others(self, claim: Claim) -> bool:
        given, (part, *_), base = claim.given, claim.inputs, claim.inputs[-1]
        if given.table:
            return False
        if given.role is Role.SHARE and not claim.sure and self._makes_all(given):
            return True
        if given.role is Role.COMPLETION and self._is_of_other_kind(given, part, base):
            return True
        return self._in_row(given, part) or self._of_several(claim) or self._of_next(claim)

    def _of_next(self, claim: Claim) -> bool:
        """Whether the counts have a rate already, and a semicolon parts them from this one."""
        given, last = claim.given, max(s.end for s in claim.inputs)
        said = self.sources.sentences.get(given.sentence, ())
        rated = any(last <= s.start < given.start and s.dimension == given.dimension for s in said)
        content = "满意" in given.label
        return content and rated and "；" in self.sources.text[last : given.start]

    def _is_of_other_kind(self, given: Statement, part: Statement, base: Statement) -> bool:
        """Whether what was done is held to a count some numbers before it, of a name that has
        nothing in common with it."""
        counted = base.mention.kind is MentionKind.COUNT and base.role is Role.LEVEL
        words = f"{part.item} {part.label} {given.label}"
        if not counted or base.table or given.mention.unit != "%" or _STAFF.search(words):
            return False
        said = self.sources.sentences.get(given.sentence, ())
        apart = sum(base.start < s.start < part.start for s in said) >= _TWO
        return apart and not pairs(words) & pairs(f"{base.item} {base.label}")

    def _makes_all(self, given: Statement) -> bool:
        """Whether the shares of a sentence make a hundred, so that their whole stands elsewhere."""
        said = self.sources.sentences.get(given.sentence, ())
        shares = [s.worth or Decimal(0) for s in said if s.role is Role.SHARE]
        return len(shares) > _TWO and abs(sum(shares, Decimal(0)) - HUNDRED) < _ROUNDED

    def _in_row(self, given: Statement, part: Statement) -> bool:
        """Whether a row of a table has the very amount and the rate of it."""
        for row in self.rows.values():
            worths = {s.worth for s in row if s.dimension == part.dimension}
            rates = {s.worth for s in row if s.dimension == given.dimension}
            if part.worth in worths and given.worth in rates and part.mention.decimals:
                return True
        return False

    def _of_several(self, claim: Claim) -> bool:
        """Whether a rate is of several parts before it together: 非常满意214份、满意139份.

        Or by its name of what was done at once and later: 当场整改…，到期整改…，整改率.
        """
        given, part = claim.given, claim.inputs[0]
        said = self.sources.sentences.get(given.sentence, ())
        same = [s for s in said if s.start < given.start and s.dimension == part.dimension]
        place = next((n for n, s in enumerate(same) if s is part), None)
        after = same[place : place + _TWO] if place is not None else []
        later = [s for s in same if s.start > part.start and s.mention.unit == part.mention.unit]
        named = pairs(part.label) & pairs(given.label)
        done = (s for s in later if s not in claim.inputs and named & pairs(s.label))
        if any(self._holds_of(claim, [part, s]) for s in done if part.role is s.role):
            return True
        between = self.sources.text[after[0].end : after[1].start] if len(after) == _TWO else ""
        if not _JOINED.fullmatch(between) or after[1] in claim.inputs:
            return False
        return self._holds_of(claim, after)

    def _holds_of(self, claim: Claim, parts: Sequence[Statement]) -> bool:
        """Whether a rate holds of some parts together."""
        total = _with(parts[0], parts)
        return outcome_of(claim.formula, claim.given, (total, *claim.inputs[1:])) in HOLDS


def _of_staff(claim: Claim) -> bool:
    """Whether a number is of those who work there, without the retired behind them."""
    own = [s.worth or Decimal(0) for s in claim.inputs if not _RETIRED.search(s.item)]
    return 0 < len(own) < len(claim.inputs) and sum(own, Decimal(0)) == claim.given.worth


def _of_all(claim: Claim, sources: Sources) -> bool:
    """Whether so much each is of all the amounts of its sentence together."""
    if len(claim.inputs) < 2:
        return False
    first, count = claim.inputs[0], claim.inputs[-1]
    said = sources.sentences.get(claim.given.sentence, ())
    parts = [s for s in said if s.start < claim.given.start and s.dimension == first.dimension]
    parts = [s for s in parts if s.role is Role.LEVEL and s is not count and s.worth]
    if len(parts) < 2 or first not in parts:
        return False
    total = _with(first, parts)
    return outcome_of(claim.formula, claim.given, (total, *claim.inputs[1:])) in HOLDS


def _of_spent(claim: Claim, sources: Sources) -> bool:
    """Whether so much each is of what was spent of the amount: 安排38万元，实际支出29.84万元."""
    first = claim.inputs[0]
    said = sources.sentences.get(first.sentence, ()) if len(claim.inputs) > 1 else ()
    spent = [s for s in said if first.start < s.start < claim.given.start and s.carried]
    spent = [s for s in spent if s.item == first.item and s.role is first.role is Role.LEVEL]
    own = (s for s in spent if s.dimension == first.dimension)
    return any(outcome_of(PER, claim.given, (s, *claim.inputs[1:])) in HOLDS for s in own)


def _with(first: Statement, parts: Sequence[Statement]) -> Statement:
    """The first number with the value of all."""
    factor = unit(first.mention.unit or "").factor
    value = sum((s.worth for s in parts if s.worth is not None), start=factor - factor) / factor
    return replace(first, mention=first.mention._replace(value=value))


def _of_days(claim: Claim, days: Sequence[Statement]) -> bool:
    """Whether so much a day is of as many days as the text says that there were."""
    if len(claim.inputs) != 1 or "日" not in claim.given.label:
        return False
    offers = (Claim(claim.given, RATIO, (claim.inputs[0], s)) for s in days if s.worth)
    return any(_is_quotient(one) for one in offers)


def _is_quotient(claim: Claim) -> bool:
    given, (amount, count) = claim.given.quantity, claim.inputs
    if given is None or amount.worth is None or not count.worth or count.mention.value is None:
        return False
    return count.mention.value <= _YEAR and amount.worth / count.mention.value in given.interval
