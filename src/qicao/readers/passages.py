"""What the readers of text documents share: where a passage stands, and what is seen of it."""

from __future__ import annotations

from qicao.readers.invisible import visible
from qicao.values import Finding, Origin, Severity, Source

MARGINS = ("页眉", "页脚")
"""Places of passages that stand on every page and belong to no section."""
QUOTED, AROUND = 1000, 100
"""Characters of a sentence that is quoted whole as a source, and around a place in a longer one."""


def quoted(sentence: str, start: int, end: int) -> str:
    """The sentence; of one that nobody would quote whole, what stands around a place in it.

    A line without a mark may hold thousands of quantities: their sources are not to hold it each.
    """
    if len(sentence) <= QUOTED:
        return sentence
    before, after = max(start - AROUND, 0), end + AROUND
    text = sentence[before:after]
    return f"{'……' if before else ''}{text}{'……' if after < len(sentence) else ''}"


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
