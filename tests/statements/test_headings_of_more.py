"""Headings of aims that are told with something else: what follows them is not all aimed at."""

from __future__ import annotations

import pytest
from shownclaims import examined

from qicao.statements import Role


@pytest.mark.parametrize(
    ("heading", "aimed"),
    [
        ("（一）上级下达预算和绩效目标情况", False),
        ("（一）机构职责及年度目标", False),
        ("（二）绩效目标情况", True),
        ("（二）年度目标和主要任务", True),
    ],
)
def test_what_follows_is_aimed_at_only_where_nothing_else_is_told(
    heading: str, aimed: bool
) -> None:
    text = f"{heading}\n全年培训农技人员1286人次，新建步道18公里。"
    roles = {s.role for s in examined(text).statements if s.mention.is_quantity}
    assert (Role.TARGET in roles) is aimed
