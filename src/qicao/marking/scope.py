"""What was checked, what could not be and why, in sentences: for a comment, and for a letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from qicao.checking import ForeignReport
from qicao.marking.stretches import Report
from qicao.values import Coverage, CoverageStatus

STATUS = {
    CoverageStatus.NOT_ENOUGH_DATA: "缺数据",
    CoverageStatus.AMBIGUOUS: "不能确定",
}
_KINDS = {
    "分项与合计、数量之间的关系": "A01 A05 A17 A54",
    "差额、比率、占比、人均": "A08 A09 A10 A11 A13 A25 A26 A27 A28 A30 A40 A58",
    "得分与等级": "A14 A33 A34 A35 A36 A37 A41 A42",
    "个数与名单": "A43 A44",
    "对照数据、附表与正文是否一致": "A48",
    "同一数据前后是否一致": "A46 A49",
    "增减方向等说法是否与数相符": "A15 A31 A32 A53 A55",
    "问题与措施是否对应和必写内容": "A59 A60 D04 D05 W04",
    "序号、单位、日期、文字、格式": "A45 A47 A50 A51 A56 A61 D06 D07 W01 W02 W03 W05",
}
_KIND_OF = {code: kind for kind, codes in _KINDS.items() for code in codes.split()}
"""Code → what a reviewer calls the rules of its kind."""


def scope(coverage: Sequence[Coverage]) -> Iterator[str]:
    """What was checked and what could not be and why; nothing is left out."""
    done = [_named(row) for row in _having(coverage, CoverageStatus.DONE)]
    yield f"已核对{len(done)}项：{'、'.join(done)}。" if done else "没有一项规则能够核对。"
    for status in STATUS:
        for row in _having(coverage, status):
            yield f"{_named(row)}没有核对（{STATUS[status]}）：{_reason(row)}。"
    unused = [_named(row) for row in _having(coverage, CoverageStatus.NOT_APPLICABLE)]
    if unused:
        yield f"另有{len(unused)}项文中没有可以这样核对的数，没有核对：{'、'.join(unused)}。"


def scope_of_letter(report: Report) -> Iterator[str]:
    """The same as a reviewer signs it: how many numbers, what kinds of rules, what is left open."""
    yield from _numbers(report)
    done = _having(report.coverage, CoverageStatus.DONE)
    kinds = dict.fromkeys(_KIND_OF.get(row.code, _named(row)) for row in done)
    yield f"核对了{'、'.join(kinds)}，共{len(done)}项。" if kinds else "没有一项规则能够核对。"
    lacking = _having(report.coverage, CoverageStatus.NOT_ENOUGH_DATA)
    if lacking:
        yield f"因资料不足没有核对的：{_listed(lacking)}。"
    unsure = _having(report.coverage, CoverageStatus.AMBIGUOUS)
    if unsure:
        yield f"不能确定的：{_listed(unsure)}。"
    yield "没有列入意见的内容，不表示已经核实无误。"


def _numbers(report: Report) -> Iterator[str]:
    """How the numbers of the report stand; nothing where it has none."""
    statuses = Counter(mention["status"] for mention in report.document()["mentions"])
    statuses.pop("not_a_quantity", None)
    if not statuses:
        yield "报告中没有读到可以核对的数。"
        return
    given = isinstance(report, ForeignReport) and not report.examined.accounts.files
    told = {
        "bound": "与对照数据相符的{}处",
        "explained": "由报告中其他数推算得出的{}处",
        "ambiguous": "对应哪项数据不能确定的{}处",
        "unverified": "没有核对依据而需另行核实的{}处",
    }
    parts = [words.format(statuses[status]) for status, words in told.items() if statuses[status]]
    alone = "没有对照数据，只核对了报告自身。" if given else ""
    yield f"报告中的数共{statuses.total()}处，其中{'、'.join(parts)}。{alone}" if parts else alone


def _listed(rows: Iterable[Coverage]) -> str:
    return "；".join(f"{_named(row)}（{_reason(row)}）" for row in rows)


def _reason(row: Coverage) -> str:
    return row.reason.rstrip("。")


def _having(coverage: Sequence[Coverage], status: CoverageStatus) -> list[Coverage]:
    return [row for row in coverage if row.status is status]


def _named(row: Coverage) -> str:
    return row.label or row.code
