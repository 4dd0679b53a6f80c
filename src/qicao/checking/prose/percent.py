"""%, 个百分点 and 增加到 by the words beside them (A58, A25): 占比87个百分点, 提高到0.7个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from qicao.arithmetic.claim import Claim
from qicao.arithmetic.doubts.misread import printed_digits
from qicao.arithmetic.formula import CHANGE, DOWN, PART, UP, Formula
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement
from qicao.statements.signwords import named_base, words_of
from qicao.values import Severity
from qicao.verdict import HOLDS

_RATE = "比率"
_OF_RATE = re.compile(
    "(?:率|占比?|比重|比例|份额|(?:满意|知晓|达标|覆盖|完成|集中)度|进度"
    "|(?:占|为|完成|达到|相当于)[^，。；、0-9]{0,24}的|占(?![地用])[^，。；、0-9]{1,16})"
    "[仍已仅只也均都]?(?:为|是|达到?|约|共|实际)?$"
)
_IN_ROW = re.compile("[%％](?:、|和|与|及|以及)$")
"""Between two shares of a row, the second of which has no words of its own."""
_DEALT = re.compile("分别|依次|各(?!项)")
_TURN = re.compile("(?:增[加长]|提高|上升|减少|下降|降低|压减|缩减|超出|高出)了?")
"""What alone stands between an amount and by how much it has changed."""
_NAMES_RATE = re.compile("[%％率度]|占|比[重例]|百分")
_OF_CHANGE = re.compile("(?:增幅|降幅|涨幅|跌幅|增长率|下降率)(?:为|是|达到?|约)?$")
"""What names a rate of change, which has a direction in its name."""
"""What names a rate right before a number, which is no difference of rates then."""
_APART = re.compile(
    "(?:提高|提升|上升|下降|降低|回落|高于|低于|高出?|低|落后于?|快于|慢于|相?差|超出|差距|[)）])"
    "(?:[^，。；0-9]{0,8}|[^，。；]{0,12}[%％])$|(?:目标|要求|标准|序时进度|预期)值?$"
)
"""What says that a number is how far two rates are apart."""
_TURNS = re.compile("[增减高低升降差快慢超]|落后|回落|收窄|扩大|变化|变动|相比")
"""Words with which a clause speaks of a difference."""
_LACKING = re.compile("^(?:与[^，。；]{2,12})?(?:还|尚|仍)?(?:相?差|落后|高出|超出)$")
"""A clause that says how far a number is from the one before it."""
_REACHED = re.compile(
    "(?:增加|增长|提高|提升|上升|扩大|减少|下降|降低|缩小|回落|追加|[调核净][增减])(?:预算)?[到至]了?$"
)
_TURNED = re.compile("增加|增长|提高|提升|上升|扩大|延长|缩小|缩短|减少|下降|降低|压减|[增升降减]")
_TURN_BEFORE = re.compile("(?:增[加长]|提[高升]|上升|减少|下降|降低|回落)$")
_OF_BUDGET = re.compile("(?:追加|[调核][增减])[到至]$")
_FROM = re.compile("[由从][^，。；]{0,8}$")
_STATED = (Role.LEVEL, Role.FULL, Role.BUDGET, Role.PER)
_BACK = 4
"""Numbers before an amount among which the one of its year stands; digits that tell it."""
_AGAINST = re.compile("比上?|较|同比|相比")
_COMPARED = (Role.DIFFERENCE, Role.PRIOR)
_AMOUNTS = (MentionKind.AMOUNT, MentionKind.COUNT, MentionKind.MEASURE)
_WHOLE = 100
_WORDS, _SENTENCE = 30, 120


def _look(subject: Subject) -> Iterator[Spot | None]:
    told = {mistaken.given.start for mistaken in subject.examined.mistaken}
    for place, one in enumerate(subject.prose):
        if one.start in told:
            continue
        if one.mention.kind is MentionKind.POINTS:
            yield _points(subject, one, place)
        elif one.dimension == _RATE and one.mention.unit in ("%", "％"):
            yield _rate(subject, one, place)
        elif one.mention.unit == "倍" and _REACHED.search(_before(subject, one)):
            grown = _is_change(subject, one, place)
            yield _unreached(subject, one, "这是增减的幅度，前面不写“到”") if grown else None
        elif _REACHED.search(_before(subject, one)):
            yield _reached(subject, one, place)
        elif one.role is Role.DIFFERENCE and place:
            yield _not_reached(subject, one, place)


def _before(subject: Subject, one: Statement) -> str:
    """The words of its clause before a number."""
    return re.split("[，。；、：\\n]", subject.text[max(0, one.start - _WORDS) : one.start])[-1]


def _points(subject: Subject, one: Statement, place: int) -> Spot | None:
    before = _before(subject, one)
    last = subject.prose[place - 1] if place else None
    if _is_in_row(subject, place):
        return _wrong(subject, one, "这是一个占比，不是两个比率之差", _other(subject, one, "%"))
    if last and _is_of_amount(subject, last, one):
        return _wrong(subject, one, "这是一个数的增减幅度", _other(subject, one, "%"))
    if _REACHED.search(before):
        return _unreached(subject, one, "个百分点是相差多少，前面不写“到”")
    rate = _OF_RATE.search(before) and not _TURNS.search(before)
    compared = _TURNS.search(_OF_CHANGE.sub("", before).removeprefix("增幅").removeprefix("降幅"))
    if rate or (_OF_CHANGE.search(before) and not compared):
        return _wrong(subject, one, "这是一个比率，不是两个比率之差", _other(subject, one, "%"))
    return None


def _is_in_row(subject: Subject, place: int) -> bool:
    """Whether a number stands behind shares and 、 or 和: 占比59.70%、13.06%、3.73个百分点."""
    first = place
    while first and _IN_ROW.fullmatch(
        subject.text, subject.prose[first - 1].end - 1, subject.prose[first].start
    ):
        first -= 1
    before = _before(subject, subject.prose[first])
    return first < place and bool(_OF_RATE.search(_DEALT.sub("", before)))


def _is_of_amount(subject: Subject, last: Statement, one: Statement) -> bool:
    """Whether it says how much an amount has changed: 比上年8万元下降22.5个百分点.

    Or behind what it has changed by, where the sentence has spoken of no rate: 超80万元，超.
    """
    if last.sentence != one.sentence or last.mention.kind not in _AMOUNTS or last.table:
        return False
    between = subject.text[last.end : one.start]
    if last.role in (Role.PRIOR, Role.BUDGET, Role.FULL, Role.TARGET):
        return bool(_TURN.fullmatch(between))
    behind = last.role is Role.DIFFERENCE and _TURN.fullmatch(between, 1) and between[0] == "，"
    said = re.split("[。；\\n]", subject.text[max(0, one.start - _SENTENCE) : last.start])[-1]
    return bool(behind) and last.sign == one.sign and not _NAMES_RATE.search(said)


def _rate(subject: Subject, one: Statement, place: int) -> Spot | None:
    before = _before(subject, one)
    if _REACHED.search(before):
        last = subject.prose[place - 1] if place else None
        of_amount = last and last.sentence == one.sentence and last.dimension != _RATE
        against = last and (last.role in _COMPARED or _AGAINST.search(before))
        if last and of_amount and (against or _is_change(subject, one, place)):
            return _unreached(subject, one, "这是增减的幅度，前面不写“到”")
        return _reached(subject, one, place)
    if one.mention.value == _WHOLE:
        return None  # 超出100%
    named = subject.text.startswith("的", one.end)
    if one.role is Role.CHANGE and (wrong := _grown_to(subject, one, place)):
        return wrong
    if _LACKING.search(before.strip()) and not named and _after_rate(subject, one, place):
        return _wrong(subject, one, "这是两个比率之差", _other(subject, one, "个百分点"))
    if one.hedged or not _APART.search(before) or not _is_gap(subject, one, place):
        return None
    return _wrong(subject, one, "这是两个比率之差", _other(subject, one, "个百分点"))


def _is_change(subject: Subject, one: Statement, place: int) -> bool:
    """Whether a rate is by how much the two amounts before it differ: 由30处增至60处，增长100%."""
    pair = subject.prose[max(0, place - 2) : place]
    if [s.role for s in pair] != [Role.PRIOR, Role.LEVEL] or one.worth is None:
        return False
    base, level = (s.worth for s in pair)
    together = {s.sentence for s in (*pair, one)} == {one.sentence}
    if not (together and pair[0].dimension == pair[1].dimension and base and level is not None):
        return False
    return abs(level - base) / base * _WHOLE == one.worth != level / base * _WHOLE


def _after_rate(subject: Subject, one: Statement, place: int) -> bool:
    """Whether the number before it in its sentence is a rate as well."""
    last = subject.prose[place - 1] if place else None
    return bool(last and last.sentence == one.sentence and last.dimension == _RATE)


def _reached(subject: Subject, one: Statement, place: int) -> Spot | None:
    """较上年增加到3.14万份, where the sentence has just said that there are 18.62万份."""
    said = [
        s
        for s in subject.prose[max(0, place - _BACK) : place]
        if s.sentence == one.sentence and s.dimension == one.dimension and s.role in _STATED
    ]
    if _AGAINST.search(_before(subject, one)) and said and said[-1].worth != one.worth:
        return _unreached(subject, one, "前面已有本年的数，这里是增减的数，不写“到”")
    if _is_apart(subject, one, place) or _is_changed_by(subject, one, place):
        return _unreached(subject, one, "这是两个数之差，不写“到”")
    return None


def _is_apart(subject: Subject, one: Statement, place: int) -> bool:
    """Whether an amount is just how far apart two others of its line are."""
    around = subject.prose[max(0, place - _BACK) : place + _BACK]
    near = [
        s
        for s in around
        if s is not one and s.line == one.line and s.role in (*_STATED, Role.AGAIN)
    ]
    worth = [s.worth for s in near if s.dimension == one.dimension and s.worth is not None]
    long = len(printed_digits(one)) > _BACK
    return long and any(abs(a - b) == one.worth for a, b in combinations(worth, 2))


def _is_changed_by(subject: Subject, one: Statement, place: int) -> bool:
    """Whether the rate behind an amount is what it is of a number that the text has of its item."""
    rate = subject.prose[place + 1] if place + 1 < len(subject.prose) else one
    if rate.role is not Role.CHANGE or rate.sentence != one.sentence or one.amount is None:
        return False
    base = named_base(words_of(_before(subject, one), subject.year))
    base = base or (Role.BUDGET if _OF_BUDGET.search(_before(subject, one)) else None)
    own = [s for s in subject.examined.statements if s.amount and s.dimension == one.dimension]
    if base in (Role.BUDGET, Role.FULL):
        return any(_holds(rate, PART, s, one) for s in own if s.role is base)
    named = [s for s in own if s.item == one.item and s.role is Role.LEVEL and s is not one]
    return any(_holds(rate, UP if rate.sign > 0 else DOWN, s, one) for s in named)


def _holds(rate: Statement, formula: Formula, whole: Statement, gap: Statement) -> bool:
    exact = len(printed_digits(rate)) > 1
    return exact and Claim(rate, formula, (whole, gap)).outcome() in HOLDS


def _is_change_of(base: Statement, level: Statement, rate: Statement) -> bool:
    """Whether a rate is that of one number to the other: 由678.13减少653.47万元，下降3.64%."""
    near = rate.sentence == level.sentence and rate.role is Role.CHANGE
    return near and Claim(rate, CHANGE, (level, base)).outcome() in HOLDS


def _not_reached(subject: Subject, one: Statement, place: int) -> Spot | None:
    """由118家增加136家，净增18家: what was reached, without 到."""
    last = subject.prose[place - 1]
    turn = _TURNED.fullmatch(subject.between(last, one))
    from_ = _FROM.search(_before(subject, last))
    if not (turn and from_) or last.role is not Role.PRIOR or last.dimension != one.dimension:
        return None
    after = subject.prose[place + 1] if place + 1 < len(subject.prose) else one
    gap = None if last.worth is None or one.worth is None else abs(last.worth - one.worth)
    told = gap == after.worth or _is_change_of(last, one, after) or _is_more(subject, last, one)
    if len(turn[0]) > 1 and not told:
        return None
    due = f"{turn[0]}至{subject.text[one.start : one.end]}"
    return _wrong(subject, one, "这是增减以后的数，前面要写“到”或“至”", due)


def _is_more(subject: Subject, last: Statement, one: Statement) -> bool:
    """Whether a number is above the one that it comes from, and the sentence adds up no two:
    由上年的196公里扩大218公里, but 由3处增加5处，达到8处."""
    if last.worth is None or one.worth is None or one.worth <= last.worth or one.sign < 0:
        return False
    own = (s for s in subject.prose if s.sentence == one.sentence and s.start > one.end)
    return last.worth + one.worth not in {s.worth for s in own}


def _grown_to(subject: Subject, one: Statement, place: int) -> Spot | None:
    """A rate that was reached, without 到: 由3.12%提高3.85%，提高0.73个百分点; 提高17.35%，比上年
    15.82%上升1.53个百分点."""
    turn = _TURN_BEFORE.search(_before(subject, one))
    around = subject.prose[max(0, place - 1) : place] + subject.prose[place + 1 : place + 3]
    said = [s for s in around if s.sentence == one.sentence and s.worth is not None]
    base = next((s for s in said if s.role is Role.PRIOR and s.dimension == _RATE), None)
    gap = next(
        (s for s in said if s.mention.kind is MentionKind.POINTS and s.start > one.start), None
    )
    if not (turn and base and gap) or one.hedged or gap.sign != one.sign:
        return None
    if abs((one.worth or 0) - (base.worth or 0)) != gap.worth:
        return None
    due = f"{turn[0]}到{subject.text[one.start : one.end]}"
    return _wrong(subject, one, "这是增减以后的率，前面要写“到”或“至”", due)


def _is_gap(subject: Subject, one: Statement, place: int) -> bool:
    """Whether a rate is exactly how far two rates of the sentence before it are apart."""
    last = subject.prose[place - 1] if place else None
    if last and last.role is Role.DIFFERENCE and last.sentence == one.sentence:
        return False
    said = [
        s
        for s in subject.prose[max(0, place - 4) : place]
        if s.line == one.line and s.dimension == _RATE and not s.hedged
    ]
    pairs = ((a, b) for n, a in enumerate(said) for b in said[n + 1 :])
    return bool(one.worth) and any(
        a.worth is not None and b.worth is not None and abs(a.worth - b.worth) == one.worth
        for a, b in pairs
    )


def _other(subject: Subject, one: Statement, unit: str) -> str:
    number = subject.text[one.start : one.end]
    return re.sub("(?:个百分点|[%％])$", unit, number)


def _without(before: str) -> str:
    match = _REACHED.search(before)
    return match[0].rstrip("到至了") if match else before


def _unreached(subject: Subject, one: Statement, why: str) -> Spot:
    """提高到 for 提高: with the number, as it should read."""
    due = _without(_before(subject, one)) + subject.text[one.start : one.end]
    return _wrong(subject, one, why, due)


def _wrong(subject: Subject, one: Statement, why: str, due: str) -> Spot:
    number = subject.text[one.start : one.end]
    return Spot(
        Severity.ERROR,
        f"“{_before(subject, one)[-8:]}{number}”：{why}",
        one.start,
        one.end,
        todo=f"请改为“{due}”，或核对这句话",
        expected=due,
    )


PERCENT = TextCheck("A58", "%、个百分点和“到”用得对", _look, aim="比率和增减到的数")
