"""The bundle, `OUT.qicao`: a zip with the report and everything that it was made from.

Reading is guarded (see `parcel`); whatever is wrong with a file becomes one ImportRefused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from qicao.errors import ImportRefused, UnitMismatch
from qicao.export.archive import write_file, zip_parts
from qicao.export.parcel import PROFILE, read_parts
from qicao.values import Coverage, Finding, Ledger, Report, SourceFile, Value

T = TypeVar("T")


class Head(Value):
    """What the bundle is and who made it."""

    format: Literal["qicao.bundle/1"] = "qicao.bundle/1"
    engine: str = "builtin"
    qicao_version: str = ""


class Bundle(Head):
    """A report with its ledger, choices, sources, findings, coverage and profile."""

    report: Report
    ledger: Ledger
    choices: dict[str, JsonValue] = Field(default_factory=dict)
    sources: tuple[SourceFile, ...] = ()
    profile_files: dict[str, str] = Field(default_factory=dict)
    """Text of each profile file by its name inside the profile folder."""
    findings: tuple[Finding, ...] = ()
    coverage: tuple[Coverage, ...] = ()


_ADAPTERS: dict[str, TypeAdapter[object]] = {
    "report": TypeAdapter(Report),
    "ledger": TypeAdapter(Ledger),
    "choices": TypeAdapter(dict[str, JsonValue]),
    "sources": TypeAdapter(tuple[SourceFile, ...]),
    "findings": TypeAdapter(tuple[Finding, ...]),
    "coverage": TypeAdapter(tuple[Coverage, ...]),
}


def bundle_bytes(bundle: Bundle) -> bytes:
    """The bundle as a zip, the same bytes for the same bundle."""
    head = Head(engine=bundle.engine, qicao_version=bundle.qicao_version)
    parts = {"bundle.json": head.model_dump_json(indent=1).encode()}
    for name, adapter in _ADAPTERS.items():
        parts[f"{name}.json"] = adapter.dump_json(getattr(bundle, name), indent=1)
    for name, text in sorted(bundle.profile_files.items()):
        parts[PROFILE + name] = text.encode()
    return zip_parts(parts)


def write_bundle(bundle: Bundle, path: Path) -> None:
    """Writes the bundle whole or not at all. UsageError, in words, if it cannot be written."""
    write_file(path, bundle_bytes(bundle))


def read_bundle(path: Path) -> Bundle:
    """The bundle at `path`. ImportRefused, with a code and what to do, for anything else."""
    parts = read_parts(path, {"bundle.json", *(f"{name}.json" for name in _ADAPTERS)})
    head = _checked(path, "bundle.json", parts, TypeAdapter(Head))
    values = {n: _checked(path, f"{n}.json", parts, a) for n, a in _ADAPTERS.items()}
    files = {
        name.removeprefix(PROFILE): _text(path, name, content)
        for name, content in parts.items()
        if name.startswith(PROFILE)
    }
    bundle = Bundle.model_validate({**dict(head), **values, "profile_files": files})
    if bundle.ledger.digest != bundle.report.ledger_digest:
        hint = "报告与数据不是同一份（数据的校验码不符），请用原始资料重新起草，或换回未改动的文件"
        raise ImportRefused("bundle-digest", path.name, hint)
    return bundle


def _checked(path: Path, name: str, parts: dict[str, bytes], adapter: TypeAdapter[T]) -> T:
    try:
        return adapter.validate_json(parts[name])
    except UnitMismatch as error:
        raise _misshapen(path, name, str(error)) from error
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise _misshapen(path, name, where or "整个部分") from error


def _misshapen(path: Path, name: str, what: str) -> ImportRefused:
    hint = f"内容不合格式（{what}），请换回未改动的文件，或升级程序"
    return ImportRefused("bundle-content", path.name, hint, sheet=name)


def _text(path: Path, name: str, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise ImportRefused(
            "bundle-content", path.name, "不是 UTF-8 文本，请换回原文件", sheet=name
        ) from error
