"""What comes from a browser is the word of a stranger: checked, cut down, refused with a reason."""

from __future__ import annotations

from typing import Any

import editorsample as sample
import pytest
from components.editor.checking import checked, save_id
from components.editor.values import Document, Found, Rewrite, Saved

SAVE = "0123456789abcdef" * 2


def document(**given: object) -> Document:
    return sample.document(vocabulary=(), **given)


def content(**given: object) -> dict[str, Any]:
    """What the editor sends for the sample, unchanged but for `given`."""
    lines = [
        line.model_dump(mode="json", include={"id", "kind", "section", "text"})
        | ({"table": line.table.model_dump(mode="json")} if line.table else {})
        for line in sample.lines()
    ]
    return {"report": "样例", "base": 1, "save": SAVE, "lines": lines} | given


def taken(**given: object) -> dict[str, str]:
    edited = checked({"content": content(**given)}, document())
    assert edited.content, edited.rejected
    return {line.id: line.text for line in edited.content.lines}


def changed(at: int, **given: object) -> list[dict[str, Any]]:
    lines = content()["lines"]
    lines[at] = lines[at] | given
    return lines


def test_what_the_editor_sends_is_taken() -> None:
    assert taken() == {line.id: line.text for line in sample.lines()}


def test_a_save_that_is_answered_is_not_given_again() -> None:
    answered = document(saved=Saved(save=SAVE, revision=2))
    edited = checked({"content": content()}, answered)
    assert edited.content is None
    assert edited.rejected == ()


def test_an_id_that_nobody_gave_out_is_a_new_line() -> None:
    assert taken(lines=changed(2, id="../../x"))[""] == sample.BASIC


def test_the_second_line_with_an_id_is_a_new_one() -> None:
    lines = changed(3, id="p1", text="又一段")
    assert taken(lines=lines)["p1"] == sample.BASIC
    assert taken(lines=lines)[""] == "又一段"


def test_a_heading_cannot_be_rewritten() -> None:
    assert taken(lines=changed(1, text="改过的标题"))["h1"] == "部门基本情况"
    assert taken(lines=changed(1, kind="paragraph", text="改"))["h1"] == "部门基本情况"


def test_a_table_keeps_its_shape() -> None:
    grid = content()["lines"][9]["table"]
    for odd in ({**grid, "rows": [["1"]]}, {**grid, "header": ["1"]}):
        edited = checked({"content": content(lines=changed(9, table=odd))}, document())
        assert edited.content
        assert edited.content.lines[9].table.model_dump(mode="json") == grid  # type: ignore[union-attr]


BAD: list[dict[str, object]] = [
    {"save": "x" * 32},
    {"base": -1},
    {"base": "1"},
    {"base": 99},
    {"report": "另一份"},
    {"lines": "<script>"},
    {"lines": content()["lines"] * 500},
    {"lines": changed(2, text="字" * 20_001)},
    {"lines": changed(2, text="两\n行")},
    {"lines": changed(2, text="\ud842")},
    {"lines": changed(2, text="\x00")},
    {"lines": changed(2, section="别处")},
    {"lines": changed(2, kind="script")},
    {"lines": changed(2, id="p" * 201)},
    {"lines": changed(2, id="", kind="heading")},
    {"lines": changed(2, more=1)},
    {"more": 1},
]


@pytest.mark.parametrize("given", BAD, ids=range(len(BAD)))
def test_what_is_not_fit_is_refused_with_a_reason(given: dict[str, object]) -> None:
    edited = checked({"content": content(**given)}, document())
    assert edited.content is None
    assert edited.rejected[0].startswith("正文：")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("字" * 20_001, "正文：第3行太长：一段最多 20000 字，请分成几段"),
        ("\x07", "正文：第3行有看不见的控制字符：请删去后重打这几个字"),
    ],
)
def test_a_text_that_cannot_be_kept_is_told_in_words(text: str, told: str) -> None:
    edited = checked({"content": content(lines=changed(2, text=text))}, document())
    assert edited.rejected == (told,)


@pytest.mark.parametrize("raw", [None, 1, "x", [], [1], {"save": 1}, {"lines": None}])
def test_nothing_that_is_sent_raises(raw: object) -> None:
    names = ("content", "save", "picked", "found", "rewrite", "proposal_answer")
    edited = checked(dict.fromkeys(names, raw), document())
    assert edited.content is None
    assert bool(edited.rejected) == (raw is not None)
    assert save_id({"content": raw}) == ""


def test_triggers_come_as_values_and_odd_ones_with_a_reason() -> None:
    wish = {"line": "p1", "start": 0, "end": 2, "text": "甲乙", "way": "精简"}
    edited = checked({"rewrite": wish, "found": {"key": "k"}, "picked": {"slot": 1}}, document())
    assert edited.rewrite == Rewrite(**wish)
    assert edited.found == Found(key="k")
    assert edited.picked is None
    assert edited.rejected[0].startswith("picked：")
    odd = checked({"rewrite": wish | {"way": "编造"}}, document())
    assert odd.rewrite is None
