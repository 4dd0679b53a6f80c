"""A model's reply as sections: measures in the order of the problems that they answer."""

from __future__ import annotations

from bureau import OVER, SLOW, make_measures_plan

from qicao.engines.replies import Measure, MeasuresReply
from qicao.engines.sections import make_sections
from qicao.values import Paragraph, Section

PLAN = make_measures_plan()


def measure(title: str, *codes: str) -> Measure:
    return Measure(problems=codes, title=title, text="做法。", who="财务股", by_when="每季度末")


def builtin() -> tuple[Section, ...]:
    """A head, and below each measure what is said of last year's."""
    made = [Section(id="措施", heading="改进措施")]
    for code in (SLOW, OVER):
        key = f"措施.{code}"
        texts = (Paragraph(id=f"{key}.1", text="内置。"), Paragraph(id=f"{key}.上年", text=code))
        made.append(Section(id=key, heading=code, blocks=texts))
    return tuple(made)


def children(*measures: Measure) -> tuple[Section, ...]:
    _, *below = make_sections(MeasuresReply(measures=measures), PLAN, builtin(), "模型")
    return tuple(below)


def hanging(section: Section) -> list[str]:
    return [block.text for block in section.blocks[1:] if isinstance(block, Paragraph)]


def test_measures_stand_in_the_order_of_the_first_problem_that_they_answer() -> None:
    found = children(measure("管会务", OVER), measure("抓进度", SLOW))
    assert [section.heading for section in found] == ["抓进度", "管会务"]
    assert [section.id for section in found] == [f"措施.{SLOW}", f"措施.{OVER}"]
    assert [section.answers for section in found] == [(), ()]


def test_below_a_measure_for_several_problems_hangs_what_is_said_of_each() -> None:
    (found,) = children(measure("一起管", OVER, SLOW))
    assert found.id == f"措施.{SLOW}"
    assert found.answers == (SLOW, OVER)
    assert hanging(found) == [SLOW, OVER]


def test_two_measures_for_one_problem_have_ids_of_their_own() -> None:
    found = children(measure("先查", SLOW), measure("再改", SLOW, OVER))
    assert [section.id for section in found] == [f"措施.{SLOW}", f"措施.{SLOW}.2"]
    assert [section.answers for section in found] == [(), (SLOW, OVER)]
    assert [hanging(section) for section in found] == [[SLOW], [OVER]]


def test_a_measure_that_answers_nothing_known_is_no_section() -> None:
    assert {child.engine for child in children(measure("别的", "别的"))} == {"builtin"}
