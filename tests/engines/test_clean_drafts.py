"""What the builtin engine drafts is a clean reply: no check on a passage finds fault with it."""

from __future__ import annotations

import pytest
from county import SAMPLES, drafted

from qicao.engines.passages import CHECKS


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_check_has_anything_to_say_of_a_builtin_draft(sample: str) -> None:
    passages = list(drafted(sample))
    told = [str(fault) for p in passages for check in CHECKS for fault in check(p)]
    assert len(passages) > 10
    assert told == []
