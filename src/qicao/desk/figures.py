"""What was read and found, as rows for a screen. Pure: Prepared → rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qicao.quantity import Quantity
from qicao.relations.wording import shown
from qicao.values import Coverage, CoverageStatus, Figure, Finding, Severity, Value
from qicao.workflow import Prepared

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}
NOT_CHECKED = {CoverageStatus.NOT_ENOUGH_DATA: "缺数据", CoverageStatus.AMBIGUOUS: "不能确定"}
SHOWN_SOURCES = 4


class FigureRow(Value):
    """A figure as it was given or derived, with the cell or the formula."""

    id: str
    label: str
    value: str
    period: str
    origin: str
    """填报, 推算, or 填报，仅核对 for a value that is always derived."""
    source: str


class FindingRow(Value):
    """A finding in words; `severity` is 错误, 警告 or 提示."""

    code: str
    severity: str
    message: str
    sources: str
    todo: str


class Conflict(Value):
    """Values of one id that exclude each other; a choice names one of `options`."""

    id: str
    message: str
    options: dict[str, str]
    """Each place, and what stands there."""


def summary(prepared: Prepared) -> tuple[tuple[str, int], ...]:
    """How much was read, as label and count."""
    figures = prepared.ledger.figures.values()
    return (
        ("文件", len(prepared.reconciled.files)),
        ("填报的数据", sum(f.given is not None for f in figures)),
        ("推算的数据", sum(f.present and f.given is None for f in figures)),
        ("绩效指标", len(prepared.ledger.indicators)),
        ("文字材料", len(prepared.ledger.texts_read)),
        ("核对发现", len(prepared.findings)),
        ("待确认的格", len(prepared.reconciled.unmapped)),
        ("还缺的数据", len(prepared.missing)),
    )


def figure_rows(prepared: Prepared) -> tuple[FigureRow, ...]:
    """Every figure that has a value: given ones first, then what follows from them."""
    rows = [
        figure_row(f, f.given or f.quantity) for f in prepared.ledger.figures.values() if f.quantity
    ]
    return tuple(sorted(rows, key=lambda row: row.origin == "推算"))


def figure_row(figure: Figure, quantity: Quantity) -> FigureRow:
    """A figure with the quantity that is shown of it, and where it came from."""
    given = figure.given
    origin = "推算" if given is None else "填报" if figure.claimed is None else "填报，仅核对"
    return FigureRow(
        id=figure.id,
        label=figure.label,
        value=shown(quantity),
        period=figure.period,
        origin=origin,
        source=str((figure.given_source if given else figure.source) or ""),
    )


def coverage_gaps(coverage: Iterable[Coverage]) -> tuple[tuple[str, str], ...]:
    """What could not be checked, as label and reason."""
    return tuple(
        (f"{row.code} {row.label}", _why_not(row)) for row in coverage if row.status in NOT_CHECKED
    )


def _why_not(row: Coverage) -> str:
    """The reason, with what kind it is where it does not say so itself."""
    reason = row.reason_on_page
    return reason if "缺少数据" in row.reason else f"{NOT_CHECKED[row.status]}：{reason}"


def finding_rows(findings: Iterable[Finding]) -> tuple[FindingRow, ...]:
    """Findings in words, the worst first."""
    order = list(SEVERITY)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    return tuple(map(_finding, ranked))


def _finding(finding: Finding) -> FindingRow:
    return FindingRow(
        code=finding.code,
        severity=SEVERITY[finding.severity],
        message=finding.message,
        sources="；".join(_places(finding)[:SHOWN_SOURCES]),
        todo=finding.todo_on_page,
    )


def _places(finding: Finding) -> Sequence[str]:
    return tuple(dict.fromkeys(map(str, finding.sources)))


def conflicts(prepared: Prepared) -> tuple[Conflict, ...]:
    """What a person has to choose: one id, several places with different values."""
    return tuple(
        Conflict(
            id=finding.figures[0],
            message=finding.message,
            options={
                place: _said(prepared, finding.figures[0], place) for place in _places(finding)
            },
        )
        for finding in prepared.unresolved
        if finding.figures
    )


def _said(prepared: Prepared, name: str, place: str) -> str:
    """What a place says of an id, and the place."""
    reading = prepared.reading
    said = {str(f.source): str(f.quantity or "") for f in reading.figures if f.id == name}
    said |= {str(f.source): f.text for f in reading.facts if f.id == name}
    text = said.get(place)
    return f"{text}（{place}）" if text else place
