"""What is suggested for a name that does not exist."""

from __future__ import annotations

from qicao.nearest import nearest, suggest

NAMES = ("figures", "facts", "groups")


def test_a_mistyped_name_is_answered_with_the_nearest() -> None:
    assert nearest("figure", NAMES) == "figures"
    assert suggest("figure", NAMES) == "是不是“figures”？"


def test_a_name_like_none_of_them_is_answered_with_all() -> None:
    assert nearest("其他", NAMES) is None
    assert suggest("其他", NAMES) == "可用 figures、facts、groups"
    assert suggest("其他", NAMES, "请核对名称") == "请核对名称"
    assert nearest("其他", ()) is None
