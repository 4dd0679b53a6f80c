"""The words of the lexicon that count for a number, of all that stand before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from qicao.statements.lexicon import DIRECTIONS, SIGNS, WORD, Sign, Word
from qicao.statements.naming import YEAR, trimmed
from qicao.statements.statement import Role

BASE_ROLES = {
    Sign.PRIOR: Role.PRIOR,
    Sign.BUDGET: Role.BUDGET,
    Sign.FULL: Role.FULL,
    Sign.TARGET: Role.TARGET,
}
OF_MONEY = frozenset({Sign.BUDGET, Sign.FULL})
_AT_THE_NUMBER = frozenset(["增", "减", "降", "少", "高", "低", "多", "差", "欠", "得", "扣", "共"])
"""Words of one character that count only right before the number."""
_LEFT_OVER = frozenset(["结余", "节余", "剩余", "尚余"])  # of a budget, or an item of its own
_TO_NUMBER = re.compile(
    "(?:了|约|[将接]?近|超过?|逾|不足|不到|[为达共]|的|金额|资金|支出|收入|经费|[额数率幅]|幅度|比[例率]|成本|投入|规模|[（(“、和及与]"
    "|分别|依次|均|各)*"
)
"""What may stand between a direction word and its number."""
_BEYOND = ("超出", "高出", "超支", "超")
"""Before a base they say by how much, and not what it is: 超出年初预算1.66万元."""
_SAME_TIME = re.compile("(?:的)?[一-鿿]{2,8}(?<![水平为了到])$")
"""Behind 同期 a name of its own: 同期经营成本 is of this year."""
_CHANGED = re.compile("(?:调整|[调核压]减|调增|追加)后的?(?:总|部门|支出|收支|全年|本级|采购)+$")
_STOCK = re.compile(
    "[^，。；、]{0,6}(?:余额|资产|存量|库存|原值|净值|负债|债务|贷款|在册|总数|在职|在编|在岗|在校|实有)"
)
_FLOW = re.compile("(?:追加|调增|调减|核减|追减)$")
"""Before 预算 they say what made it another one: 调减预算36.00万元 is none."""
_IN = re.compile("中(?:有|含|包括|安排)")
"""Behind 预算 it says what is a part of it: 全年预算中有市级资金."""
_ITS_RATE = re.compile("调整率.")
"""Behind 预算, and before what the rate is of: 预算调整率按净额261.52万元与…之比."""
_KIND_OF_PLAN = re.compile("(?:科技|研发|人才|研究|引导|支撑|改善|提升|行动|培养)$")
_CARRIED_OUT = re.compile("(?:覆盖|惠及|受益|资助|支持|支出|实施|已)")
"""Before and behind 计划 that is a name of what is done: 重点研发计划986项, 计划覆盖学生43841人."""
_LASTS = re.compile(
    "[一-鿿]{0,10}(?:时间|用时|时长|耗时|时限|年龄|周期|天数|工期)(?:[为是达]|[缩延]短?至|仅|只|约)*$"
)
"""Behind 平均 the rest of a name: 平均急救反应时间11.4分钟 is what there is, not so much each."""
_SPAN = re.compile("[一-鿿]{1,8}[到至](?!上年|目前)[一-鿿]{1,12}$")
"""Behind 从 a stretch of work and what is said of it: 从受理到派车平均用时52秒."""
_ASKED = 64  # words that are remembered: the same ones are asked for several times in a row


@lru_cache(maxsize=_ASKED)
def words_of(left: str, year: int) -> tuple[Word, ...]:
    """The words of the lexicon in what stands before a number; a year is its period."""
    found = [_turned(_word(m), left) for m in WORD.finditer(left) if _counts(m, left)]
    if year and str(year - 1) in left:
        last = (m for m in YEAR.finditer(left) if int(m[1]) == year - 1)
        found += [Word(match.start(), match.end(), Sign.PRIOR) for match in last]
        found.sort(key=lambda word: word.start)
    return tuple(found)


def _turned(word: Word, left: str) -> Word:
    """比年初, 年初余额 speak of what there was at one time; 调整后总预算 is that of the year."""
    if word.sign is Sign.BUDGET and _CHANGED.search(left, 0, word.start):
        return Word(word.start, word.end, Sign.FULL)
    if left[word.start : word.end] != "年初":
        return word
    stock = left[: word.start].endswith(("比", "较")) or _STOCK.match(left, word.end)
    return Word(word.start, word.end, Sign.PRIOR) if stock else word


def _word(match: re.Match[str]) -> Word:
    return Word(match.start(), match.end(), SIGNS[match[0]])


def _counts(match: re.Match[str], left: str) -> bool:
    sign = SIGNS[match[0]]
    if sign is Sign.PLAIN or _is_of_name(match[0], left, match.end()):
        return False
    if match[0] == "同期" and _SAME_TIME.match(left, match.end()):
        return match.start() > 0 and left[match.start() - 1] in "较比与同"
    if match[0] == "失":
        return not left[match.end() :].strip("了约近超")
    if match[0] == "计划" and match.start():
        kind = _KIND_OF_PLAN.search(left, 0, match.start())
        if kind or _CARRIED_OUT.match(left, match.end()):
            return False
    if match[0].endswith("预算") and _IN.match(left, match.end()):
        return False
    if match[0] == "预算" and (
        _FLOW.search(left[: match.start()]) or _ITS_RATE.match(left, match.end())
    ):
        return False
    if match[0] in _AT_THE_NUMBER:
        first = match.start() == 0 and (
            sign not in DIRECTIONS or _TO_NUMBER.fullmatch(left, match.end())
        )
        return not left[match.end() :].strip("了约近超") or bool(first)
    if sign is Sign.AGAINST:
        return match.start() == 0 or _names_base(left, match.end())
    if match[0] in _LEFT_OVER:
        before = left[: match.start()]
        if "其中" in before:
            return False
        return not trimmed(before) or _names_base(left, 0) or _of_budget(before)
    if sign in DIRECTIONS and sign is not Sign.FLAT:
        beyond = match[0] in _BEYOND and _names_base(left, match.end())
        hedge = match[0] == "超"  # 超4.29% only says that it is more
        return beyond or (not hedge and bool(_TO_NUMBER.fullmatch(left, match.end())))
    return True


def _is_of_name(word: str, left: str, end: int) -> bool:
    """Whether 平均, 从 and 由 only begin what something is called by."""
    if word == "平均":
        return bool(_LASTS.match(left, end))
    return word in "从由" and not _names_base(left, end) and bool(_SPAN.match(left, end))


def _of_budget(before: str) -> bool:
    """Whether a budget stands right before: 较预算结余; 年初结余 is what there was."""
    last = [*WORD.finditer(before)][-1:]
    ends = (m for m in last if m.end() == len(before) and m[0] != "年初")
    return any(SIGNS[m[0]] in OF_MONEY for m in ends)


def _names_base(left: str, end: int) -> bool:
    following = WORD.match(left, end)
    return bool(YEAR.match(left, end) or (following and SIGNS[following[0]] in BASE_ROLES))


def named_base(words: Sequence[Word]) -> Role | None:
    """The base that is named last, before the word that turns on it."""
    return next((BASE_ROLES[w.sign] for w in reversed(words) if w.sign in BASE_ROLES), None)
