"""The end of the line: a draft as a file, and the file read back.

Every file is read again after it was written, and each quantity in it held against the ledger's.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from qicao import __version__
from qicao.check import CHECKS, Script
from qicao.errors import ImportRefused, UsageError
from qicao.export.archive import write_file
from qicao.export.bundle import Bundle, read_bundle, write_bundle
from qicao.export.docx import write_docx
from qicao.export.fonts import tell_substitutions
from qicao.export.markdown import to_markdown
from qicao.export.pages import page_pictures
from qicao.export.pdf import docx_to_pdf
from qicao.export.plaintext import to_text
from qicao.export.readback import verify_docx, verify_pdf, verify_text
from qicao.plan import plan_report
from qicao.profile import build_profile
from qicao.reconcile import Choices
from qicao.values import Finding
from qicao.workflow import Drafted, check, printable

__all__ = ["WRITERS", "Delivered", "deliver", "open_report", "page_pictures"]


@dataclass(frozen=True)
class Delivered:
    """A file that was written: what its reading back found, and what a person should know."""

    path: Path
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def deliver(drafted: Drafted, path: Path, *, provenance: bool = False) -> Delivered:
    """Writes the draft as the suffix of `path` says, and reads it back.

    UsageError for an unknown suffix or a place that cannot be written; DraftRefused while a slot
    names nothing; MissingDependency for pdf without LibreOffice.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        known = "、".join(WRITERS)
        raise UsageError(f"不能写成“{path.suffix or path.name}”：输出文件的扩展名应为 {known}")
    printable(drafted)
    return writer(drafted, path, provenance)


def _docx(drafted: Drafted, path: Path, provenance: bool) -> Delivered:
    report, ledger = drafted.report, drafted.ledger
    write_docx(report, ledger, drafted.profile.page, path, provenance=provenance)
    return Delivered(path, verify_docx(path, report, ledger))


def _pdf(drafted: Drafted, path: Path, provenance: bool) -> Delivered:
    with tempfile.TemporaryDirectory(prefix="qicao-") as folder:
        docx = Path(folder) / f"{path.stem}.docx"
        found = _docx(drafted, docx, provenance).findings
        fonts = docx_to_pdf(docx, path)
    again, coverage = verify_pdf(path, drafted.report, drafted.ledger)
    notes = (tell_substitutions(fonts), coverage.reason)
    return Delivered(path, (*found, *again), tuple(note for note in notes if note))


def _markdown(drafted: Drafted, path: Path, provenance: bool) -> Delivered:
    return _text(
        drafted,
        path,
        provenance,
        to_markdown(drafted.report, drafted.ledger, provenance=provenance),
    )


def _plain(drafted: Drafted, path: Path, provenance: bool) -> Delivered:
    return _text(
        drafted, path, provenance, to_text(drafted.report, drafted.ledger, provenance=provenance)
    )


def _text(drafted: Drafted, path: Path, provenance: bool, text: str) -> Delivered:
    write_file(path, text.encode())
    again = path.read_text(encoding="utf-8")
    found = verify_text(again, drafted.report, drafted.ledger, provenance=provenance)
    return Delivered(path, found)


def _bundle(drafted: Drafted, path: Path, provenance: bool) -> Delivered:
    del provenance
    write_bundle(
        Bundle(
            engine=drafted.engine,
            qicao_version=__version__,
            report=drafted.report,
            ledger=drafted.ledger,
            choices=drafted.choices.model_dump(mode="json"),
            sources=drafted.files,
            profile_files=drafted.profile.files,
            findings=(*drafted.data_findings, *drafted.findings),
            coverage=(*drafted.data_coverage, *drafted.coverage),
        ),
        path,
    )
    open_report(path)
    return Delivered(path)


WRITERS: dict[str, Callable[[Drafted, Path, bool], Delivered]] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".md": _markdown,
    ".txt": _plain,
    ".qicao": _bundle,
}


def open_report(path: Path) -> Drafted:
    """The draft in a bundle, with the profile that it was made by, its text checked anew.

    ImportRefused or ProfileError, in words, for a bundle that cannot be used.
    """
    if path.suffix.lower() != ".qicao":
        raise ImportRefused("not_a_bundle", path.name, "不是报告文件，请给 .qicao 报告包")
    if not path.is_file():
        raise ImportRefused("missing", path.name, "找不到文件，请核对文件名和所在的文件夹")
    bundle = read_bundle(path)
    profile = build_profile(bundle.profile_files, path.name, bundle.report.profile.variant)
    of_text = {look.code for look in CHECKS}
    return check(
        Drafted(
            report=bundle.report,
            ledger=bundle.ledger,
            profile=profile,
            plans=plan_report(profile, bundle.ledger),
            script=Script(""),
            findings=(),
            coverage=(),
            data_findings=tuple(f for f in bundle.findings if f.code not in of_text),
            data_coverage=tuple(c for c in bundle.coverage if c.code not in of_text),
            files=bundle.sources,
            choices=_choices(bundle, path),
            engine=bundle.engine,
        )
    )


def _choices(bundle: Bundle, path: Path) -> Choices:
    try:
        return Choices.model_validate(bundle.choices)
    except ValidationError:
        hint = "内容不合格式，请换回未改动的文件，或升级程序"
        raise ImportRefused("bundle-content", path.name, hint, sheet="choices.json") from None
