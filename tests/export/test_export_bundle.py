"""The bundle: read∘write is identity, and whatever else comes is refused in words."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qicao.errors import ImportRefused
from qicao.export.bundle import Bundle, SourceFile, bundle_bytes, read_bundle, write_bundle
from qicao.values import Coverage, CoverageStatus, Finding, Ledger, Place, Report, Severity

FUNCTION = HealthCheck.function_scoped_fixture


@pytest.fixture(scope="module")
def bundle(report: Report, ledger: Ledger) -> Bundle:
    finding = Finding(
        code="A10", severity=Severity.WARNING, message="完成率应为65.05%", place=Place(section="s2")
    )
    return Bundle(
        report=report,
        ledger=ledger,
        choices={"支出.决算数": {"file": "甲.xlsx", "why": None, "rank": 1}},
        sources=(SourceFile(path="甲.xlsx", sha256="0" * 64, size=12),),
        profile_files={"profile.yaml": "id: 测试\n", "sections/一.prompty": "---\n"},
        findings=(finding,),
        coverage=(Coverage(code="A01", status=CoverageStatus.NOT_ENOUGH_DATA, reason="缺数"),),
        engine="builtin",
        qicao_version="0.1.0",
    )


def repacked(content: bytes, change: dict[str, bytes | None]) -> bytes:
    """The bundle with parts replaced, added or, for None, left out."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in (parts | change).items():
            if part is not None:
                target.writestr(name, part)
    return buffer.getvalue()


def refusal(path: Path, content: bytes) -> ImportRefused:
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as caught:
        read_bundle(path)
    return caught.value


def test_a_bundle_is_read_as_it_was_written(bundle: Bundle, tmp_path: Path) -> None:
    write_bundle(bundle, tmp_path / "a.qicao")
    assert read_bundle(tmp_path / "a.qicao") == bundle
    assert bundle_bytes(bundle) == (tmp_path / "a.qicao").read_bytes()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.text("abc一二._-", min_size=1, max_size=8).filter(lambda name: set(name) != {"."})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[FUNCTION])
@given(
    choices=st.dictionaries(TEXTS, JSON, max_size=3),
    files=st.dictionaries(NAMES, TEXTS, max_size=3),
    title=TEXTS,
)
def test_reading_undoes_writing(
    bundle: Bundle,
    tmp_path: Path,
    choices: dict[str, object],
    files: dict[str, str],
    title: str,
) -> None:
    report = bundle.report.model_copy(update={"title": title})
    change = {"choices": choices, "profile_files": files, "report": report}
    given_bundle = bundle.model_copy(update=change)
    write_bundle(given_bundle, tmp_path / "a.qicao")
    assert read_bundle(tmp_path / "a.qicao") == given_bundle


@settings(max_examples=150, deadline=None, suppress_health_check=[FUNCTION])
@given(data=st.data())
def test_changed_bytes_are_a_bundle_or_a_refusal(
    bundle: Bundle, tmp_path: Path, data: st.DataObject
) -> None:
    content = bundle_bytes(bundle)
    place = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 40))
    content = content[:place] + data.draw(st.binary(max_size=40)) + content[place + cut :]
    path = tmp_path / "a.qicao"
    path.write_bytes(content)
    try:
        read_bundle(path)
    except ImportRefused as error:
        refused = error
    else:
        return
    assert refused.code.startswith("bundle-")
    assert refused.hint


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ledger.json": None}, "bundle-incomplete"),
        ({"extra.json": b"{}"}, "bundle-unknown"),
        ({"../evil": b""}, "bundle-name"),
        ({"/etc/passwd": b""}, "bundle-name"),
        ({"profile/../../evil": b""}, "bundle-name"),
        ({"profile/c:evil": b""}, "bundle-name"),
        ({"report.json": b"{"}, "bundle-content"),
        ({"report.json": b"[" * 5000}, "bundle-content"),
        ({"choices.json": b'["a"]'}, "bundle-content"),
        ({"profile/a.yaml": b"\xff\xfe"}, "bundle-content"),
        ({"profile/a.yaml": b"0" * (30 * 1024 * 1024)}, "bundle-bomb"),
        ({f"profile/{n}": b"" for n in range(2001)}, "bundle-too-large"),
        ({"bundle.json": b'{"format": "qicao.bundle/9"}'}, "bundle-content"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_has_its_code(
    bundle: Bundle, tmp_path: Path, change: dict[str, bytes | None], code: str
) -> None:
    refused = refusal(tmp_path / "a.qicao", repacked(bundle_bytes(bundle), change))
    assert refused.code == code


def test_a_ledger_that_is_not_the_reports_is_refused(bundle: Bundle, tmp_path: Path) -> None:
    ledger = json.loads(bundle.ledger.model_dump_json())
    ledger["figures"]["支出.决算数"]["quantity"]["value"] = "9068.56"
    content = repacked(bundle_bytes(bundle), {"ledger.json": json.dumps(ledger).encode()})
    assert refusal(tmp_path / "a.qicao", content).code == "bundle-digest"


def test_a_unit_that_nobody_knows_is_refused(bundle: Bundle, tmp_path: Path) -> None:
    ledger = bundle.ledger.model_dump_json().replace('"unit":"万元"', '"unit":"法元"')
    content = repacked(bundle_bytes(bundle), {"ledger.json": ledger.encode()})
    refused = refusal(tmp_path / "a.qicao", content)
    assert refused.code == "bundle-content"
    assert "法元" in refused.hint


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused(bundle: Bundle, tmp_path: Path) -> None:
    path = tmp_path / "a.qicao"
    write_bundle(bundle, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("report.json", "{}")
    assert refusal(path, path.read_bytes()).code == "bundle-duplicate"


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip", b"PK\x03\x04" + b"\0" * 100])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path / "a.qicao", content).code == "bundle-damaged"


def test_a_missing_or_huge_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="打不开"):
        read_bundle(tmp_path / "none.qicao")
    huge = tmp_path / "a.qicao"
    with huge.open("wb") as file:
        file.truncate(20 * 1024 * 1024 + 1)
    with pytest.raises(ImportRefused, match="20MiB"):
        read_bundle(huge)
