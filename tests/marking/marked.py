"""Reports with findings of the test's own choosing, and what stands in a marked Word file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from qicao.checking import ForeignReport, examine
from qicao.checking.text import Text, read_text
from qicao.checking.told import at
from qicao.marking.docx import commented
from qicao.values import Finding, Severity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CODE = "T01"


def found(text: Text, words: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding at the first place of these words."""
    start = text.text.index(words)
    message = f"“{words}”不对"
    return at(
        text,
        start,
        start + len(words),
        code=CODE,
        severity=severity,
        message=message,
        todo="请核对",
    )


def report_of(path: Path, *words: str) -> ForeignReport:
    """The report at `path` with a finding at each of these words."""
    text = read_text(path)
    return ForeignReport(examine(text), tuple(found(text, word) for word in words))


def marked(folder: Path, data: bytes, *words: str) -> Marked:
    """A Word file with comments at these words."""
    path = folder / "报告.docx"
    path.write_bytes(data)
    return Marked(data, commented(report_of(path, *words), data, path.name))


@dataclass
class Marked:
    """A Word file before and after."""

    before: bytes
    after: bytes
    main: str = "word/document.xml"
    parts: dict[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = parts_of(self.after)

    @property
    def comments(self) -> dict[str, str]:
        """Number → the text of every comment, a line a paragraph."""
        root = etree.fromstring(self.parts["word/comments.xml"])
        return {
            node.get(f"{W}id"): "\n".join("".join(p.itertext(f"{W}t")) for p in node.iter(f"{W}p"))
            for node in root
        }

    @property
    def ranges(self) -> dict[str, str]:
        """Number → the words between the two ends of every comment's range, in order."""
        shown: dict[str, str] = {}
        running: set[str] = set()
        for node in etree.fromstring(self.parts[self.main]).iter():
            key = node.get(f"{W}id")
            if node.tag == f"{W}commentRangeStart":
                running.add(key)
                shown[key] = ""
            elif node.tag == f"{W}commentRangeEnd":
                running.discard(key)
            elif node.tag == f"{W}t":
                for one in running:
                    shown[one] += node.text or ""
        return shown

    @property
    def marked_words(self) -> list[str]:
        """The words that the comments on findings of the test are set at, in order."""
        comments = self.comments
        return [words for key, words in self.ranges.items() if CODE in comments[key].split("\n")[0]]

    def letters(self, data: bytes) -> list[tuple[str, bytes, str]]:
        """Every character of the main part with its run's properties and its paragraph's."""
        root = etree.fromstring(parts_of(data)[self.main])
        return [
            (character, of(run, "rPr"), of(next(run.iterancestors(f"{W}p")), "pPr"))
            for run in root.iter(f"{W}r")
            for text in run.findall(f"{W}t") + run.findall(f"{W}delText")
            for character in text.text or ""
        ]

    def is_unchanged(self) -> bool:
        """Whether all that a reader sees of the body is as it was."""
        return self.letters(self.before) == self.letters(self.after)


def of(node: etree._Element, name: str) -> bytes:
    found = node.find(f"{W}{name}")
    return b"" if found is None else etree.tostring(found, with_tail=False, method="c14n")


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
