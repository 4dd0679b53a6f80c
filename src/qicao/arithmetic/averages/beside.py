"""Rates and amounts by head that no name ties to other numbers, over those they most likely mean.

The nearest numbers that can be meant by their roles, and few of them: so that a rate which fits
none of them, and would with one digit changed, is more than chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import as_now, counts_each, is_laid_down, pieces
from qicao.arithmetic.changes.compared import names_of
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.shares.portions import is_of_plan
from qicao.arithmetic.shares.together import TOGETHER
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of
from qicao.statements.statement import LEVELS, Listing

_BEFORE = 12
"""Statements before a number among which its inputs stand."""
_LINES = 1
"""Lines above that still belong to it."""
_PAIR = 2
_BRACKET = 2
"""Characters between an amount in words and the same in figures: 伍万元整（￥50,000.00）."""
_WHOLES = 2
"""Wholes or bases that are tried, the nearest first."""
_RATE, _POINTS = "比率", "百分点"
_AMOUNTS = (Role.LEVEL, Role.DIFFERENCE)
_PLANNED = (Role.FULL, Role.BUDGET, Role.TARGET)
_OF_CHANGES = re.compile("增幅|降幅|增速")
FORMER = re.compile("前者|后者|[两二]者")
_FAR = re.compile("[，,](?:同比)?(?:增长|上升|提高|下降|降低|减少|[增降减]幅)(?:了|为|达)?")
_BY_HOW_MUCH = re.compile("[，,]?(?:增加|增长|上升|提高|下降|降低|减少|压减|[增减])(?:了)?")
_ITS_SHARE = re.compile("[，（(]占")
_AGAINST = ("比", "较", "与")
_EACH = (Role.PER, Role.OTHER)
"""What so much each is, and was the year before: 人均995.79元，上年为972.99元."""
Offer = tuple[Formula, Statement] | tuple[Formula, Statement, Statement]


class Beside:
    """What numbers most likely are of those right before them."""

    def __init__(self, sources: Sources) -> None:
        self.statements, self.text = sources.statements, sources.text

    def claims(self) -> Iterator[Alternatives]:
        """The few readings of every rate, amount by head and difference."""
        for place, given in enumerate(self.statements):
            if given.table or given.hedged or given.amount is None:
                continue
            before = self._before(place, given)
            found = [o for o in _offers(given, before) if not self._is_beside_it(o)]
            if self._is_of_gap(given, before):
                yield (Claim(given, f.PART, (before[1], before[0]), sure=True, likely=True),)
            elif offers := tuple(_claim(given, *o, only=len(found) == 1) for o in found):
                yield offers

    def _is_beside_it(self, offer: Offer) -> bool:
        """Whether a whole is a part of another one like the part: 甲12元，占60%；乙8元，占40%."""
        formula, part, *wholes = offer
        if formula is not f.SHARE or not wholes:
            return False
        whole = wholes[0]
        apart = part.sentence == whole.sentence and "；" in self.text[whole.end : part.start]
        return apart and bool(_ITS_SHARE.match(self.text, whole.end))

    def _is_of_gap(self, given: Statement, before: Sequence[Statement]) -> bool:
        """Whether what it was and by how much it moved stand right before how far it moved.

        较上年末612.48万元减少76.10万元，降低12.43%, whatever the sentence has said before.
        """
        if given.role is not Role.CHANGE or not given.carried or len(before) < _PAIR:
            return False
        gap, was = before[:_PAIR]
        moved = gap.role is Role.DIFFERENCE and gap.sign == given.sign != 0 and above(was, gap)
        one = was.sentence == gap.sentence == given.sentence and alike(was, gap)
        bare = _FAR.fullmatch(self.text, gap.end, given.start)
        named = _BY_HOW_MUCH.fullmatch(self.text, was.end, gap.start)
        return bool(moved and one and bare and named) and was.role is Role.PRIOR

    def _before(self, place: int, given: Statement) -> list[Statement]:
        """What stands before a number and is none of a table, the nearest first."""
        around = self.statements[max(0, place - _BEFORE) : place]
        return [
            s
            for s in reversed(around)
            if not s.table and not s.hedged and given.line - s.line <= _LINES and s.amount
        ]


def _claim(given: Statement, formula: Formula, *inputs: Statement, only: bool) -> Claim:
    """A reading; the inputs may be at fault too where it is the only one, and of one sentence."""
    near = only and given.carried and all(s.sentence == given.sentence for s in inputs)
    likely = formula is f.DIFFERENCE
    equal = likely and bool(given.worth) and inputs[0].worth == inputs[-1].worth
    equal |= given.role is Role.OTHER
    tells = formula not in (f.UP, f.DOWN) or _beside(inputs[0], given)
    return Claim(given, formula, inputs, equal, tells=tells, alone=not near, likely=likely)


def _offers(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    if given.role is Role.PER:
        yield from _by_head(given, before)
    elif given.role is Role.DIFFERENCE:
        yield from _differences(given, before)
    elif given.dimension != _RATE:
        return
    elif given.listing is Listing.BRACKET and given.carried and given.role is Role.LEVEL:
        yield from _bracketed(given, before)
    elif given.role is Role.SAVING:
        yield from ((f.COMPLEMENT, s) for s in before[:1] if s.role is Role.COMPLETION)
    elif given.role is Role.SHARE:
        yield from _shares(given, before)
    elif given.role is Role.COMPLETION:
        yield from _completions(given, before)
    elif given.role is Role.CHANGE:
        yield from _changes(given, before)
    elif given.role is Role.OTHER:
        yield from _plans(given, before)


def _differences(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """The only two of its kind that the sentence has said: 编制500张，开放560张，超出60张."""
    kind = _RATE if given.dimension == _POINTS else given.dimension
    said = [s for s in before if s.sentence == given.sentence and s.dimension == kind != ""]
    if given.dimension == _POINTS and _OF_CHANGES.search(given.label):
        changes = [s for s in before if s.line == given.line and s.role is Role.CHANGE]
        if len(changes) >= _PAIR:
            yield f.DIFFERENCE, changes[0], changes[1]
        return
    if both := FORMER.match(given.label):
        pair = [s for s in said if s.role is said[0].role][:_PAIR]
        pair = pair if both[0] == "后者" else pair[::-1]
        if len(pair) == _PAIR:
            yield f.DIFFERENCE, pair[0], pair[1]
        return
    if names_of(given)[1]:
        return  # 比货物类低0.23个百分点
    if _was_each(given, before) and alike(given, before[0]):
        yield f.DIFFERENCE, before[1], before[0]
        return
    if given.dimension == _POINTS and _are_shares(said[:_PAIR]):
        yield f.DIFFERENCE, said[1], said[0]
        return
    own = named_base(words_of(given.label, 0))
    base = given.base in (None, *(s.role for s in said)) or (given.base is Role.PRIOR and not own)
    level = base and all(s.role in LEVELS for s in said)
    if len(said) == _PAIR and level and not any(s.hedged for s in said) and not _is_twice(*said):
        yield f.DIFFERENCE, said[1], said[0]


def _is_twice(again: Statement, first: Statement) -> bool:
    """Whether a number only says in figures what stands right before it in words."""
    beside = 0 <= again.start - first.end <= _BRACKET
    return again.worth == first.worth and beside and first.mention.in_words


def _was_each(given: Statement, before: Sequence[Statement]) -> bool:
    """Whether so much each stands right before, and what it was: 每座14.66万元，上年14.28万元."""
    last = [s for s in before[:_PAIR] if s.sentence == given.sentence]
    each = len(last) == _PAIR and (last[1].role, last[0].role) == _EACH
    return each and alike(*last)


def _are_shares(rates: Sequence[Statement]) -> bool:
    """Whether two rates are held against each other: 占91.38%，上年51处、占87.93%，提高…"""
    roles = {s.role for s in rates}
    kind = roles <= {Role.SHARE, Role.PRIOR} or roles <= {Role.COMPLETION, *LEVELS}
    return len(rates) == _PAIR and kind and not roles <= {*LEVELS}


def _plans(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """What is aimed at is so much less than something: 为16.8万亩，比上年少1.8万亩，下降9.68%."""
    gap, level = (*before[:_PAIR], given, given)[:_PAIR]
    told = given.sign and gap.sign == given.sign and gap.label.startswith(_AGAINST)
    if told and alike(level, gap) and level.role is gap.role and given.sentence == level.sentence:
        yield (f.DOWN if gap.sign < 0 else f.UP), level, gap


def _shares(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """The amount right before over larger ones before it; not where several are meant."""
    if TOGETHER.search(given.label) or given.place:
        return
    said = _of_sentence(given, before, (*_AMOUNTS, Role.DEDUCTION))
    part = next((s for s in said if not _is_since(s)), None)
    if part:
        lost = part.role is Role.DEDUCTION  # points lost are a share of points lost
        kind = (s for s in before if (s.role is Role.DEDUCTION) == lost)
        wholes = (s for s in kind if alike(s, part) and s is not part and above(s, part))
        wholes = (s for s in wholes if part.role is s.role or not is_of_plan(given, s))
        yield from ((f.SHARE, part, whole) for whole in islice(wholes, _WHOLES))


def _is_since(s: Statement) -> bool:
    """Whether a number says how something has changed, and is no part of anything."""
    return s.role is Role.DIFFERENCE and s.base is Role.PRIOR


def _bracketed(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """A bare rate right behind a number, of another before: 访问1800人，有效1732人（96.22%）."""
    part = next((s for s in before[:1] if s.start == given.under), None)
    if part and part.dimension not in ("", _RATE, _POINTS):
        wholes = (s for s in before if alike(s, part) and s is not part and above(s, part))
        yield from ((f.SHARE, part, whole) for whole in islice(wholes, _WHOLES))


def _completions(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """What was done over what was planned."""
    level = next(_of_sentence(given, before, (Role.LEVEL,)), None)
    if level:
        found = [s for s in before if alike(s, level) and s.role in _PLANNED]
        full = Role.FULL if any(s.role is Role.FULL for s in found) else None
        planned = (s for s in found if s.role is (given.base or full or s.role))
        yield from ((f.RATIO, level, base) for base in islice(planned, _WHOLES))


def _changes(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """A difference over what it was from, or to."""
    gap = next(_of_sentence(given, before, (Role.DIFFERENCE,)), None)
    if gap and (_is_of_next(given, before[0], gap) or _are_of_two_bases(given, gap)):
        return
    if gap is None:
        yield from _changes_of_each(given, before)
        return
    prior = (s for s in before if alike(s, gap) and _was(s, before))
    yield from ((f.PART, base, gap) for base in islice(prior, 1))
    level = (s for s in before if alike(s, gap) and s.role is Role.LEVEL)
    way = f.DOWN if gap.sign < 0 else f.UP
    yield from ((way, now, gap) for now in islice(level, 3) if gap.sign < 0 or above(now, gap))


def _is_of_next(given: Statement, next_: Statement, gap: Statement) -> bool:
    """Whether a change is of the number right before it, and a difference of one before that:
    增加29场次，增长15.5%，参与群众43.65万人次，较上年增长14.2%."""
    own = next_.role is Role.LEVEL and next_.sentence == given.sentence
    other = not alike(next_, gap) or next_.item not in (gap.item, "")
    return own and other and given.label.startswith(_AGAINST)


def _are_of_two_bases(given: Statement, gap: Statement) -> bool:
    """Whether a change is against last year, and a difference against what was planned."""
    return gap.base in _PLANNED and given.base not in (None, *_PLANNED)


def _changes_of_each(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """So much each over what it was, right before: 人均995.79元，上年为972.99元，增长2.34%."""
    if _was_each(given, before):
        yield f.CHANGE, before[1], before[0]


def _beside(s: Statement, given: Statement) -> bool:
    """Whether two numbers are of one sentence, or of one item."""
    return s.sentence == given.sentence or s.item == given.item


def _was(s: Statement, before: Sequence[Statement]) -> bool:
    """Whether a number is last year's, of so much each as well."""
    each = s.role is Role.OTHER and any(o.role is Role.PER and alike(o, s) for o in before)
    return s.role is Role.PRIOR or each


def _by_head(given: Statement, before: Sequence[Statement]) -> Iterator[Offer]:
    """The amount right before over the nearest count of what it is by."""
    wholes = [s for s in before if alike(s, given) and s.role in _AMOUNTS][:1]
    less = [s for s in wholes if s.role is Role.DIFFERENCE]  # 比上年压减2.63万元，接待160人次
    for whole in () if less or is_laid_down(given, before) else wholes:
        said = [as_now(s) if s.end + 1 == whole.start else s for s in before]
        counts = [pieces(s) for s in said if counts_each(given, s)][:_WHOLES]
        yield from ((f.PER, whole, count) for count in counts if count.start != whole.start)


def _of_sentence(
    given: Statement, before: Sequence[Statement], roles: Sequence[Role]
) -> Iterator[Statement]:
    """The amounts of a number's own sentence that have one of some roles."""
    for s in before:
        amount = s.dimension not in ("", _RATE, _POINTS)
        if amount and s.sentence == given.sentence and s.role in roles:
            yield s
