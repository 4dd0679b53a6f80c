"""What the words before and after a number make of it: role, base, direction, item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qicao.mentions import Mention, MentionKind
from qicao.statements.itemwords import item_of, scored_item
from qicao.statements.lexicon import COMPARED, DIRECTIONS, Sign, Word
from qicao.statements.naming import whole_of
from qicao.statements.signwords import BASE_ROLES, OF_MONEY, named_base, words_of
from qicao.statements.statement import Role

_RATES = frozenset({MentionKind.RATE, MentionKind.FRACTION, MentionKind.EXTENT})
_NOT_EACH = _RATES | {MentionKind.SCORE, MentionKind.POINTS}
_LATER = re.compile(
    "(20[0-9]{2})年(?!度?[一-鿿]{0,8}(?:通知|办法|文件|自评|评价|公开))(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}日|底|末)?前"
    "|(?!(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月|初))"
)
_HOPED = re.compile(
    "争取(?!(?:到|了|中央|省|上级|市|国家|各级|专项|补助)[一-鿿]{0,4}(?:补助|资金|拨款|专项|支持))|力争|力求"
    "|(?:计划|目标|指标)[数值]?(?:按[^，。；0-9]{1,12})?(?:调整|[上下]调|提高|降低|[调提降])[为至到]"
    "|再(?:压?[降减]|[增提])[^，。；]{0,2}$"
)
_BASE_AFTER = re.compile(
    "(?:以[上下内])?(?:的(?=.)(?:年度|全年)?(年初预算|全年预算|预算|批复|序时进度|目标|标准|指标|计划|任务|要求"
    "|规定|内部标准|基准|水平)"
    "|(年初预算|全年预算|目标))"
)
_ABOVE = re.compile(
    "(?:及?以[上下]|以内)的(?!年初|全年|预算|目标|标准|要求|指标|计划|规定|水平)[一-鿿]"
)
"""Behind a rate it only says which are meant: 执行率在95%以上的项目4个."""
_BAND = re.compile("(?:[（(]不?含[)）]?[）)]?)?(?:及?以[上下]|及其以上|[至到~～—\\-]+$|以下|未满)")
"""Behind a score it says where a grade begins or ends: 90分及以上为优."""
_BAND_TO = re.compile("(?:[（(]?不?含[)）])?[至到~～—\\-]+")
"""All that stands before the score at which a grade ends: 80分（含）至90分."""
_RELATION_AFTER = re.compile(
    "(?:相比)?[，,]?(?:各|分别|已|又)?(?:增|减|提高|下降|上升|降低|高|低|多|少|节约|持平)"
)
_TO_REACH = ("离", "距")
"""Before a rate that was to be reached: 离98%还差1.16个百分点."""
_BY = re.compile("(?:若|如|而)?[按以对照]")
"""Before a budget, in words before a rate: 按年初预算计算为106.49%."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number states; `item` are its own words, '' if it has none."""

    role: Role
    item: str = ""
    base: Role | None = None
    level: Role | None = None
    sign: int = 0
    whole: str = ""
    total: bool = False
    rest: bool = False


def meaning_of(mention: Mention, left: str, right: str, year: int) -> Meaning:
    """The meaning of a number between `left` and `right`, up to the next cut or number."""
    words = words_of(left, year)
    role, base, sign = _role(mention, left, right, words)
    signs = {word.sign for word in words}
    return Meaning(
        role=role,
        item=(scored_item if mention.kind is MentionKind.SCORE else item_of)(left, words),
        base=base,
        level=_compared(left, words, role) if role in _HELD_AGAINST else None,
        sign=sign,
        whole=whole_of(left) if role is Role.SHARE else "",
        total=Sign.TOTAL in signs,
        rest=Sign.REST in signs and words[0].sign is Sign.REST,
    )


_HELD_AGAINST = (Role.DIFFERENCE, Role.CHANGE, Role.PRIOR, Role.OTHER)


_ADJUSTED = re.compile("预算(?:指标|资金|数)?(?:调[增减]|追[加减]|核[增减])[了约共]?$")
"""What is changed is the budget itself, and not what was spent of it."""


def _compared(left: str, words: Sequence[Word], role: Role) -> Role | None:
    """The budget that is held against another number: 全年预算较年初增加…, 较上年预算…"""
    if role is Role.DIFFERENCE and _ADJUSTED.search(left):
        return Role.FULL
    if role is Role.OTHER:
        of_last_year = any(w.sign in OF_MONEY and _of_last_year(words, w) for w in words)
        return Role.BUDGET if of_last_year else None
    against = next((n for n, word in enumerate(words) if word.sign is Sign.AGAINST), 0)
    return named_base([word for word in words[:against] if word.sign in OF_MONEY])


