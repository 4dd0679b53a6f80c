"""A number that was given, held against the one that follows from others."""

from __future__ import annotations

from decimal import Decimal

from qicao.errors import CannotTell, NoBase
from qicao.quantity import Quantity
from qicao.relations import Count, NumericRelation, Score, Sum
from qicao.rules.coverage import (
    BY_PROGRAM,
    DONE,
    NOT_APPLICABLE,
    NOT_ENOUGH,
    Examined,
    without_data,
)
from qicao.rules.view import View, alike
from qicao.rules.wording import Derived, contradiction, disagreement
from qicao.verdict import Outcome, judge


def examine_number(relation: NumericRelation, view: View) -> Examined:
    known = view.known(relation)
    if isinstance(relation, Sum) and not relation.applies(view.ledger.known):
        return Examined(NOT_APPLICABLE, f"只在{'、'.join(map(str, relation.when))}时适用")
    missing = [i for i in relation.inputs() if i not in known]
    if missing and relation.claimed:
        return Examined(NOT_APPLICABLE, BY_PROGRAM)
    if isinstance(relation, Count) and not relation.countable:
        return without_data((relation.names or relation.group,))
    if missing:
        return without_data(missing)
    try:
        own = relation.result_unit(view.figures)
        derived = relation.interval(known)
        value = relation.evaluate(_values(relation, view))
    except CannotTell as reason:
        return Examined(NOT_APPLICABLE if isinstance(reason, NoBase) else NOT_ENOUGH, str(reason))
    return _hold(relation, view, Derived(value, derived, own))


def _values(relation: NumericRelation, view: View) -> dict[str, Decimal]:
    figures = view.worded(relation)
    names = relation.used(view.known(relation))
    quantities = {name: figures[name].quantity for name in names}
    return {name: quantity.base for name, quantity in quantities.items() if quantity is not None}


def _hold(relation: NumericRelation, view: View, derived: Derived) -> Examined:
    given = _given(relation, view)
    if given is None:
        second = relation.derives and view.ledger.present(relation.result)
        if second and (finding := contradiction(relation, view, derived)):
            return Examined(DONE, findings=(finding,))
        return _nothing_given(relation)
    if not alike(given, derived.own):
        return Examined(NOT_ENOUGH, f"填报的单位“{given.unit}”与应有的“{derived.own}”不同")
    inputs = relation.used(view.known(relation))
    if not relation.claimed and any(view.rests_on(i, relation.result) for i in inputs):
        return Examined(NOT_ENOUGH, "算式中的数由它反推得出，不能用来核对它", inputs)
    outcome = _outcome(relation, view, given, derived)
    if outcome is Outcome.AGREES:
        return Examined(DONE)
    return Examined(DONE, findings=(disagreement(relation, view, given, derived, outcome),))


def _nothing_given(relation: NumericRelation) -> Examined:
    if relation.derives:
        return Examined(NOT_APPLICABLE, BY_PROGRAM)
    return without_data((relation.result,))


def _given(relation: NumericRelation, view: View) -> Quantity | None:
    """What the relation is held against: a constant, what was given, or a figure it checks only."""
    if isinstance(relation, Sum) and relation.equals is not None:
        return _constant(relation, relation.equals, view)
    figure = view.figures.get(relation.result)
    if figure is None:
        return None
    return figure.given or (None if relation.derives else figure.quantity)


def _constant(relation: Sum, value: Decimal, view: View) -> Quantity:
    """The constant at the decimals of its terms: 100.00% over shares with two."""
    first = view.figures[relation.terms[0].id]
    given = (f.given for f in (view.figures.get(t.id) for t in relation.terms) if f)
    places = [g.decimals for g in given if g is not None and g.decimals is not None]
    decimals = min(places) if relation.pooled and places else None
    return Quantity(value=value, unit=first.unit, decimals=decimals)


def _outcome(relation: NumericRelation, view: View, given: Quantity, derived: Derived) -> Outcome:
    outcome = judge(
        given,
        derived.interval,
        derived.value,
        pooled=isinstance(relation, Sum) and relation.pooled,
        as_rate=isinstance(relation, Score) and not relation.less_allowed,
    )
    if outcome is not Outcome.DIFFERS:
        return outcome
    if isinstance(relation, Score) and relation.less_allowed:
        less = given.interval.hi < derived.interval.lo
        return Outcome.AGREES if less else outcome
    if isinstance(relation, Sum):
        return _bounded(relation, view, given, derived)
    return outcome


def _bounded(relation: Sum, view: View, given: Quantity, derived: Derived) -> Outcome:
    """The outcome where terms that nobody gave may make up the difference."""
    known = view.known(relation)
    more = given.base > derived.value
    added = relation.open or bool(relation.missing_optional(known, 1))
    subtracted = bool(relation.missing_optional(known, -1))
    if more and added:
        return Outcome.AGREES if relation.equals is not None else Outcome.GAP
    if not more and subtracted:
        return Outcome.LACK
    return Outcome.SHORT if not more and added else Outcome.DIFFERS
