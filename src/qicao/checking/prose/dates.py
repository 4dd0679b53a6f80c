"""Years and days out of place (A50), and days that there are not (A51)."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from qicao.checking.prose.subject import Found, Need, Spot, Subject, TextCheck
from qicao.checking.prose.words import names_any
from qicao.mentions import MentionKind
from qicao.values import Severity

_DATE = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?(度|末|底)?")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_UNTIL = re.compile("截[至止到]\\s*$")
_ALONE = re.compile(
    r"\s*+(?:[（(]?(?:填报|填表|编制|报送|报告)?(?:日期|时间)[）)]?\s*+[:：]?"
    r"|[一-鿿]{2,20}(?:[局委办厅院校馆所站队]|中心|政府|公司)(?:（虚构）)?[　 ]++)?\s*+$"
)
_FILLED = re.compile(r"\s*[（(]?(?:填报|填表|编制|报送)(?:日期|时间)[）)]?\s*[:：]\s*$")
_AGAINST = re.compile("(?:较|比|与|同)(?:上年)?(?:度)?[（(]?$")
_HELD = re.compile("相比|比较|对比|持平|增|减|升|降|提高|下滑|多|少|[高低]于")
"""What a number of one year is said to be beside another's."""
_LAST_YEAR = re.compile("(?:上年|去年|上一年)(?:度)?[（(即]{1,2}$")
_TITLE = re.compile("(?:整体|部门|单位|项目|专项)?(?:部门|整体)?(?:预算)?支出?绩效(?:自评|评价)")
_THEN = re.compile("[年末底度]{0,2}的?(?:约)?[0-9]")
"""What there was then, right behind a year."""
_BEGINS = re.compile("(?:^|[。；])\\s*(?:[（(]?[一二三四五六七八九十0-9]{1,3}[）)．.、]+\\s*)?$")
"""Before a date that a sentence begins with."""
_STAFF = re.compile("编制|在职|在编|实有|现有|教职工|在校")
_A_YEAR = re.compile("20[0-9]{2}(?=[年度.〕-])")
_MOVED = re.compile("[增减升降]|较|比(?!例|重)|截至|[到至]本?年")
_PLAN = 5
"""Years of a plan; each begins where one in five ends."""
_AROUND = 24
_LATE = 12
_SHORT = 60
"""Characters of a title, or of a line that is a date and no more, at most."""
_NEW_YEAR = "请核对年度，报告的年度是{}年"
Parts = tuple[int, int, int]


def _days(subject: Subject) -> Iterator[Spot | None]:
    for found in subject.mentions:
        if found.mention.kind is MentionKind.DATE and (parts := _parts(found)):
            yield (
                None
                if _exists(parts)
                else Spot(
                    Severity.ERROR,
                    f"没有“{subject.text[found.start : found.end]}”这一天",
                    found.start,
                    found.end,
                    todo="请核对月份和日期",
                )
            )


def _parts(found: Found) -> Parts | None:
    """Year, month and day, 0 for what is not written; None if it is no single date."""
    text = unicodedata.normalize("NFKC", found.mention.text)
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[3]), int(iso[4])
    match = _DATE.match(text)
    if not match or text[match.end() :].strip("份间初"):
        return None
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)


def _exists(parts: Parts) -> bool:
    year, month, day = parts
    if not month:
        return True
    return month <= 12 and day <= calendar.monthrange(year, month)[1]


def _years(subject: Subject) -> Iterator[Spot | None]:
    """Dates of the cover, of 截至, of a base and of last year; other years are let be."""
    series = Counter(
        parts[0]
        for found in subject.mentions
        if found.mention.kind is MentionKind.DATE and (parts := _parts(found))
    )
    for found in subject.mentions:
        if found.mention.kind is not MentionKind.DATE:
            continue
        parts = _parts(found)
        if parts is None or not _exists(parts):
            continue
        yield (
            _signed(subject, found, parts)
            or _until(subject, found, parts)
            or _against(subject, found, parts, series)
            or _titled(subject, found, parts)
            or _at_the_end(subject, found, parts)
        )


def _signed(subject: Subject, found: Found, parts: Parts) -> Spot | None:
    """A date alone on its line is when the report was written: the year after."""
    line = subject.line_at(found.start)
    if line is None or not parts[2] or len(line.text) > _SHORT:
        return None
    before, after = line.text[: found.start - line.start], line.text[found.end - line.start :]
    alone = _ALONE.match(before) and not after.strip()
    if not (alone or _FILLED.match(before)) or parts[0] == subject.year + 1:
        return None
    todo = f"请核对落款的日期，{subject.year}年度的报告一般在{subject.year + 1}年写成"
    return _spot(subject, found, "落款的年份与报告年度不合", todo)