def is_ahead(left: str, year: int) -> bool:
    """Whether words speak of what is to come: a later year than the report's, 争取, 力争."""
    later = year and any(int(found[1]) > year for found in _LATER.finditer(left))
    return bool(later) or bool(_HOPED.search(left))


def _role(
    mention: Mention, left: str, right: str, words: Sequence[Word]
) -> tuple[Role, Role | None, int]:
    base = named_base(words)
    after = _BASE_AFTER.match(right)
    signs = [word.sign for word in words]
    band = mention.kind is MentionKind.SCORE and (
        _BAND.match(right) or _BAND_TO.fullmatch(left.strip())
    )
    said_of = mention.kind is MentionKind.RATE and _ABOVE.match(right)
    if band or said_of or (Sign.ASIDE in signs and mention.kind in _RATES):
        return Role.OTHER, None, 0
    if after:
        return (_base_after(after[1] or after[2]), None, 0)
    if left.rstrip().endswith(("×", "*", "乘以")):
        return Role.PER, None, 0
    each = mention.kind is MentionKind.POINTS and "每" in left
    if Sign.PER in signs and (each or mention.kind not in _NOT_EACH):
        return (Role.PRIOR if signs[0] is Sign.FROM else Role.PER), None, 0
    if mention.kind is MentionKind.POINTS:
        return (
            Role.DIFFERENCE,
            base,
            next((_turn(w.sign) for w in reversed(words) if _turn(w.sign)), 0),
        )
    if mention.kind is MentionKind.MULTIPLE:
        return _role_of_multiple(left, words, base)
    if mention.kind in _RATES:
        if mention.approximate:
            words = _without_hedge(left, words)
        return _role_of_rate(left, right, words, base)
    if mention.kind is MentionKind.SCORE:
        return _role_of_score(words, base)
    return _role_of_amount(left, words, base, money=mention.kind is MentionKind.AMOUNT)


def _turn(sign: Sign) -> int:
    return DIRECTIONS.get(sign, 0) or COMPARED.get(sign, 0)


def _base_after(word: str) -> Role:
    """低于90%的目标, 7230万元的全年预算: the words after the number name it."""
    if word in ("年初预算", "预算", "批复"):
        return Role.BUDGET
    return Role.FULL if word == "全年预算" else Role.TARGET


def _role_of_rate(
    left: str, right: str, words: Sequence[Word], base: Role | None
) -> tuple[Role, Role | None, int]:
    for word in reversed(words):
        if word.sign is Sign.ARRIVING:
            return Role.LEVEL, None, 0
        if word.sign is Sign.SHARE:
            prior = base is Role.PRIOR and Sign.AGAINST not in {w.sign for w in words}
            return (Role.PRIOR if prior else Role.SHARE), None, 0
        if word.sign is Sign.SAVING:
            return Role.SAVING, base, -1
        if word.sign is Sign.COMPLETION:
            if base is Role.PRIOR and Sign.AGAINST not in {word.sign for word in words}:
                return Role.PRIOR, None, 0
            return Role.COMPLETION, base, 0
        if word.sign is Sign.CHANGE:
            return Role.CHANGE, base, 0
        if word.sign in DIRECTIONS:
            return Role.CHANGE, base, DIRECTIONS[word.sign]
        if word.sign in COMPARED:
            return Role.TARGET, None, COMPARED[word.sign]
        if word.sign is Sign.FROM and word.end == len(left):
            return Role.PRIOR, None, 0
        if word.sign in BASE_ROLES and left.rstrip("约近").endswith("的"):
            if word.sign is Sign.PRIOR:
                return Role.PRIOR, None, 0
            return Role.COMPLETION, base, 0
    if left.endswith(_TO_REACH):
        return Role.TARGET, None, 0
    if base and _RELATION_AFTER.match(right):
        return base, None, 0
    if base in (Role.BUDGET, Role.FULL) and _BY.match(left.strip()):
        return Role.COMPLETION, base, 0
    return (base if base in (Role.TARGET, Role.PRIOR) else Role.LEVEL), None, 0


def _without_hedge(left: str, words: Sequence[Word]) -> Sequence[Word]:
    """The words before a rough rate, without what only makes it rough: 下降超过三成."""
    last = words[-2:]
    pair = len(last) > 1 and last[0].sign in DIRECTIONS and last[1].sign in COMPARED
    joined = pair and last[0].end == last[1].start and last[1].end == len(left)
    return words[:-1] if joined else words


def _role_of_multiple(
    left: str, words: Sequence[Word], base: Role | None
) -> tuple[Role, Role | None, int]:
    """增长2倍 is a change, 是上年的3倍 what there is over what there was."""
    last = words[-1].sign if words else None
    if last in DIRECTIONS:
        return Role.CHANGE, base, DIRECTIONS[last]
    if base and left.rstrip("约近").endswith("的"):
        return Role.COMPLETION, base, 0
    return Role.LEVEL, None, 0


