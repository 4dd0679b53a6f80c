"""Claims over too few numbers, or over one twice, that others of the sentence show to be misread.

登记单位68.42万个、个体户142.6万个，平均每名普查员登记64.7个 is of both; 举办展览14个，其中原创5个，
14个全部通过验收 says the whole again; 全年开放313天，日均1.00万人次 is of those days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from qicao.arithmetic.claim import Claim, outcome_of
from qicao.arithmetic.formula import CHANGE, PER, RATIO, SUM
from qicao.arithmetic.sources import Sources
from qicao.quantity import unit
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS

_AGAIN = re.compile("[一-鿿]{0,6}(?:全部|均|都|全数)")
"""Behind a number that is all of them again: 14个展览全部通过验收."""
_DAYS, _YEAR = "天", 366


def misgrouped(sources: Sources, held: Sequence[Claim]) -> Callable[[Claim], bool]:
    """Asks whether a claim that fails holds of the numbers that are meant."""
    sure = {(c.given.start, c.formula) for c in held if c.sure and c.given.table}
    days = [s for s in sources.statements if s.mention.unit == _DAYS and s.worth is not None]

    def ask(claim: Claim) -> bool:
        given = claim.given
        if claim.formula is CHANGE and (given.start, CHANGE) in sure:
            return True  # a row has the base of a change and another number besides
        if claim.formula is SUM:
            same = [s for s in claim.inputs if s.mention.text == given.mention.text]
            return any(_AGAIN.match(sources.text, s.end) for s in same)
        if claim.formula.name != PER.name or given.hedged:
            return False
        return _of_all(claim, sources) or _of_days(claim, days)

    return ask


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
