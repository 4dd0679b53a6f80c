"""What the readers of text documents share: where a passage stands, and what is seen of it."""

from __future__ import annotations

from qicao.readers.invisible import visible
from qicao.values import Finding, Origin, Severity, Source

MARGINS = ("页眉", "页脚")
"""Places of passages that stand on every page and belong to no section."""


class Shown:
    """Takes invisible characters out of texts, and tells where there were any."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []

    def text(self, text: str, place: str) -> str:
        """The text as it is seen."""
        shown = visible(text)
        if shown != text:
            todo = "已去掉；请核对这几个字"
            self.findings.append(told(self.file, place, shown, "R13", "有看不见的字符", todo))
        return shown


def told(
    file: str,
    place: str,
    text: str,
    code: str,
    seen: str,
    todo: str,
    severity: Severity = Severity.WARNING,
) -> Finding:
    """A finding about one place of a text document."""
    source = Source(origin=Origin.SENTENCE, file=file, cell=place or None, text=text)
    where = f"{file}｜{place}" if place else file
    return Finding(
        code=code,
        severity=severity,
        message=f"{where}：{seen}",
        todo=todo,
        observed=text[:100],
        sources=(source,),
    )
