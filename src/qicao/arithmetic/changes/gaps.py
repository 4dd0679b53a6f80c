"""What two numbers beside it leave, by its own name: 由3200个增至4286个，新增1086个; 空编31名.

And what there is to spend: 可用资金 less what was spent is what is left, and 以此为基数 says that a
rate is over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qicao.arithmetic import formula as f
from qicao.arithmetic.claim import Alternatives, Claim
from qicao.arithmetic.frames import above, alike
from qicao.arithmetic.sources import Sources
from qicao.mentions import MentionKind
from qicao.statements import Role, Statement

_FROM, _TO = re.compile("[由从]$"), re.compile("[增减升降扩缩提压][加少高低大小到]?[至到为]$")
_BY = re.compile("[，,](?:共|净|实际|新|年内)*(?:增加?|新增|净增|减少?|净减|扩大|缩减)(?:了)?$")
_TURNED = re.compile("[，,](?:实现|约|近)?")
_RATE_OF = re.compile("(?P<verb>[一-鿿]{2})率(?:[仍已也]?[达为到是])*$")
_OTHER_WAY = re.compile("减|退|拆|撤|停|淘汰|报废|核销|注销|调出|其中|另")
"""Behind what came they say that something went as well."""
_POSTS, _STAFF = re.compile("编制(?:数|总数|人数)?$"), re.compile("在职|在编|实有")
_VACANT = re.compile(
    "(?:年末|目前|现有|现|尚有|尚|实际)?(?:空编|缺编|空余编制|空缺编制|超编)(?:人员|数)?$"
)
_FORMER = re.compile("上年|年初|比|较")
_USABLE = re.compile("可用(?:资金|财力|经费)|可支配(?:资金|财力)|可使用资金")
_SPENT = re.compile("(?:支出|使用|支付|拨付)(?:资金|数|额)?$")
_LEFT = re.compile("(?:年[末底]|期末)(?:累计|滚存)?(?:结余|结转结余|结转|余额)(?:资金)?$")
_THIS = re.compile("以(?:此|其)为(?:基数|基础|分母|口径)")
_CUT = re.compile("[，。；;：:、\n（(0-9]")
_HIRED = re.compile("编外|聘|派遣|合同制|借调|政府购买")
"""Staff that fill no posts."""
_PEOPLE = ("人", "名", "个")
"""What posts and those who fill them are counted in."""
_CARRIED = re.compile("(?:加上|连同|加)(?:上年|年初|历年|以前年度)?(?:累计|滚存)?(?:结余|结转)")
_COMES_IN = re.compile("预算|收入|到位|下达|安排|筹[集资]|拨入")
_BUDGETS = (Role.BUDGET, Role.FULL)
_WORDS, _PAIR, _ALL = 20, 2, 3
_LEVELS = (Role.LEVEL, Role.FULL, Role.DIFFERENCE)


def gaps(sources: Sources) -> Iterator[Alternatives]:
    """Every number that is named for what two others leave."""
    for said in sources.sentences.values():
        for place, given in enumerate(said):
            if given.hedged or given.amount is None:
                continue
            words = _words(sources.text, given)
            claims = [_moved(sources.text, said, place), _left(said, place, words)]
            claims += [_of_this(said, place, words), _vacant(sources, given, words)]
            claims += [_of_due(sources, said, place), _usable_in_all(sources.text, said, place)]
            yield from ((claim,) for claim in claims if claim)


def _words(text: str, s: Statement) -> str:
    """The words of its clause before a number."""
    return _CUT.split(text[max(0, s.start - _WORDS) : s.start])[-1].strip()


def _moved(text: str, said: Sequence[Statement], place: int) -> Claim | None:
    """By how much a count moved, right behind what it was and what it is."""
    before, given = said[max(0, place - _PAIR) : place], said[place]
    times = given.mention.kind is MentionKind.MULTIPLE and given.mention.text.startswith("翻")
    if len(before) < _PAIR or not all(alike(s, before[0] if times else given) for s in before):
        return None
    was, now = before
    between = text[was.end : now.start]
    moved = _FROM.search(text[: was.start]) and _TO.fullmatch(between.strip())
    by = (_TURNED if times else _BY).fullmatch(text[now.end : given.start].strip())
    after = re.split("[。；;\n]", text[given.end :][:_WORDS])[0]
    plain = not any(s.hedged or s.table for s in before)
    if not (moved and by and plain) or _OTHER_WAY.search(after):
        return None
    formula = f.RATIO if times else f.DIFFERENCE
    return Claim(given, formula, (now, was), sure=True, likely=True)


def _of_due(sources: Sources, said: Sequence[Statement], place: int) -> Claim | None:
    """应参保395820人，参保率97.62%: how many are so of those that should be, said anywhere."""
    given, due = said[place], said[max(0, place - 1)]
    rate = _RATE_OF.search(_words(sources.text, given)) if given.dimension == "比率" else None
    named = rate and _words(sources.text, due).endswith(f"应{rate['verb']}")
    if not rate or not named or due.hedged or due.role is not Role.LEVEL:
        return None
    name = re.compile(f"(?:按|实际|已|实|年末|全[县市区])*{rate['verb']}(?:人[数口]|户数|数)?")
    kind = [s for s in sources.alike(due) if s.role is Role.LEVEL]
    plain = [s for s in kind if not (s.table or s.hedged)]
    done = {s.worth: s for s in plain if name.fullmatch(_words(sources.text, s))}
    if len(done) != 1:
        return None
    return Claim(given, f.RATIO, (*done.values(), due), sure=True, likely=True)


def _vacant(sources: Sources, given: Statement, words: str) -> Claim | None:
    """空编31名: the posts that there are without those that are filled, said in its line."""
    if not _VACANT.fullmatch(words) or given.dimension not in _PEOPLE:
        return None
    line = [s for s in sources.of_line(given) if s.start < given.start]
    kind = [s for s in line if s.role is Role.LEVEL and not (s.table or s.hedged)]
    kind = [s for s in kind if s.dimension in _PEOPLE]
    named = [(s, _words(sources.text, s)) for s in kind]
    posts = {s.worth: s for s, name in named if _POSTS.search(name)}
    staff = {s.worth: s for s, name in named if _STAFF.search(name) and not _POSTS.search(name)}
    filled = {s.worth: s for s in staff.values() if "实有" not in s.label} or staff
    if len(posts) != 1 or len(filled) != 1:
        return None
    pair = (*posts.values(), *filled.values())
    between = sources.text[min(s.start for s in pair) : given.start]
    if _HIRED.search(between) or (above(pair[1], pair[0]) and "超" not in words):
        return None
    return Claim(given, f.DIFFERENCE, pair, sure=True, likely=True)


def _left(said: Sequence[Statement], place: int, words: str) -> Claim | None:
    """年末结余: all that could be spent without what was, where the sentence says both."""
    given = said[place]
    if not _LEFT.fullmatch(words) or given.role not in _LEVELS:
        return None
    usable = _usable(said[:place])
    spent = [s for s in _spent(said[:place]) if alike(s, given)]
    if len(usable) != 1 or len(spent) != 1:
        return None
    return Claim(given, f.DIFFERENCE, (usable[0], spent[0]), sure=True, likely=True)


def _usable_in_all(text: str, said: Sequence[Statement], place: int) -> Claim | None:
    """加上上年结余63.27万元，可用资金1599.27万元: with the only amount that is said before."""
    before, given = said[max(0, place - _ALL) : place], said[place]
    if not _USABLE.search(given.label) or any(s.hedged for s in before):
        return None
    kind = [s for s in said[:place] if alike(s, given)]
    carried = kind and kind[-1] is before[-1] and _CARRIED.match(_words(text, kind[-1]))
    if not carried or len(kind) != _PAIR:
        return None
    *more, last = before
    if more and alike(more[-1], given) and _COMES_IN.search(_words(text, more[-1])):
        return Claim(given, f.SUM, (more[-1], last), sure=True, likely=True)
    rate, spent = (*more[::-1], given, given)[:_PAIR]
    whole = rate.role is Role.COMPLETION and rate.base in _BUDGETS and rate.carried
    if whole and alike(spent, given) and spent.role is Role.LEVEL and spent.item == rate.item:
        return Claim(given, f.CARRIED, (spent, rate, last), sure=True, likely=True)
    return None


def _of_this(said: Sequence[Statement], place: int, words: str) -> Claim | None:
    """以此为基数执行率93.69%: what was spent over the amount right before."""
    given, base = said[place], said[max(0, place - 1)]
    rate = given.dimension == "比率" and _THIS.search(words)
    if not rate or base is given or base.hedged:
        return None
    spent = [s for s in _spent(said[: max(0, place - 1)]) if alike(s, base)]
    if len(spent) != 1:
        return None
    return Claim(given, f.RATIO, (spent[0], base), sure=True, likely=True)


def _usable(said: Sequence[Statement]) -> list[Statement]:
    return [s for s in said if _USABLE.search(s.label) and s.role in _LEVELS and not s.hedged]


def _spent(said: Sequence[Statement]) -> list[Statement]:
    """What a sentence says was spent, and is no part of it."""
    plain = (s for s in said if s.role is Role.LEVEL and s.under < 0 and not s.hedged)
    return [s for s in plain if _SPENT.search(s.label) and not _FORMER.search(s.label)]
