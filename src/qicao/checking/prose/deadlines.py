"""Deadlines that are promised in the year of the report, or before it (A50): 2024年6月底前补足."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.checking.prose.subject import Need, Spot, Subject, TextCheck
from qicao.values import Severity

_DUE = re.compile(
    "(?P<year>20[0-9]{2})年(?:[0-9]{1,2}月|[上下]半年|[一二三四1-4]季度)?(?:[0-9]{1,2}日|[底末])?"
    "(?:之前|以前|前)(?!三|两|几|后|[一-鿿]{0,2}年)"
)
_REMEDIES = re.compile("措施|改进|打算|下一步|整改|对策")
_DONE = re.compile("已|完成了|未能|没有|原定|原计划|应于|要求")
_AROUND = 16
"""Characters before a deadline that may say that it is past."""


def _look(subject: Subject) -> Iterator[Spot | None]:
    looked = 0
    for section in subject.sections:
        if not _REMEDIES.search(section.title.words):
            continue
        for line in (line for line in section.lines if line.start > looked):
            looked = line.start
            for match in _DUE.finditer(line.text):
                before = re.split("[。；;]", line.text[: match.start()])[-1][-_AROUND:]
                past = int(match["year"]) <= subject.year and not _DONE.search(before)
                yield _told(subject, match, line.start) if past else None


def _told(subject: Subject, match: re.Match[str], start: int) -> Spot:
    return Spot(
        Severity.WARNING,
        f"“{match[0]}”：措施的期限已经过去，报告的年度是{subject.year}年",
        start + match.start(),
        start + match.end(),
        todo="请核对期限的年份",
    )


DEADLINES = TextCheck("A50", "措施的期限在报告年度之后", _look, (Need.YEAR,), aim="写明期限的措施")
