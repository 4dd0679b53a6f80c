"""Rates that have a name of their own: 办结率, 满意率, of two numbers said before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.averages.per import of_all
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.formula import Formula
from qicao.arithmetic.frames import above, dimension_of
from qicao.arithmetic.rates.shapes import is_bound
from qicao.arithmetic.shares.together import JOINED, UNREAD
from qicao.arithmetic.sources import Sources
from qicao.statements import Role, Statement
from qicao.statements.vacant import is_vacant
from qicao.verdict import HOLDS

RATE, HUNDRED = "比率", 100
_NEAR, _LINE = 6, 16
"""Statements before a rate among which its two numbers stand; all debts and all assets."""
_OVER, _STOCK = re.compile("结[转余].{0,4}率"), re.compile("结[转余]")
CUT = re.compile("(?:下浮|压[减降]|[核审调缩]减|节[约支省]|降低|下降)(?:率|比例|幅度)$")
_NOT = ("不", "未", "没有", "尚未")
_COUNTED = (Role.LEVEL, Role.TARGET, Role.FULL, Role.BUDGET)


class NamedRates:
    """What a text claims of rates by their names."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    def claims(self) -> Iterator[Alternatives]:
        """Every rate with a name, over the pairs of numbers right before it."""
        for place, given in enumerate(self.sources.statements):
            if given.role is Role.SAVING and CUT.search(given.label) and not given.table:
                said = self.sources.sentences.get(given.sentence, ())
                yield from ((claim,) for claim in _saved(given, said))
            if _OF_DEBTS.search(given.label) and (claim := self._of_debts(place, given)):
                yield (claim,)
            elif _is_named(given) and not self._skips(place):
                before = self.sources.statements[max(0, place - _NEAR) : place]
                if offers := (
                    *_pairs(given, before, self.sources.text),
                    *self._carried_over(given, before),
                ):
                    yield offers

    def _of_debts(self, place: int, given: Statement) -> Claim | None:
        """All debts over all assets, where the line says one number of either."""
        before = self.sources.statements[max(0, place - _LINE) : place]
        said = [s for s in _counted(given, before) if not s.table and s.role is Role.LEVEL]
        debts = [s for s in said if "负债" in s.label]
        assets = [s for s in said if s not in debts]
        one = len(debts) == len(assets) == 1 and not (given.table or given.hedged)
        return Claim(given, f.RATIO, (debts[0], assets[0])) if one else None

    def _skips(self, place: int) -> bool:
        """Whether a number stands right before a rate that nobody could read: 9案中按期发放8案."""
        last, given = self.sources.statements[max(0, place - 1)], self.sources.statements[place]
        between = self.sources.text[last.end : given.start] if last.line == given.line else ""
        bare = last.line == given.line and not last.dimension
        return bare or bool(UNREAD.search(between))

    def _carried_over(self, given: Statement, before: Sequence[Statement]) -> Iterator[Claim]:
        """What is carried over, over any budget or all that was spent: the rules differ."""
        if not _OVER.search(given.label):
            return
        for part in [s for s in before if s.line == given.line and _STOCK.search(s.label)][-1:]:
            kind = [s for s in self.sources.kinds[part.dimension] if s.role in _COUNTED]
            once = {(s.amount, s.role is Role.TARGET): s for s in kind}
            for whole in once.values():
                yield Claim(given, f.RATIO, (part, whole), sure=False, tells=False)


def _is_named(given: Statement) -> bool:
    if given.table or dimension_of(given) != RATE or given.hedged:
        return False
    return given.role in (Role.LEVEL, Role.COMPLETION) and given.label.endswith(
        ("率", "度", "比例")
    )


_CAME_BACK, ASKED = re.compile("[收回]回|有效"), re.compile("发[放出送]")
"""Who is content is a part of who answered, and not of who was asked."""
_OTHERS = re.compile("[较基]本?满意")
_OF_DEBTS = re.compile("资产负债率")
_DEBTS = re.compile(
    "负债|^(?:年末|年初|期末|单位|部门)*(?:总资产|资产(?:总[额计值]|合计)?)[为达共]?$"
)
"""A rate that is of all debts and of all assets, and what these are called."""
_NO_PARTS = ("", RATE, "时长", "月数")
"""What no rate is of: 24小时最高气温预报准确率."""


def _is_of_answers(near: Sequence[Statement]) -> bool:
    """Whether it is said how many answered, and of these one number who are content."""
    back = any(_CAME_BACK.search(s.label) for s in near)
    return back and not any(_OTHERS.search(s.label) for s in near)


def _counted(given: Statement, before: Sequence[Statement]) -> list[Statement]:
    """What a rate may be of: the numbers of its line, but those that its name leaves out."""
    near = [
        s
        for s in before
        if s.line == given.line and s.role in _COUNTED and dimension_of(s) not in _NO_PARTS
        if not is_bound(s)
    ]
    if is_vacant(given.label):  # 超编率 is of the posts, and not of the people
        return [s for s in near if is_vacant(s.label) or s.label.endswith("编制")]
    if "满意" in given.label and _is_of_answers(near):
        return [s for s in near if not ASKED.search(s.label)]
    if _OF_DEBTS.search(given.label):
        return [s for s in near if _DEBTS.search(s.label)]
    return near


