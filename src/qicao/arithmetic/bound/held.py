"""A text against figures: what each number is bound to, and which are said of another value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from qicao.arithmetic.bound.accounted import Accounted, is_before
from qicao.arithmetic.bound.binding import TELLING, Binder, Binding, Status, digits_stated
from qicao.arithmetic.bound.displaced import Displaced
from qicao.arithmetic.bound.exactly import Exactly, is_made
from qicao.arithmetic.bound.leftovers import Leftovers, parted_by_slip
from qicao.arithmetic.bound.ordered import Ordered
from qicao.arithmetic.bound.otherfigures import is_of_other_figure
from qicao.arithmetic.bound.owntables import hold_tables
from qicao.arithmetic.changes.points import Mistaken, find_mistaken
from qicao.arithmetic.claim import Claim
from qicao.arithmetic.court import Judged
from qicao.arithmetic.doubts.impossible import is_impossible
from qicao.arithmetic.doubts.leftout import is_of_others
from qicao.arithmetic.formula import SAME
from qicao.arithmetic.judged import judge_claims
from qicao.arithmetic.sources import Sources
from qicao.arithmetic.words import Words
from qicao.statements import Role, Statement
from qicao.verdict import HOLDS, Outcome

_PLANNED = (Role.BUDGET, Role.FULL)
_ITS_NAME = 0.5
"""Likeness from which a figure that a slip parts from a number is the number's."""


@dataclass(frozen=True, slots=True)
class Held:
    """The claims of a text judged, and where each of its numbers stands among the figures."""

    judged: Judged
    bindings: Mapping[int, Binding] = field(default_factory=dict)
    """By where the number begins."""
    mistaken: tuple[Mistaken, ...] = ()
    """Per cents that are points, and the reverse."""


def hold(sources: Sources, text: str, binder: Binder | None = None) -> Held:
    """Judges the claims of a text, and binds its numbers to the figures of the sources.

    A number that is a figure by name, but not by value, is a claim that does not hold; unless the
    text bears it out otherwise. `binder` has the figures of the sources, if that was made already.
    """
    words = Words(text)
    judged = hold_tables(sources, judge_claims(sources), words)
    mistaken = tuple(find_mistaken(sources, judged))
    known = {one.given.start for one in mistaken}
    broken = tuple(
        (claim, outcome)
        for claim, outcome in judged.broken
        if not (any(m.start in known for m in claim.members) or is_impossible(claim))
    )
    judged = replace(judged, broken=broken)
    if not sources.figures:
        return Held(_made_exact(judged, Exactly(sources.statements, {})), mistaken=mistaken)
    binder = binder or Binder(sources.figures)
    bindings = binder.bind(sources.statements, words)
    bindings |= Displaced(binder, bindings, words).bindings()
    bindings |= Ordered(binder, bindings, words).bindings()
    bindings |= {binding.statement.start: binding for binding in _by_claims(judged)}
    bindings |= dict(Leftovers(binder, bindings, words).bindings(_taking_part(judged)))
    judged = _with_changes(judged, Accounted(sources, binder, bindings).claims())
    judged = _made_exact(judged, Exactly(sources.statements, bindings))
    judged = replace(judged, broken=(*_without_budgets(judged, sources, bindings),))
    found = _contradictions(judged, bindings.values(), _slipped(sources, bindings, binder, words))
    wrong = [pair for pair in found if not is_of_others(pair[0], text)]
    is_other = is_of_other_figure(sources, judged.held, bindings)
    asks = is_other, is_impossible
    told = (*judged.broken, *wrong)
    left = tuple(pair for pair in told if not any(ask(pair[0]) for ask in asks))
    return Held(replace(judged, broken=left), bindings, mistaken)


def _made_exact(judged: Judged, exactly: Exactly) -> Judged:
    """The same with what fails of what its numbers are more exactly."""
    told = {claim.given.start for claim, _ in judged.broken}
    new = [pair for pair in exactly.claims(judged.held) if pair[0].given.start not in told]
    return replace(judged, broken=(*judged.broken, *new))


def _with_changes(judged: Judged, claims: Iterable[Claim]) -> Judged:
    """The same with what the accounts make of changes that the text alone does not tell.

    What holds over another year's number of the text is told only where it was cut off, and is
    not what the text's own numbers make as they are printed.
    """
    told = {claim.given.start for claim, _ in judged.broken}
    known = {claim.given.start for claim in judged.held if any(map(is_before, claim.inputs))}
    made = {claim.given.start for claim in judged.held if is_made(claim)}
    new = [(c, outcome) for c in claims if (outcome := c.outcome()) and c.given.start not in told]
    held = [claim for claim, outcome in new if outcome in HOLDS]
    broken = [
        (claim, outcome)
        for claim, outcome in new
        if outcome not in HOLDS
        if claim.given.start not in (made if outcome is Outcome.TRUNCATED else known)
    ]
    return replace(judged, held=(*judged.held, *held), broken=(*judged.broken, *broken))


