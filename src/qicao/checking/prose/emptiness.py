"""无 beside an amount, and sections with nothing in them (A60)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from qicao.arithmetic.frames import dimension_of, is_money
from qicao.arithmetic.index import plain_name
from qicao.checking.prose.subject import Spot, Subject, TextCheck
from qicao.checking.prose.titles import PART, Section
from qicao.checking.prose.words import any_word, words
from qicao.statements import Role, Statement
from qicao.values import Severity

_TAIL = re.compile(f"(?:{any_word('heading_tails')})+$")
_NOTHING = re.compile(rf"(?:{any_word('nothing')})[。 　]*")
_STOP = re.compile("[。；]")
_BEGINS = re.compile(rf"(?:{any_word('nothing')})[。；\n]")
_NONE_OF = re.compile(
    rf"(?:{any_word('none_of')})(?P<item>[^，。；、：\n0-9“”]{{3,16}}?)(?:支出|费用)?(?=[，。；\n])"
)
_FUND, _FUND_NAME = re.compile("([一-鿿])[一-鿿](?:基金|预算|拨款|资金)$"), 10
"""Before 无 what alone has none of it: 政府性基金无上年结转."""
_INCOME = "收入"
_LAST_YEAR, _WORD = ("上年", "去年", "上年度", "同期"), 4
_SENTENCE = re.compile("[。；，（(：:0-9]")
_LONG = 40
"""Characters of a title at most."""
_CONTENTS = 3
"""Titles in a row with nothing below them make a table of contents."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    amounts = [s for s in subject.examined.statements if _is_amount(s)]
    for section in subject.sections:
        if section.lines and _NOTHING.fullmatch(section.text.strip()):
            yield _denied(subject, section, amounts)
        elif section.lines and _BEGINS.match(section.text.strip()):
            yield _denied_at_once(subject, section, amounts)
    yield from _none_of(subject, amounts)
    yield from _bare_titles(subject)


def _is_amount(statement: Statement) -> bool:
    """Whether it says that there was money this year."""
    return bool(
        statement.role is Role.LEVEL
        and statement.mention.value
        and is_money(dimension_of(statement))
        and not statement.figure
    )


def _denied(subject: Subject, section: Section, amounts: Sequence[Statement]) -> Spot | None:
    """A section that says 无 of what has an amount elsewhere."""
    name = _TAIL.sub("", plain_name(section.title.words))
    income = _INCOME in section.title.words
    if len(name) < 3:
        return None
    for amount in amounts:
        said = plain_name(amount.item + amount.label)
        if name in said and (income or _INCOME not in said):
            return _spot(subject, section, amount)
    return None


def _denied_at_once(
    subject: Subject, section: Section, amounts: Sequence[Statement]
) -> Spot | None:
    """A section that begins with 无 and goes on with an amount."""
    first, last = section.lines[0], section.lines[-1]
    end = last.start + len(last.text)
    within = (s for s in amounts if first.start <= s.start < end and not s.table)
    amount = next(within, None)
    return _spot(subject, section, amount) if amount else None


def _spot(subject: Subject, section: Section, amount: Statement) -> Spot:
    line = next(line for line in section.lines if line.text.strip())
    start = line.start + len(line.text) - len(line.text.lstrip())
    said = _STOP.split(line.text.strip())[0]
    return Spot(
        Severity.ERROR,
        f"“{section.title.words}”写的是“{said}”，"
        f"别处“{amount.item or amount.label}”有{subject.text[amount.start : amount.end]}",
        start,
        start + len(said),
        todo="请核对有没有这项支出；有的，在这一节写明",
    )


def _none_of(subject: Subject, amounts: Sequence[Statement]) -> Iterator[Spot | None]:
    """未发生某项支出, of which a table or a sentence states an amount."""
    by_name: dict[str, Statement] = {}
    for amount in amounts:
        by_name.setdefault(_plain(amount.item), amount)
    for line in subject.lines:
        for match in _NONE_OF.finditer(line.text):
            before = line.text[max(0, match.start() - _WORD) : match.start()]
            last = before.endswith(_LAST_YEAR)
            start = line.start + match.start()
            fund = _FUND.search(line.text, max(0, match.start() - _FUND_NAME), match.start())
            of_it = last or (fund and fund[1] not in "本我该")
            stated = None if of_it else by_name.get(_plain(match["item"]))
            yield (
                None
                if stated is None
                else Spot(
                    Severity.WARNING,
                    f"写的是“{match[0]}”，别处有{subject.text[stated.start : stated.end]}",
                    start,
                    line.start + match.end(),
                    todo="请核对有没有这项支出",
                )
            )


def _plain(name: str) -> str:
    return re.sub("(?:支出|费用?|经费)$", "", plain_name(name))


def _bare_titles(subject: Subject) -> Iterator[Spot | None]:
    """Titles of the first level with nothing below them, a table of contents aside."""
    first = next((group for group in subject.siblings if group.titles[0].depth == 0), None)
    styles = first.styles if first else []
    top = [s for s in subject.sections if s.title.depth == 0 and s.title.style in styles]
    names = Counter(s.title.words for s in top)
    run: list[Section] = []
    for place, section in enumerate(top):
        following = top[place + 1].title.start if place + 1 < len(top) else len(subject.text)
        if _says(section) or _has_grid(subject, section.title.end, following):
            yield from _empty(run, names)
            run = []
        else:
            run.append(section)
    yield from _empty(run, names)


def _says(section: Section) -> bool:
    """Whether more than titles stands below a title."""
    return any(
        len(line.text) > _LONG or _SENTENCE.search(line.text) or _NOTHING.fullmatch(line.text)
        for line in section.lines
        if not PART.match(line.text)
    )


def _has_grid(subject: Subject, start: int, end: int) -> bool:
    starts = [grid.rows[0][0].start for grid in subject.grids if grid.rows[0]]
    place = bisect_left(starts, start)
    return place < len(starts) and starts[place] < end


def _empty(run: Sequence[Section], names: Counter[str]) -> Iterator[Spot]:
    """Those below which stands nothing at all; one that stands twice is of the contents."""
    if len(run) >= _CONTENTS:
        return
    for section in run:
        title = section.title
        if title.words.endswith(("；", ";", "，")):
            continue  # a line of a list
        bare = all(PART.match(line.text) for line in section.lines)
        if bare and names[title.words] == 1:
            yield Spot(
                Severity.WARNING,
                f"“{title.mark}{title.words}”下面没有内容",
                title.start,
                title.end,
                todo=f"请补写；没有这项内容的，写“{words('nothing')[0]}”",
            )


EMPTY = TextCheck("A60", "空节写“无”，写“无”的没有数", _look, aim="写“无”的地方")
