"""Bombs, disguises and locked files: each is refused in its own words, quickly."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from oldoffice import compound, xls
from reading_files import amounts, codes, edited

from qicao.errors import ImportRefused
from qicao.profile.model import Profile
from qicao.readers import read_file

ROWS = [["label", "value", "unit"], ["三公经费", 5, "万元"]]


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block is refused with `code` and a sentence in Chinese."""
    with pytest.raises(ImportRefused) as caught:
        yield
    assert caught.value.code == code
    assert caught.value.hint
    assert "数据.xlsx" in str(caught.value)


def test_a_sheet_with_a_cell_at_the_far_corner_is_refused(profile: Profile, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "label"
    book.worksheets[0]["XFD1048576"] = 1
    book.save(tmp_path / "数据.xlsx")
    with refused("too_large"):
        read_file(tmp_path / "数据.xlsx", profile, None)


def test_a_dimension_that_lies_is_not_believed(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = edited(write_xlsx(ROWS), lambda _, content: content.replace(b"A1:C2", b"A1:XFD1048576"))
    assert amounts(read_file(path, profile, None)) == {"三公经费.决算数": "5万元"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_is_refused(
    profile: Profile, write_xlsx: Callable[..., Path], encoding: str
) -> None:
    bad = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    path = edited(
        write_xlsx(ROWS),
        lambda _, content: content,
        **{"docProps/custom.xml": bad.encode(encoding)},
    )
    with refused("doctype"):
        read_file(path, profile, None)


def test_an_entity_in_a_number_is_refused(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    def plant(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        return b'<!DOCTYPE worksheet [<!ENTITY n "9">]>' + content.replace(b"<v>5<", b"<v>&n;<")

    path = edited(write_xlsx(ROWS), plant)
    with refused("doctype"):
        read_file(path, profile, None)


def test_a_part_that_unpacks_a_hundredfold_is_refused(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = edited(write_xlsx(ROWS), lambda _, content: content, **{"xl/big.bin": b"0" * (2 << 20)})
    with refused("bomb"):
        read_file(path, profile, None)


def test_too_many_parts_are_refused(profile: Profile, write_xlsx: Callable[..., Path]) -> None:
    extra = {f"xl/{number}.bin": b"" for number in range(2001)}
    path = edited(write_xlsx(ROWS), lambda _, content: content, **extra)
    with refused("bomb"):
        read_file(path, profile, None)


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "a\\..\\x.xml", "C:x.xml"])
def test_a_part_that_leaves_the_archive_is_refused(
    profile: Profile, write_xlsx: Callable[..., Path], name: str
) -> None:
    path = edited(write_xlsx(ROWS), lambda _, content: content, **{name: b"<a/>"})
    with refused("archive_names"):
        read_file(path, profile, None)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = edited(
        write_xlsx(ROWS), lambda _, content: content, **{"xl/worksheets/sheet1.xml": b"<a/>"}
    )
    with refused("archive_names"):
        read_file(path, profile, None)


def test_a_symbolic_link_is_refused(profile: Profile, write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx(ROWS)
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/hostname")
    with refused("archive_names"):
        read_file(path, profile, None)


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "xl/activeX/activeX1.xml", "xl/embeddings/oleObject1.bin"]
)
def test_macros_and_embedded_objects_are_refused(
    profile: Profile, write_xlsx: Callable[..., Path], name: str
) -> None:
    path = edited(write_xlsx(ROWS), lambda _, content: content, **{name: b"<a/>"})
    with refused("macros"):
        read_file(path, profile, None)


def test_a_macro_workbook_under_another_name_is_refused_by_its_type(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = edited(
        write_xlsx(ROWS),
        lambda _, content: content.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main"),
    )
    with refused("macros"):
        read_file(path, profile, None)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"label,value,unit\n", "wrong_extension"),
        (xls({(0, 0): 1.0}), "old_format"),
        (compound({"EncryptedPackage": b""}), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        (b"PK\x03\x04 and no more", "damaged"),
    ],
)
def test_a_file_that_is_no_workbook_has_its_own_sentence(
    profile: Profile, tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "数据.xlsx").write_bytes(content)
    with refused(code):
        read_file(tmp_path / "数据.xlsx", profile, None)


def test_a_truncated_workbook_is_refused(profile: Profile, write_xlsx: Callable[..., Path]) -> None:
    path = write_xlsx(ROWS)
    path.write_bytes(path.read_bytes()[:-300])
    with refused("damaged"):
        read_file(path, profile, None)


def test_a_zip_that_is_no_workbook_is_refused(profile: Profile, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "数据.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with refused("wrong_extension"):
        read_file(tmp_path / "数据.xlsx", profile, None)


def test_broken_xml_is_refused(profile: Profile, write_xlsx: Callable[..., Path]) -> None:
    path = edited(write_xlsx(ROWS), lambda _, content: content.replace(b"</sheetData>", b""))
    with refused("damaged"):
        read_file(path, profile, None)


def test_a_file_over_the_limit_is_refused_unread(profile: Profile, tmp_path: Path) -> None:
    with (tmp_path / "数据.xlsx").open("wb") as file:
        file.truncate((20 << 20) + 1)
    with refused("too_large"):
        read_file(tmp_path / "数据.xlsx", profile, None)


def test_a_file_that_is_not_there_is_refused(profile: Profile, tmp_path: Path) -> None:
    with refused("unreadable"):
        read_file(tmp_path / "数据.xlsx", profile, None)


def test_links_to_other_workbooks_are_told(
    profile: Profile, write_xlsx: Callable[..., Path]
) -> None:
    path = edited(
        write_xlsx(ROWS),
        lambda _, content: content,
        **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"},
    )
    assert codes(read_file(path, profile, None)) == ["R09"]
