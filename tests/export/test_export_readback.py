"""Files read back: a clean one passes, every tampering is found."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qicao.export.docx import docx_bytes, write_docx
from qicao.export.markdown import to_markdown
from qicao.export.plaintext import to_text
from qicao.export.readback import printed_quantities, verify_docx, verify_text
from qicao.pagestyle import PageStyle
from qicao.values import Ledger, Report

DOCUMENT, MANIFEST = "word/document.xml", "customXml/item1.xml"
RELATIONS = "word/_rels/document.xml.rels"


def tampered(content: bytes, part: str, old: str, new: str) -> bytes:
    """The file with the first `old` in a part made `new`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                assert old in text
                text = text.replace(old, new, 1)
            target.writestr(name, text)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def content(report: Report, ledger: Ledger, page: PageStyle) -> bytes:
    return docx_bytes(report, ledger, page, provenance=True)


@pytest.mark.parametrize("provenance", [False, True])
def test_a_file_as_written_has_nothing_to_find(
    report: Report, ledger: Ledger, page: PageStyle, tmp_path: Path, provenance: bool
) -> None:
    path = tmp_path / "a.docx"
    write_docx(report, ledger, page, path, provenance=provenance)
    assert verify_docx(path, report, ledger) == ()


def test_a_file_that_was_saved_by_another_program_still_passes(
    report: Report, ledger: Ledger, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    docx.Document(io.BytesIO(content)).save(str(path))
    assert verify_docx(path, report, ledger) == ()


LINK = '<Relationship Id="x" Type="t" Target="http://attacker.invalid" TargetMode="External" /><'
TAMPERINGS = [
    (DOCUMENT, ">8068.56万元<", ">8086.56万元<", {"X05"}),
    (DOCUMENT, ">全年支出<", ">全年支出约9000万元，其中<", {"X06"}),
    (DOCUMENT, ">无<", ">另有项目支出1.00万元<", {"X06"}),
    (DOCUMENT, 'w:name="q_000003"', 'w:name="q_000333"', {"X03", "X04"}),
    (DOCUMENT, 'w:name="q_000002"', 'w:name="q_000001"', {"X03", "X04"}),
    (DOCUMENT, 'w:name="q_000003"', 'w:name="other"', {"X03", "X06"}),
    (DOCUMENT, "<w:t ", '<w:fldSimple w:instr="DATE" /><w:t ', {"X07"}),
    (MANIFEST, "8068.56万元", "8086.56万元", {"X02"}),
    (MANIFEST, 'id="支出.决算数"', 'id="支出.预算数"', {"X02"}),
    (MANIFEST, 'ledger="', 'ledger="0', {"X02"}),
    (MANIFEST, "urn:qicao:manifest:1", "urn:other", {"X01"}),
    (RELATIONS, "<Relationship ", f"{LINK}Relationship ", {"X07"}),
]


@pytest.mark.parametrize(("part", "old", "new", "codes"), TAMPERINGS)
def test_a_tampering_is_found(
    report: Report,
    ledger: Ledger,
    content: bytes,
    tmp_path: Path,
    part: str,
    old: str,
    new: str,
    codes: set[str],
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(tampered(content, part, old, new))
    findings = verify_docx(path, report, ledger)
    assert codes == {finding.code for finding in findings}
    assert all(finding.severity == "error" and finding.todo for finding in findings)


def test_a_file_of_another_ledger_is_found(
    report: Report, ledger: Ledger, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    other = Ledger.model_validate(ledger.model_dump() | {"year": 2023})
    assert {finding.code for finding in verify_docx(path, report, other)} == {"X02"}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_file_is_a_finding_and_never_a_traceback(
    report: Report, ledger: Ledger, content: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(content) - 1))
    garbage = data.draw(st.binary(min_size=1, max_size=30))
    path = tmp_path / "a.docx"
    path.write_bytes(content[:place] + garbage + content[place + len(garbage) :])
    assert {finding.severity for finding in verify_docx(path, report, ledger)} <= {"error"}


def test_no_file_at_all_is_a_finding(report: Report, ledger: Ledger, tmp_path: Path) -> None:
    assert [f.code for f in verify_docx(tmp_path / "a.docx", report, ledger)] == ["X01"]


def test_the_printed_quantities_are_those_with_figures(report: Report, ledger: Ledger) -> None:
    printed = printed_quantities(report, ledger)
    assert all(slot.figures for slot in printed)
    claim = next(slot for slot in printed if slot.slot == "[[会务费|较预算]]")
    assert claim.figures == ("会务费.节约额", "会务费.完成率")
    assert claim.text == "会务费较预算节约224.01万元，完成预算的65.05%"
    assert (claim.section, claim.block) == ("s2", "p4")


@pytest.mark.parametrize("provenance", [False, True])
def test_text_and_markdown_as_written_have_nothing_to_find(
    report: Report, ledger: Ledger, provenance: bool
) -> None:
    for write in (to_text, to_markdown):
        text = write(report, ledger, provenance=provenance)
        assert verify_text(text, report, ledger, provenance=provenance) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("8068.56万元", "8086.56万元", "X03"),
        ("全年支出", "全年支出约", "X04"),
        ("机构设置与上年一致。", "", "X06"),
        ("1250.00", "11250.00", "X04"),
    ],
)
def test_a_changed_text_is_found(
    report: Report, ledger: Ledger, old: str, new: str, code: str
) -> None:
    for write in (to_text, to_markdown):
        text = write(report, ledger).replace(old, new, 1)
        assert code in {finding.code for finding in verify_text(text, report, ledger)}