def _until(subject: Subject, found: Found, parts: Parts) -> Spot | None:
    """截至2024年12月31日: stocks are of the last day of the year."""
    year, month, day = parts
    if not _UNTIL.search(subject.text[max(0, found.start - 4) : found.start]):
        return None
    around = subject.clause(found.start, back=_AROUND, ahead=_AROUND + found.end - found.start)
    stock = names_any(around, "stock")
    if year < subject.year and not names_any(around, "of_last_year"):
        return _spot(subject, found, "截至日期不在报告年度", _NEW_YEAR.format(subject.year))
    if year > subject.year and stock:
        return _spot(subject, found, "年末数的截至日期晚于报告年度", _NEW_YEAR.format(subject.year))
    if year == subject.year and stock and month == 12 and day not in (0, 31):
        return _spot(subject, found, "截至日期不是年末", f"请核对，年末数一般截至{year}年12月31日")
    return None


def _at_the_end(subject: Subject, found: Found, parts: Parts) -> Spot | None:
    """2023年末，学校编制198名 in a report of 2024, where nothing says that it was last year's.

    Its line speaks of no other year, and of nothing that moved since.
    """
    line = subject.line_at(found.start)
    ends = parts[1:] in ((12, 31), (12, 0)) or found.mention.text.endswith(("末", "底"))
    if line is None or parts[0] != subject.year - 1 or not ends:
        return None
    before = line.text[: found.start - line.start]
    after = re.split("[。\n]", line.text[found.end - line.start :])[0]
    others = len(_A_YEAR.findall(line.text)) > 1 or names_any(after, "of_last_year")
    if others or not _BEGINS.search(before) or _MOVED.search(after) or not _STAFF.search(after):
        return None
    return _spot(subject, found, "年末的日期不在报告年度", _NEW_YEAR.format(subject.year))


def _against(subject: Subject, found: Found, parts: Parts, series: Counter[int]) -> Spot | None:
    """较2022年增加 in a report of 2024: the base is the year before."""
    before = subject.text[max(0, found.start - _LATE) : found.start]
    last = _LAST_YEAR.search(before)
    based = _AGAINST.search(before) and not parts[1]
    if parts[0] == subject.year - 1 or not (last or based):
        return None
    sentence = subject.clause(found.start, back=60, ahead=60)
    if not last and (series[parts[0]] > 1 or names_any(sentence, "grown")):
        return None
    behind = re.split("[，。；\n]", subject.text[found.end : found.end + _AROUND])[0]
    if not last and parts[0] > subject.year and not _HELD.search(behind):
        return None  # 缺口与2025年分配挂钩
    if not last and _spans_years(subject, found, parts[0]):
        return None
    if parts[0] > subject.year and names_any(sentence, "planned"):
        return None
    if not last and f"{parts[0] + 1}年" in subject.text[max(0, found.start - _SHORT) : found.start]:
        return None  # 2025年不少于25人，比2024年多7人
    what = "“上年”写成了另一年" if last else "比较的年份不是上年"
    return _spot(subject, found, what, _NEW_YEAR.format(subject.year))


def _spans_years(subject: Subject, found: Found, year: int) -> bool:
    """Whether a sentence tells what several years made: 比2020年末的52个增长86.5%，年均增长16.9%.

    It says so, or it begins where a plan of five years did and says how much there was then.
    """
    ahead = _AROUND + found.end - found.start
    if "年均" in subject.clause(found.start, back=_SHORT, ahead=_SHORT):
        return True
    behind = subject.text[found.end : found.start + ahead]
    return year < subject.year and not year % _PLAN and bool(_THEN.match(behind))


def _titled(subject: Subject, found: Found, parts: Parts) -> Spot | None:
    """2023年度部门整体支出绩效自评报告 in a report of 2024."""
    if parts[0] == subject.year or parts[1] or not _first(subject, found):
        return None
    if not _TITLE.search(subject.text[found.end : found.end + _AROUND].partition("\n")[0]):
        return None
    return _spot(subject, found, "标题的年度与正文的年度不一致", _NEW_YEAR.format(subject.year))


def _first(subject: Subject, found: Found) -> bool:
    """Whether it stands among the first lines, which are the title."""
    line = subject.line_at(found.start)
    heads = [one.start for one in subject.lines[:3]]
    return line is not None and line.start in heads and len(line.text) < _SHORT


def _spot(subject: Subject, found: Found, what: str, todo: str) -> Spot:
    shown = subject.text[found.start : found.end]
    return Spot(Severity.WARNING, f"“{shown}”：{what}", found.start, found.end, todo=todo)


YEARS = TextCheck("A50", "年度和截至日期", _years, (Need.YEAR,), aim="写明年份的日期")
DAYS = TextCheck("A51", "日期存在", _days, aim="写明月日的日期")
