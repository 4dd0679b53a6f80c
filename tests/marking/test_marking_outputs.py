"""Which files a check writes, by their names, and what is refused."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from drafts import drafted
from marked import report_of
from worddocs import p, word

from qicao.checking import check_document
from qicao.delivery import deliver
from qicao.errors import UsageError
from qicao.marking.outputs import Kind, Output, plan_outputs, write_output


def planned(*outs: str, texts: tuple[str, ...] = ("甲.docx",)) -> list[tuple[str, str]]:
    found = plan_outputs([Path(text) for text in texts], [Path(out) for out in outs])
    return [(output.kind.value, output.path.name) for output in found]


def test_the_name_tells_what_is_written() -> None:
    outs = ("乙.docx", "审核意见.docx", "甲的审核意见(初稿).DOCX", "a.html", "a.csv")
    assert [kind for kind, _ in planned(*outs)] == ["批注", "审核意见", "审核意见", "网页", "表格"]


def test_a_folder_gets_everything_about_every_text(tmp_path: Path) -> None:
    found = plan_outputs([Path("甲.docx"), Path("b/甲.pdf")], [tmp_path])
    assert [output.path.name for output in found] == [
        "甲-批注.docx",
        "甲-审核意见.docx",
        "甲.html",
        "甲(2)-审核意见.docx",
        "甲(2).html",
        "发现.csv",
    ]


@pytest.mark.parametrize(
    ("texts", "out", "words"),
    [
        (("甲.docx",), "a.pdf", "不能写成“.pdf”"),
        (("甲.pdf",), "a.docx", "不能加批注：要审核意见请把文件名写成含“审核意见”的"),
        (("甲.docx", "乙.docx"), "a.html", "请写一个文件夹"),
        (("甲.docx",), "甲.docx", "是要核对的报告"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is_read(
    texts: tuple[str, ...], out: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        planned(out, texts=texts)


def test_one_file_named_twice_is_refused() -> None:
    with pytest.raises(UsageError, match="写了两次"):
        planned("a.html", "a.html")


def test_each_kind_is_written_and_a_folder_is_made(tmp_path: Path) -> None:
    text = tmp_path / "甲.docx"
    text.write_bytes(word(p("支出12.5万元")))
    report = report_of(text, "12.5万元")
    folder = tmp_path / "新" / "结果"
    for output in plan_outputs([text], [folder]):
        if output.text is not None:
            write_output(output, report)
    assert sorted(path.name for path in folder.iterdir()) == [
        "甲-审核意见.docx",
        "甲-批注.docx",
        "甲.html",
    ]
    assert "12.5万元" in (folder / "甲.html").read_text(encoding="utf-8")


def test_a_place_where_no_folder_can_be_made_is_told(tmp_path: Path) -> None:
    text = tmp_path / "甲.docx"
    text.write_bytes(word(p("正文")))
    output = Output(Kind.PAGE, text / "里面" / "a.html", text)
    with pytest.raises(UsageError, match="换一个位置"):
        write_output(output, report_of(text))


def test_a_bundle_is_marked_as_the_word_file_that_it_exports(tmp_path: Path) -> None:
    bundle = tmp_path / "a.qicao"
    deliver(drafted("seed_gaj_2024"), bundle)
    report = check_document(bundle)
    for output in plan_outputs([bundle], [tmp_path / "a.docx", tmp_path / "a.html"]):
        write_output(output, report)
    comments = list(docx.Document(str(tmp_path / "a.docx")).comments)
    assert comments[0].text.startswith("【核对小结】")
    assert "与数据相符" in (tmp_path / "a.html").read_text(encoding="utf-8")