def _without_budgets(
    judged: Judged, sources: Sources, bindings: Mapping[int, Binding]
) -> Iterator[tuple[Claim, Outcome]]:
    """What fails, but for totals of a table that are a figure, and parts of a budget that are its:
    年初预算4568.56万元。按支出性质划分：人员经费2841.24万元."""
    for claim, outcome in judged.broken:
        whole, bound = sources.by_start.get(claim.given.under), bindings.get(claim.given.start)
        held = claim.formula is SAME and claim.inputs[0].figure
        known = held and bound is not None and bound.status is Status.BOUND
        planned = whole is not None and whole.role in _PLANNED
        own = planned and bound and any(f.role in _PLANNED for f in bound.figures)
        if not (known and (own or (claim.given.table and claim.given.total))):
            yield claim, outcome


def _taking_part(judged: Judged) -> Set[int]:
    """Where the numbers stand of which anything is claimed that holds, or was told."""
    claims = (*judged.held, *(claim for claim, _ in judged.broken))
    return {member.start for claim in claims for member in claim.members}


def _by_claims(judged: Judged) -> Iterator[Binding]:
    """What is a figure because its item and role are the figure's."""
    for claim in judged.held:
        if claim.formula is SAME and claim.inputs[0].figure:
            yield Binding(claim.given, Status.BOUND, claim.inputs)


def bears_out(claim: Claim, due: Mapping[int, Statement]) -> bool:
    """Whether a claim that holds would not, were its numbers the ones that are due.

    A rate of two decimals holds for a dozen amounts, a capped score for any.
    """
    if claim.formula is SAME:
        return True
    members = [
        replace(m, mention=due[m.start].mention) if m.start in due else m for m in claim.members
    ]
    moved = replace(claim, given=members[0], inputs=tuple(members[1:]))
    return moved.outcome() not in HOLDS


def _exchanged(
    wrong: Iterable[Binding], known: Iterable[Binding]
) -> Iterator[tuple[int, Statement]]:
    """Numbers of the same sentence that have the value another should have: they get its own."""
    bound = [b for b in known if b.status is Status.BOUND]
    for one in wrong:
        for other in bound:
            beside = other.statement.sentence == one.statement.sentence
            if beside and other.figures[0] is one.figures[0]:
                yield other.statement.start, one.statement


def _is_of_another(claim: Claim, binding: Binding, bound: Mapping[int, Binding]) -> bool:
    """Whether what seems to say a number again is another figure of the same value."""
    if claim.formula is not SAME or claim.sure or not binding.named:
        return False
    others = [bound[m.start] for m in claim.members if m.start in bound]
    return any(binding.figures[0] not in other.figures for other in others)


def _has_its_place(stated: Statement, bound: Mapping[int, Binding]) -> bool:
    """Whether a number is of many digits, and another of the text is the figure of its value:
    what holds of it does so of that one."""
    if len(digits_stated(stated)) < TELLING:
        return False
    alike = (b.figures[0] for b in bound.values() if b.statement.worth == stated.worth)
    return any(f.dimension == stated.dimension for f in alike)


def _each_others(wrong: Sequence[Binding]) -> Iterator[Binding]:
    """Numbers of a sentence, each of which has the value that the other one should have."""
    exchanged = {(b.statement.sentence, b.statement.worth, b.figures[0].worth) for b in wrong}
    for b in wrong:
        if (b.statement.sentence, b.figures[0].worth, b.statement.worth) in exchanged:
            yield b


def _at(binding: Binding) -> int:
    return binding.statement.start


def _slipped(
    sources: Sources, bindings: Mapping[int, Binding], binder: Binder, words: Words
) -> Set[int]:
    """Where the numbers stand that a slip parts from a figure of their name, which is said nowhere:
    what was reckoned from the wrong one bears nothing out."""
    said = {(s.dimension, s.worth) for s in sources.statements}
    found: set[int] = set()
    for b in bindings.values():
        s, figure = b.statement, b.figures[0] if b.figures else b.statement
        unsaid = (figure.dimension, figure.worth) not in said
        if b.status is Status.CONTRADICTED and unsaid and parted_by_slip(s, figure):
            suits = binder.suits(s, binder.place[figure.start], words)
            found |= {s.start} if suits >= _ITS_NAME else set()
    return found


def _contradictions(
    judged: Judged, bindings: Iterable[Binding], slipped: Set[int]
) -> Iterator[tuple[Claim, Outcome]]:
    claims: dict[int, list[Claim]] = {}
    for claim in judged.held:
        for member in claim.members:
            claims.setdefault(member.start, []).append(claim)
    known = [*bindings]
    bound = {b.statement.start: b for b in known if b.status is Status.BOUND}
    wrong = [b for b in known if b.status is Status.CONTRADICTED]
    dealt = {b.figures[0].start: b.statement.start for b in _each_others(wrong)}
    wrong = [b for b in wrong if dealt.get(b.figures[0].start, b.statement.start) == _at(b)]
    due = {b.statement.start: b.figures[0] for b in wrong}
    due = dict(_exchanged(wrong, known)) | due
    for binding in wrong:
        stated, figure = binding.statement, binding.figures[0]
        own = {stated.start: figure}
        held = [c for c in claims.get(stated.start, ()) if not _is_of_another(c, binding, bound)]
        excused = any(bears_out(claim, own) and bears_out(claim, due) for claim in held)
        excused = excused and not (binding.named and _has_its_place(stated, bound))
        excused = excused and stated.start not in slipped
        if excused and stated.start not in dealt.values():
            continue
        claim = Claim(stated, SAME, (figure,), sure=binding.named)
        outcome = claim.outcome() or Outcome.DIFFERS
        if outcome not in HOLDS:
            yield claim, outcome