def _role_of_score(words: Sequence[Word], base: Role | None) -> tuple[Role, Role | None, int]:
    against = bool(words) and words[0].sign is Sign.AGAINST  # 比主管部门自评的97.40分
    base = Role.PRIOR if against and base is None else base
    if words and words[0].sign in COMPARED and not words[0].start and base is None:
        return Role.OTHER, None, COMPARED[words[0].sign]  # 低于自评得分94.8分
    for word in reversed(words):
        if word.sign is Sign.WEIGHT:
            return Role.WEIGHT, None, 0
        if word.sign is Sign.DEDUCTED:
            return Role.DEDUCTION, None, 0
        if word.sign in DIRECTIONS:
            return Role.DIFFERENCE, base, DIRECTIONS[word.sign]
        if word.sign in COMPARED:
            return Role.OTHER, None, COMPARED[word.sign]
        if word.sign is Sign.SCORED:
            return (Role.PRIOR if base is Role.PRIOR else Role.SCORE), None, 0
    return (Role.PRIOR if base is Role.PRIOR else Role.SCORE), None, 0


_WHICH = re.compile(
    "(?:增[加长]|减少|上升|下降|提高|降低|高|低|多|少)的(?:[一-鿿]{0,4})?[有共为是]$"
)
"""Before a count of those that are so: 比上年增加的有五类."""
_MET = re.compile("(?:完成|达到|实现)(?:[了年全]?度?)(?:目标|计划|任务)[值数]?的[有共为是]?$")
"""The same of those that did what was aimed at: 完成年度目标的7项."""
_UPWARD, _DOWNWARD = frozenset("增提上升扩达延"), frozenset("降减缩落")


def _way(word: str) -> int:
    """Where a word leads that names what was reached: 回升至 up, 降为 down; 调整为 says neither."""
    if _DOWNWARD & set(word):
        return -1
    return 1 if _UPWARD & set(word) else 0


_TURNED = ("调", "追加")
"""A budget that was turned into another is that of the whole year: 预算调整为41587.62万元."""


def _role_of_amount(
    left: str, words: Sequence[Word], base: Role | None, *, money: bool
) -> tuple[Role, Role | None, int]:
    if not money and (_WHICH.search(left) or _MET.search(left)):
        return Role.LEVEL, None, 0
    for word in reversed(words):
        if word.sign is Sign.ARRIVING:
            budget = [w for w in words if w.end == word.start and w.sign in OF_MONEY]
            role = BASE_ROLES[budget[0].sign] if budget and money else Role.LEVEL
            if role is Role.BUDGET and left.startswith(_TURNED, word.start):
                role = Role.FULL
            return role, None, _way(left[word.start : word.end])
        if word.sign in DIRECTIONS:
            base = Role.TARGET if left.startswith(_OVER, word.start) else base
            return Role.DIFFERENCE, base, DIRECTIONS[word.sign]
        if word.sign is Sign.GAP:
            return Role.DIFFERENCE, base, 0
        if word.sign is Sign.OUTTURN:
            return (Role.PRIOR if base is Role.PRIOR else Role.LEVEL), None, 0
        if word.sign in BASE_ROLES and (money or word.sign not in OF_MONEY):
            if word.sign in OF_MONEY and _of_last_year(words, word):
                return Role.OTHER, None, 0
            if beyond := [w for w in words if w.end == word.start and w.sign in DIRECTIONS]:
                return Role.DIFFERENCE, BASE_ROLES[word.sign], DIRECTIONS[beyond[0].sign]
            if _by_how_much(words, word):
                return Role.OTHER, None, COMPARED[words[words.index(word) - 1].sign]
            return BASE_ROLES[word.sign], None, 0
        if word.sign is Sign.FROM and word.end == len(left):
            return Role.PRIOR, None, 0
        if word.sign in COMPARED:
            bound = left[: word.start].endswith(_NOT)
            before = words[: words.index(word)]
            aimed = bound or Sign.TARGET in {word.sign for word in before}
            return Role.TARGET if aimed else Role.OTHER, None, COMPARED[word.sign]
    return Role.LEVEL, None, 0


def _of_last_year(words: Sequence[Word], base: Word) -> bool:
    """Whether a budget is the year before's: 上年预算575.00万元."""
    before = words[: words.index(base)][-1:]
    return bool(before) and before[0].sign is Sign.PRIOR and before[0].end == base.start


def _by_how_much(words: Sequence[Word], base: Word) -> bool:
    """Whether 低于目标4.58亿立方米 may say by how much, and not what the target is."""
    before = words[: words.index(base)][-1:]
    return bool(before) and before[0].sign in COMPARED and base.start - before[0].end <= _NAME


_NAME, _OVER = 4, "超额"
_NOT = ("不", "不得", "不应")
"""Before 低于 they make a bound, which is what is aimed at."""
