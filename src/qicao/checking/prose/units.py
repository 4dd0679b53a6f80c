"""Numbers that lack something (A47): a per cent sign, a unit, a digit; and 万 for 万元 (A46)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.subject import Found, Spot, Subject, TextCheck
from qicao.checking.prose.words import any_word, names_any
from qicao.mentions import MentionKind
from qicao.values import Severity

_TAIL = (
    "(?:[只仅]有|仅为?|争取达到|力争达到|不低于|总额|合计|共计|约|近|超过|达到?|了|为|是|共|数)?$"
)
_RATED = re.compile(
    f"(?:{any_word('unmeasured')}|免疫密度|(?:(?<=有效)|(?<=成功)|(?<![功频效汇概心斜]))率"
    "|(?:占|为|完成|相当于)[^，。；、0-9]{2,24}的|为目标[^，。；]{2,12}的"
    "|(?:占|为)[^，。；、0-9]{0,8}[0-9.,]+[万亿]?元的|占(?![地用])[^，。；、0-9]{1,16})"
    f"{_TAIL}"
)
_OF_RATE = re.compile(
    "，?(?:(?:较|比)?上年)?(?:(?:提高|提升|上升|增加|增长|下降|降低|减少|回落)(?:到|至|了)?"
    "|的(?:目标|标准|要求|序时进度)[^，。；0-9]{0,6})[0-9.]+(?:%|％|个百分点)"
)
"""What follows a rate that is held against another: 51.32提高4.65个百分点."""
_PRICED = re.compile(f"(?:{any_word('priced')}){_TAIL}")
_SCORED = re.compile(f"(?:{any_word('scored')})$")
_ENDS = re.compile("(?:以上|以内|左右)?(?:[，。；、,;）)]|$|\n)")
_NO_DIGIT = re.compile("(?<=[为占达长降幅加少到])[ \t]?[%％‰]")
_NO_AMOUNT = re.compile("(?<![均位皆都]为)(?<=[为出加少额计约])[ \t]?[万亿]元(?=[，。；、])")
_SHORT_YEAR = re.compile("(?<![0-9０-９.])(?:20[0-9]|20[0-9]{3,4})年(?![一来间以前的多之代遇历])")
_HALF_COMMA = re.compile("(?<=[一-鿿]),(?=[0-9]{3}(?:[.,][0-9]|[万亿]?元))")
_SENTENCE_COMMA = re.compile("(?<=[一-鿿]),(?=[一-鿿])")
_TWO_POINTS = re.compile("[0-9][.．][0-9]+[.．](?=[，。；、一-鿿])")
_MEASURED = re.compile(
    "[%％]，(?:指标|目标)值[为是]?(?![^，。])|[%％][，,（(；;](?:实际)(?:完成|达到|为)?(?![^，。])"
)
"""目标不低于95.8%，实际: what is held against a rate is one."""
_RESTATED = re.compile(
    "(?:[一二两三四五六七八九0-9]成|一半|分之[一二三四五六七八九])[（(](?:即|为|约)?$"
)
"""六成（57.33）: what says a rate again in a bracket."""
_FROM_TO = re.compile(
    "(?:[由从](?:上年|年初|20[0-9]{2}年)?的?|(?:提高|提升|上升|增长|增加|下降|降低|[升降]|回落)[到至])$"
)
"""Before one of two numbers, of which the one became the other."""
_LINKED = re.compile(
    "率(?:为|是|达到?|争取达到|力争达到)$|占(?:[^，。；、0-9]{2,12}的)?$|(?:完成|相当于)[^，。；、0-9]{2,12}的$"
)
"""Right before a rate, which is none of the points that the sentence speaks of."""
_SHARED = re.compile("[、和及与至，,][0-9０-９.．]+(?:[、和及与，,][0-9０-９.．]+){0,9}[一-鿿%％]")
"""After a number of a list whose last one has the unit: 得9.5、8.7和10分."""
_POINTED = re.compile("[,，.．]")
_A_RATE = re.compile(
    "(?:(?:(?<=成功)|(?<![功频效汇概心斜]))率|满意度|[覆免密]度|占比|[增降]幅|(?:占|完成)(?:[^，。；、0-9]{2,12}的)?"
    f"|元，(?:增长|上升|下降|降低)){_TAIL}"
)
_BEFORE, _NAMED, _ALL = 28, 12, 150


def _look(subject: Subject) -> Iterator[Spot | None]:
    for found in subject.mentions:
        if found.mention.kind is MentionKind.MALFORMED:
            yield _broken(subject, found) if _POINTED.search(found.mention.text) else None
        elif found.mention.kind is MentionKind.BARE and subject.line_at(found.start):
            yield _unmeasured(subject, found)
        elif found.mention.unit == "%" and found.mention.text[-1:].isdigit():
            yield _half_measured(subject, found)
        elif found.mention.text[-1:].isdigit() and _is_amount(subject, found):
            yield _called_money(subject, found)
        elif found.mention.is_quantity:
            yield None
    yield from _digitless(subject)
    yield from _cut_short(subject)


def _broken(subject: Subject, found: Found) -> Spot:
    shown = subject.text[found.start : found.end]
    return Spot(
        Severity.WARNING,
        f"“{shown}”不是一个完整的数",
        found.start,
        found.end,
        todo="请核对是不是缺了数字，千分位和小数点是不是点错了",
    )


def _unmeasured(subject: Subject, found: Found) -> Spot | None:
    """增长13.95。, 支出416.99，: a number that ends where its unit should stand."""
    if _OF_RATE.match(subject.text, found.end) and not _priced(subject, found):
        return _lacks(subject, found, "", "百分号")
    if not _ENDS.match(subject.text, found.end) or found.mention.decimals is None:
        return None
    closed = subject.text.startswith(("）", ")"), found.end)
    if closed and _RESTATED.search(subject.text, max(0, found.start - _BEFORE), found.start):
        return _lacks(subject, found, "", "百分号")
    if _MEASURED.search(subject.text, max(0, found.start - _BEFORE), found.start):
        return _lacks(subject, found, "", "百分号")
    before = subject.text[max(0, found.start - _BEFORE) : found.start].rpartition("\n")[2]
    before = re.split("[，。；、：:,]", before)[-1]
    lack = _lacking(before, found)
    if not lack or _SHARED.match(subject.text, found.end) or _of_scores(subject, found, lack):
        return None
    return _lacks(subject, found, before.strip(), lack)


def _is_amount(subject: Subject, found: Found) -> bool:
    """Whether a bare number of prose has its unit of a head above: 单位：万元."""
    return found.mention.kind is MentionKind.AMOUNT and subject.line_at(found.start) is not None


def _called_money(subject: Subject, found: Found) -> Spot | None:
    """配合率97.50 where a head above gives the unit: a rate is none of the amounts meant."""
    before = subject.text[max(0, found.start - _BEFORE) : found.start]
    rate = _A_RATE.search(before) and (found.mention.value or 0) <= _ALL
    return _unmeasured(subject, found) if rate else None


def _half_measured(subject: Subject, found: Found) -> Spot | None:
    """由91.2提高到93.5%: of two that are held against each other both are per cents."""
    before = subject.text[max(0, found.start - _BEFORE) : found.start]
    return _lacks(subject, found, "", "百分号") if _FROM_TO.search(before) else None


def _priced(subject: Subject, found: Found) -> bool:
    """Whether a sum of money is spoken of: 支出95.2增加3.1%."""
    return bool(_PRICED.search(subject.clause(found.start, back=_NAMED)))


def _lacks(subject: Subject, found: Found, before: str, lack: str) -> Spot:
    shown = subject.text[found.start : found.end]
    return Spot(
        Severity.WARNING,
        f"“{before}{shown}”缺少{lack}",
        found.start,
        found.end,
        todo=f"请补上{lack}",
        suggestion=f"改为{shown}%" if lack == "百分号" else None,
    )


def _of_scores(subject: Subject, found: Found, lack: str) -> bool:
    """预算执行率10，产出50 where points are spoken of: the names of rates are items there."""
    if lack != "百分号" or _LINKED.search(subject.clause(found.start, back=_NAMED)):
        return False
    sentence = subject.clause(found.start, back=80, ahead=80)
    return names_any(sentence, "score_heads") or names_any(sentence, "weight_heads")


def _lacking(before: str, found: Found) -> str:
    """What a number without a unit should have, by the words before it; '' if none say."""
    if _RATED.search(before):
        return "百分号"
    if _SCORED.search(before):
        return "“分”"
    if _PRICED.search(before) and found.mention.decimals:
        return "金额单位"
    return ""


def _digitless(subject: Subject) -> Iterator[Spot]:
    for line in subject.lines:
        for pattern in (_NO_DIGIT, _NO_AMOUNT):
            for match in pattern.finditer(line.text):
                start = line.start + match.start()
                if "单位" in subject.clause(start):
                    continue
                message = f"“{match[0].strip()}”前面没有数"
                todo = "请补上数字，或删去这一句"
                yield Spot(Severity.WARNING, message, start, line.start + match.end(), todo=todo)


def _cut_short(subject: Subject) -> Iterator[Spot]:
    """202年, 7.50., and a half-width comma that may have been a thousands separator."""
    commas = None
    for line in subject.lines:
        for match in _SHORT_YEAR.finditer(line.text):
            yield _cut(line.start, match, "年份的位数不对", Severity.WARNING)
        for match in _TWO_POINTS.finditer(line.text):
            yield _cut(line.start, match, "小数点后面多了一点", Severity.WARNING)
        for match in _HALF_COMMA.finditer(line.text):
            if commas is None:
                commas = any(_SENTENCE_COMMA.search(one.text) for one in subject.lines)
            severity = Severity.HINT if commas else Severity.WARNING
            yield _cut(line.start, match, "半角逗号前面可能缺了数字", severity)


def _cut(at: int, match: re.Match[str], what: str, severity: Severity) -> Spot:
    around = match.string[max(0, match.start() - 4) : match.end() + 8]
    return Spot(
        severity,
        f"“{around}”：{what}",
        at + match.start(),
        at + match.end(),
        todo="请核对这个数，补上缺的或删去多的",
    )


def _bare_scale(subject: Subject) -> Iterator[Spot | None]:
    """100万 for 100万元, beside amounts: 城镇人口1.2万 is none."""
    for found in subject.mentions:
        if found.mention.unit not in ("万元", "亿元"):
            continue
        shown = subject.text[found.start : found.end]
        bare = shown.endswith(("万", "亿")) and _among_amounts(subject, found)
        yield _scale(found, shown) if bare else None


def _among_amounts(subject: Subject, found: Found) -> bool:
    around = subject.clause(found.start, ahead=found.end - found.start + 40)
    return "元" in around or bool(_PRICED.search(subject.clause(found.start, back=_NAMED)))


def _scale(found: Found, shown: str) -> Spot:
    return Spot(
        Severity.HINT,
        f"“{shown}”没有写“元”",
        found.start,
        found.end,
        todo="请把金额单位写全",
        suggestion=f"改为{shown}元",
    )


INCOMPLETE = TextCheck("A47", "数字和单位完整", _look, aim="数")
BARE_SCALE = TextCheck("A46", "金额单位写全", _bare_scale, aim="以万元、亿元计的金额")