def _pairs(given: Statement, before: Sequence[Statement], text: str) -> Iterator[Claim]:
    """Later over earlier and the reverse, the nearest first."""
    near = _counted(given, before)
    rates = [s for s in before if s.line == given.line and dimension_of(s) == RATE]
    named = [part for part in near if _of_name(given.label, part.label)]
    for part in reversed(named or near[-1:]):
        wholes = [s for s in near if s is not part and dimension_of(s) == dimension_of(part)]
        for was in before:
            if was.role is Role.PRIOR and was.sentence == part.sentence == given.sentence:
                yield Claim(given, f.RATIO, (part, was), sure=False, tells=False)
        if given.role is Role.COMPLETION and any(s.role is Role.FULL for s in wholes):
            wholes = [s for s in wholes if s.role is not Role.BUDGET]
        cut = _of_cut(given, part, wholes)
        wholes = [cut] if cut else wholes
        close = [s for s in wholes if s.sentence == part.sentence and s.start < part.start]
        close = of_all(close) if part.under < 0 else close
        for whole in reversed(wholes):
            if whole.under == part.under >= 0:
                continue  # two parts of one whole
            only = (
                bool(named)
                and len(close) == 1
                and whole is close[0]
                and part.sentence == given.sentence
                and _likely(given, part, whole)
                and not above(part, whole)
                and not any(whole.start < rate.start < part.start for rate in rates)
                and not JOINED.search(text, whole.end, given.start)
                and not _are_siblings(whole, part, text)
            )
            yield Claim(
                given,
                f.RATIO,
                (part, whole),
                sure=only or cut is whole or _are_exchanged(given, part, whole),
                tells=bool(named) or _beside(given, part, close),
            )
            turned = is_turned(given, f.RATIO, whole, part)
            if not turned and ((whole.start > part.start) if named else above(part, whole)):
                yield Claim(given, f.RATIO, (whole, part), sure=False, tells=False)
            denied = part.label.startswith(_NOT) and not given.label.startswith(_NOT)
            if not is_turned(given, f.SAVED, part, whole):
                yield Claim(given, f.SAVED, (part, whole), sure=False, tells=denied)
            left = whole.label.startswith(_NOT) and not part.label.startswith(_NOT)
            if left and whole.start > part.start:
                yield Claim(given, f.OF_BOTH, (part, whole), sure=False)


_SIBLINGS = re.compile("、[^，。；、0-9]*")
"""Between two numbers of one list: 结婚登记2,853对、离婚登记1,106对，登记合格率."""


def _are_siblings(one: Statement, other: Statement, text: str) -> bool:
    alike = one.label[-2:] == other.label[-2:]
    return alike and bool(_SIBLINGS.fullmatch(text, one.end, other.start))


_OF_DONE = re.compile("(?P<verb>[一-鿿]{2})率[约仅为达]?$")
_DONE = frozenset({"执行", "完成", "支付", "到位", "支出"})
_KEPT = re.compile("余|未|尚|剩|节|欠|差|缺|结转|没有")


def is_turned(given: Statement, formula: Formula, level: Statement, base: Statement) -> bool:
    """Whether a rate is called by what is done, and would be of what is not: 整改率 of what was
    found over what was mended, 执行率 of what was spent over what is left."""
    found = _OF_DONE.search(given.label)
    if found is None:
        return False
    if formula is f.SAVED:
        done = any(verb in level.label for verb in _DONE) and not _KEPT.search(level.label)
        return done and found["verb"] in _DONE
    named = found["verb"] in base.label and found["verb"] not in level.label
    return formula is f.RATIO and (named or (found["verb"] in _DONE and _is_rest(level)))


def _are_exchanged(given: Statement, part: Statement, whole: Statement) -> bool:
    """Whether a rate holds the other way round only, of two numbers right before it."""
    near = part.sentence == whole.sentence == given.sentence and whole.start < part.start
    turned = near and is_turned(given, f.RATIO, whole, part)
    return turned and Claim(given, f.RATIO, (whole, part)).outcome() in HOLDS


def _is_rest(level: Statement) -> bool:
    """Whether the words of a number say that it is what is left."""
    return level.label.endswith(("余", "剩余", "结余", "未"))


def _saved(given: Statement, said: Sequence[Statement]) -> Iterator[Claim]:
    """What was cut right before a rate of it, over what it was cut from: 送审…核减…，核减率."""
    cuts = [s for s in said if s.start < given.start and s.role is Role.DIFFERENCE and s.amount]
    if cuts:
        counted = [s for s in said if s.role in _COUNTED and s.dimension == cuts[-1].dimension]
        whole = _of_cut(given, cuts[-1], counted)
        yield from [Claim(given, f.RATIO, (cuts[-1], whole))] if whole else []


def _of_cut(given: Statement, part: Statement, wholes: Sequence[Statement]) -> Statement | None:
    """What something was cut from, where the cut and what is left stand beside it: 下浮率."""
    if not CUT.search(given.label) or given.sentence != part.sentence:
        return None
    pairs = ((whole, left) for whole in wholes for left in wholes if above(whole, left))
    gaps = (p for p in pairs if Claim(part, f.DIFFERENCE, p).outcome() in HOLDS)
    return next((whole for whole, left in gaps if left.worth != whole.worth), None)


def _likely(given: Statement, part: Statement, whole: Statement) -> bool:
    """Whether two numbers make about the rate that is given: a fifth to five times of it."""
    rate, above, below = given.amount, part.amount, whole.amount
    if rate is None or above is None or below is None:
        return False
    made = above.value * HUNDRED
    return rate.value * below.value / 5 <= made <= rate.value * below.value * 5


def _beside(given: Statement, part: Statement, wholes: Sequence[Statement]) -> bool:
    """Whether the only two numbers of a kind stand in the rate's own sentence."""
    return len(wholes) == 1 and wholes[0].sentence == part.sentence == given.sentence


def _of_name(rate: str, part: str) -> bool:
    """Whether the rate's name has two characters in a row in common with the part's."""
    stem = rate.removesuffix("比例").removesuffix("率").removesuffix("度")
    return any(stem[at : at + 2] in part for at in range(len(stem) - 1))
