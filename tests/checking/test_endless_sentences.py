"""One endless sentence, as no person writes it: the work grows with it and not with its square."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from linework import grows

from qicao.checking import report_on
from qicao.checking.accounts import Accounts
from qicao.checking.text import text_of


def rates(count: int) -> str:
    clauses = (f"项目甲{n}支出{n * 7 % 991 + 1}.5万元，增长{n % 17}%" for n in range(count))
    return f"支出{'，'.join(clauses)}。"


def scores(count: int) -> str:
    return f"{'，'.join(f'指标{n}得分{n % 10 + 80}分' for n in range(count))}。"


def parts(count: int) -> str:
    return f"包括{'、'.join(f'甲{n}{n % 10 + 80}万元' for n in range(count))}。"


@pytest.mark.parametrize(("sentence", "limit"), [(rates, 6), (scores, 6), (parts, 8)])
def test_the_work_of_a_check_grows_with_a_sentence(
    sentence: Callable[[int], str], limit: int
) -> None:
    """Four times the sentence: the square would be sixteen times the work."""

    def check(count: int) -> Callable[[], object]:
        text = text_of("报告.txt", sentence(count))
        return lambda: report_on(text, Accounts(), 2024)

    assert grows(check, 100) < limit
