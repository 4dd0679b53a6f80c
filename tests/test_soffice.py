"""LibreOffice as a converter: limited, without the network, ended with all that it started."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import docx
import pytest

from qicao.errors import ImportRefused, MissingDependency
from qicao.readers.cells import Passage, Sheet, TextDocument
from qicao.readers.guard.door import open_file
from qicao.readers.guard.limits import Limits
from qicao.soffice import convert


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]) -> Path:
    """A folder with one text as doc and as wps."""
    program("soffice")
    folder = tmp_path_factory.mktemp("old")
    made = docx.Document()
    made.add_heading("一、概况", 1)
    made.add_paragraph("三公经费支出416.99万元。")
    table = made.add_table(2, 2, "Table Grid")
    for cell, text in zip(table._cells, ("项目", "金额", "办公经费", "31.20"), strict=True):
        cell.text = text
    made.add_paragraph("附后。")  # Word has a paragraph after every table
    made.save(str(folder / "总结.docx"))
    written = convert(folder / "总结.docx", "doc:MS Word 97", folder, 120)
    assert written == folder / "总结.doc"
    shutil.copyfile(folder / "总结.doc", folder / "总结.wps")
    return folder


@pytest.mark.parametrize("name", ["总结.doc", "总结.wps"])
def test_an_old_text_is_read_like_a_new_one(old: Path, name: str) -> None:
    content = open_file(old / name, name).content
    assert isinstance(content, TextDocument)
    texts = [block.text for block in content.blocks if isinstance(block, Passage)]
    tables = [block for block in content.blocks if isinstance(block, Sheet)]
    assert texts[:2] == ["一、概况", "三公经费支出416.99万元。"]
    assert tables[0].rows[1][1].text == "31.20"


def test_a_conversion_that_takes_too_long_is_ended_in_words(old: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        open_file(old / "总结.doc", "总结.doc", Limits(wall=0.4))
    assert refused.value.code == "too_slow"
    assert "另存为 docx" in refused.value.hint


def test_without_libreoffice_an_old_text_is_refused_with_what_to_do(old: Path) -> None:
    def absent(*_: object) -> None:
        raise MissingDependency("none here")

    with pytest.raises(ImportRefused) as refused:
        open_file(old / "总结.doc", "总结.doc", converter=absent)
    assert refused.value.code == "no_converter"
    assert "另存为 docx" in refused.value.hint


def test_a_text_that_libreoffice_cannot_open_is_refused(old: Path) -> None:
    with pytest.raises(ImportRefused) as refused:
        open_file(old / "总结.wps", "总结.wps", converter=lambda *_: None)
    assert refused.value.code == "damaged"


@contextmanager
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine and who knocked at it."""
    knocks: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    connection, address = server.accept()
                except TimeoutError:
                    continue
                connection.close()
                knocks.append(address)

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield server.getsockname()[1], knocks
        finally:
            done.set()
            thread.join()


def test_a_linked_picture_of_an_old_text_is_not_fetched(
    tmp_path: Path, program: Callable[[str], str]
) -> None:
    program("soffice")
    with listener() as (port, knocks):
        page = tmp_path / "总结.html"
        source = f"<p>文</p><img src='http://127.0.0.1:{port}/a.png' width=9 height=9>"
        page.write_text(source, encoding="utf-8")
        made = convert(page, "doc:MS Word 97", tmp_path / "一", 120)
        assert made is not None
        assert str(port).encode() in made.read_bytes().replace(b"\0", b"")
        knocks.clear()
        content = open_file(made, "总结.doc").content
    assert isinstance(content, TextDocument)
    assert knocks == []
