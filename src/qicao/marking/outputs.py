"""Which files a check writes, told by their names, and the writing of each."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qicao.checking import ForeignReport
from qicao.delivery import deliver, open_report
from qicao.errors import UsageError
from qicao.export.archive import write_file
from qicao.marking.docx import commented
from qicao.marking.letter import letter_of
from qicao.marking.letterdocx import letter_bytes
from qicao.marking.page import figure_sources, page_bytes
from qicao.marking.stretches import Report
from qicao.readers.safe_open import read_bytes

LETTER, TABLE = "审核意见", "发现.csv"
"""What the name of a letter contains; what the table of a folder is called."""
COMMENTED = (".docx", ".wps", ".qicao")
_HOW = "扩展名应为 .docx、.html 或 .csv，或者写一个文件夹"


class Kind(StrEnum):
    """What a file is to be."""

    COMMENTS = "批注"
    LETTER = "审核意见"
    PAGE = "网页"
    TABLE = "表格"


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be written, about one text; about all of them if `text` is None."""

    kind: Kind
    path: Path
    text: Path | None = None


def plan_outputs(texts: Sequence[Path], outs: Sequence[Path]) -> tuple[Output, ...]:
    """The files that `outs` ask for. UsageError, in words, for what cannot be written."""
    planned = tuple(output for out in outs for output in _planned(texts, out))
    seen: set[Path] = {text.resolve() for text in texts}
    for output in planned:
        if output.path.resolve() in seen:
            raise UsageError(f"“{output.path}”是要核对的报告或写了两次：请换一个文件名")
        seen.add(output.path.resolve())
    return planned


def _planned(texts: Sequence[Path], out: Path) -> Iterator[Output]:
    if out.is_dir() or not out.suffix:
        yield from _in_folder(texts, out)
        return
    kind = _kind(out)
    if kind is Kind.TABLE:
        yield Output(kind, out)
        return
    if len(texts) > 1:
        hint = "请写一个文件夹（-o 结果），每份各写一套，或写 .csv 合成一张表"
        raise UsageError(f"有 {len(texts)} 份报告，“{out.name}”只能写一份：{hint}")
    if kind is Kind.COMMENTS and texts[0].suffix.lower() not in COMMENTED:
        hint = f"要审核意见请把文件名写成含“{LETTER}”的 .docx，要看原文请写 .html"
        raise UsageError(f"“{texts[0].name}”不是 docx，不能加批注：{hint}")
    yield Output(kind, out, texts[0])


def _kind(out: Path) -> Kind:
    match out.suffix.lower():
        case ".docx":
            return Kind.LETTER if LETTER in out.stem else Kind.COMMENTS
        case ".html":
            return Kind.PAGE
        case ".csv":
            return Kind.TABLE
    raise UsageError(f"不能写成“{out.suffix}”：{_HOW}")


def _in_folder(texts: Sequence[Path], folder: Path) -> Iterator[Output]:
    """Everything about every text, and one table of them all."""
    for text, name in zip(texts, _names(texts), strict=True):
        if text.suffix.lower() in (".docx", ".qicao"):
            yield Output(Kind.COMMENTS, folder / f"{name}-批注.docx", text)
        yield Output(Kind.LETTER, folder / f"{name}-{LETTER}.docx", text)
        yield Output(Kind.PAGE, folder / f"{name}.html", text)
    yield Output(Kind.TABLE, folder / TABLE)


def _names(texts: Sequence[Path]) -> list[str]:
    """A name for each text, those that are alike told apart by their kind, then numbered."""
    names: list[str] = []
    for text in texts:
        name, count = text.stem, 1
        while name.lower() in (known.lower() for known in names):
            count += 1
            name = f"{text.stem}({count})"
        names.append(name)
    return names


def write_output(output: Output, report: Report, figures: Sequence[Path] = ()) -> None:
    """Writes one file about the text that it is about; a missing folder is made.

    `figures` are the bundle that a Word file of ours was held against. UsageError for a place that
    cannot be written; ImportRefused for a Word file that cannot be marked.
    """
    text = output.text
    if text is None:
        raise UsageError(f"“{output.path.name}”不是一份报告的文件")
    match output.kind:
        case Kind.COMMENTS:
            content = _commented(report, text)
        case Kind.LETTER:
            content = letter_bytes(letter_of(report))
        case _:
            content = page_bytes(report, text.name, _sources(report, text, figures))
    put(output.path, content)


def put(path: Path, content: bytes) -> None:
    """Writes a file, its folder too. UsageError, in words, if that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "请换一个位置"
        raise UsageError(f"建不了文件夹“{path.parent}”（{error.strerror}）：{hint}") from error
    write_file(path, content)


def _commented(report: Report, text: Path) -> bytes:
    """The Word file of a text with comments; of a bundle the one that it exports."""
    if text.suffix.lower() != ".qicao":
        return commented(report, read_bytes(text, text.name), text.name)
    with tempfile.TemporaryDirectory(prefix="qicao-") as folder:
        made = Path(folder) / f"{text.stem}.docx"
        deliver(open_report(text), made)
        return commented(report, made.read_bytes(), made.name)


def _sources(report: Report, text: Path, figures: Sequence[Path]) -> Mapping[str, str]:
    """Where the figures come from that a text was held against."""
    if isinstance(report, ForeignReport):
        return report.examined.accounts.sources
    bundle = text if text.suffix.lower() == ".qicao" else (*figures, text.with_suffix(".qicao"))[0]
    if bundle.suffix.lower() != ".qicao" or not bundle.is_file():
        return {}
    return figure_sources(open_report(bundle).ledger)
