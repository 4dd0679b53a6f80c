"""Files that are written and read back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from drafts import drafted

from qicao.delivery import deliver, open_report
from qicao.errors import ImportRefused, UsageError
from qicao.export.bundle import read_bundle, write_bundle
from qicao.workflow import check


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt", ".qicao"])
def test_what_was_written_reads_back_without_a_difference(tmp_path: Path, suffix: str) -> None:
    delivered = deliver(drafted("county_full"), tmp_path / f"报告{suffix}", provenance=True)
    assert delivered.findings == ()
    assert delivered.path.stat().st_size > 1000


def test_a_pdf_tells_the_fonts_that_were_replaced(tmp_path: Path, program) -> None:
    program("soffice")
    delivered = deliver(drafted("seed_gaj_2024"), tmp_path / "报告.pdf")
    assert delivered.findings == ()
    assert any("仿宋" in note for note in delivered.notes)


def test_a_bundle_opens_as_the_draft_that_it_was(tmp_path: Path) -> None:
    before = drafted("county_full")
    deliver(before, tmp_path / "a.qicao")
    after = open_report(tmp_path / "a.qicao")
    assert after.report == before.report
    assert after.ledger == before.ledger
    assert after.findings == before.findings
    assert after.data_findings == before.data_findings
    assert after.plans == before.plans


def test_a_bundle_prints_by_the_profile_that_it_carries(tmp_path: Path) -> None:
    deliver(drafted("seed_gaj_2024"), tmp_path / "a.qicao")
    with zipfile.ZipFile(tmp_path / "a.qicao") as archive:
        assert "profile/phrases.yaml" in archive.namelist()
    opened = open_report(tmp_path / "a.qicao")
    deliver(opened, tmp_path / "one.docx")
    deliver(check(drafted("seed_gaj_2024")), tmp_path / "two.docx")
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_an_unknown_suffix_names_those_that_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        deliver(drafted("seed_gaj_2024"), tmp_path / "报告.odt")


def test_a_damaged_bundle_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.qicao"
    deliver(drafted("seed_gaj_2024"), path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ImportRefused, match="损坏"):
        open_report(path)


def test_provenance_names_the_cell_of_every_quantity(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    deliver(drafted("seed_gaj_2024"), path, provenance=True)
    text = path.read_text(encoding="utf-8")
    assert "figures.csv" in text
    assert "计算：" in text


def test_a_file_that_is_no_bundle_is_refused_with_what_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"请给 \.qicao 报告包"):
        open_report(tmp_path / "x.docx")
    with pytest.raises(ImportRefused, match="找不到文件"):
        open_report(tmp_path / "x.qicao")


@pytest.mark.parametrize("choices", [{"prefer": 3}, {"unknown": "x"}])
def test_a_bundle_with_choices_of_another_shape_is_refused_in_words(
    tmp_path: Path, choices: dict[str, object]
) -> None:
    path = tmp_path / "a.qicao"
    deliver(drafted("seed_gaj_2024"), path)
    write_bundle(read_bundle(path).model_copy(update={"choices": choices}), path)
    with pytest.raises(ImportRefused, match=r"choices\.json"):
        open_report(path)
