"""A report as lines of one document, and lines as its sections again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from uivisits import drafted_of

from qicao.desk import SlotRows, TypedLine, mark_rows, new_ids, report_lines, typed_sections
from qicao.values import ListBlock, Paragraph, Report, Section, Table
from qicao.workflow import Drafted, check, edit

FIRST = "全文\\[[不是引用]]，𠮷[[支出.决算数]]共12.5万元。"


def typed(report: Report) -> list[TypedLine]:
    """The lines of a report as a browser sends them back untouched."""
    return [
        TypedLine(
            id=line.id,
            section=line.section,
            kind=line.kind,
            text=line.text,
            rows=line.table.rows if line.table else (),
        )
        for line in report_lines(report)
    ]


@pytest.fixture(scope="module")
def drafted() -> Drafted:
    """A sample, drafted."""
    return drafted_of("county_full")


@pytest.fixture
def report(drafted: Drafted) -> Report:
    """A section with a paragraph, a list of two and a table, and a second section."""
    blocks = (
        Paragraph(id="段", text="甲。"),
        ListBlock(id="列", items=("一项", "二项")),
        Table(id="表", header=("项", "数"), rows=(("支出", "[[支出.决算数]]"),)),
    )
    sections = (
        Section(id="一", heading="第一节", number="一、", blocks=blocks),
        Section(id="二", heading="第二节", blocks=(Paragraph(id="段", text="乙。"),)),
    )
    return drafted.report.model_copy(update={"sections": sections, "appendices": ()})


def test_lines_come_in_order_with_ids_that_say_where_they_belong(report: Report) -> None:
    told = [(line.id, line.kind) for line in report_lines(report)]
    assert told == [
        ("一", "heading"),
        ("一/段", "paragraph"),
        ("一/列/0", "item"),
        ("一/列/1", "item"),
        ("一/表", "table"),
        ("二", "heading"),
        ("二/段", "paragraph"),
    ]


def test_untouched_lines_change_nothing(report: Report, drafted: Drafted) -> None:
    assert typed_sections(report, typed(report)) == {}
    assert typed_sections(drafted.report, typed(drafted.report)) == {}


def test_an_edited_line_keeps_its_block(report: Report) -> None:
    lines = typed(report)
    lines[1] = lines[1].model_copy(update={"text": "改过。"})
    (section,) = typed_sections(report, lines).values()
    assert section.blocks[0] == Paragraph(id="段", text="改过。")
    assert section.blocks[1:] == report.sections[0].blocks[1:]


def test_a_new_line_gets_an_id_and_is_told_it(report: Report) -> None:
    lines = typed(report)
    lines.insert(2, TypedLine(id="", section="一", kind="paragraph", text="新的一段。"))
    (section,) = typed_sections(report, lines).values()
    added = section.blocks[1]
    assert isinstance(added, Paragraph)
    assert added.id.startswith("一.")
    changed = report.model_copy(update={"sections": (section, report.sections[1])})
    assert new_ids(changed, lines) == {2: f"一/{added.id}"}
    again = typed(changed)
    assert typed_sections(changed, again) == {}


def test_items_are_added_to_their_list_and_removed(report: Report) -> None:
    lines = typed(report)
    lines.insert(3, TypedLine(id="", section="一", kind="item", text="中间"))
    (section,) = typed_sections(report, lines).values()
    assert section.blocks[1] == ListBlock(id="列", items=("一项", "中间", "二项"))
    del lines[2:4]
    (section,) = typed_sections(report, lines).values()
    assert section.blocks[1] == ListBlock(id="列", items=("二项",))


def test_a_list_that_is_cut_in_two_is_two(report: Report) -> None:
    lines = typed(report)
    lines.insert(3, TypedLine(id="", section="一", kind="paragraph", text="隔开。"))
    (section,) = typed_sections(report, lines).values()
    kinds = [block.kind for block in section.blocks]
    assert kinds == ["paragraph", "list", "paragraph", "list", "table"]
    assert len({block.id for block in section.blocks}) == 5


def test_a_cell_is_edited_and_a_table_that_nobody_knows_is_none(report: Report) -> None:
    lines = typed(report)
    lines[4] = lines[4].model_copy(update={"rows": (("支出合计", "[[支出.决算数]]"),)})
    lines.append(TypedLine(id="二/假", section="二", kind="table", rows=(("x",),)))
    (section,) = typed_sections(report, lines).values()
    table = section.blocks[2]
    assert isinstance(table, Table)
    assert table.rows == (("支出合计", "[[支出.决算数]]"),)


def test_a_section_without_lines_is_empty_and_stays(report: Report) -> None:
    lines = [line for line in typed(report) if line.section != "二"]
    assert typed_sections(report, lines)["二"].blocks == ()


def test_a_block_that_is_sent_twice_is_two_blocks(report: Report) -> None:
    lines = typed(report)
    lines.insert(2, lines[1])
    (section,) = typed_sections(report, lines).values()
    assert [b.id for b in section.blocks[:2]] != ["段", "段"]


def test_a_finding_stands_at_its_words_in_the_bound_text(drafted: Drafted) -> None:
    section = next(s for s in drafted.report.sections if s.id == "基本支出")
    block = section.blocks[0]
    changed = edit(drafted, section.id, block.id, FIRST)
    bare = [m for m in mark_rows(changed) if m.code == "D03"]
    assert [(m.line, m.text, FIRST[m.start : m.end]) for m in bare] == [
        (f"{section.id}/{block.id}", "12.5万元", "12.5万元")
    ]
    assert all(m.severity in ("error", "warning", "hint") for m in mark_rows(changed))


def test_a_number_that_equals_a_figure_is_bound_by_one_click(drafted: Drafted) -> None:
    section = next(s for s in drafted.report.sections if s.id == "基本支出")
    block = section.blocks[0]
    changed = edit(drafted, section.id, block.id, "基本支出3598.24万元。")
    fixes = [fix for m in mark_rows(changed) if m.code == "D03" for fix in m.fixes]
    assert "[[基本支出.决算数]]" in [fix.insert for fix in fixes]


def test_a_number_typed_with_fewer_decimals_is_bound_and_told_what_it_prints(
    drafted: Drafted,
) -> None:
    section = next(s for s in drafted.report.sections if s.id == "基本支出")
    changed = edit(drafted, section.id, section.blocks[0].id, "基本支出3598.2万元。")
    fixes = [fix for m in mark_rows(changed) if m.code == "D03" for fix in m.fixes]
    told = {fix.insert: fix.title for fix in fixes}
    assert told["[[基本支出.决算数]]"].endswith("（3598.24万元）")


def fixes_in_cell(drafted: Drafted, row: int, column: int, text: str) -> list[str]:
    """What is offered for a text that is put into a cell of the projects' table."""

    def put(section: Section) -> Section:
        if section.id != "附表项目":
            return section
        (table,) = section.blocks
        assert isinstance(table, Table)
        rows = [list(cells) for cells in table.rows]
        rows[row][column] = text
        changed = table.model_copy(update={"rows": tuple(map(tuple, rows))})
        return section.model_copy(update={"blocks": (changed,)})

    appendices = tuple(map(put, drafted.report.appendices))
    report = drafted.report.model_copy(update={"appendices": appendices})
    found = mark_rows(check(replace(drafted, report=report)))
    return [fix.insert for mark in found if mark.cell == (row, column) for fix in mark.fixes]


@pytest.mark.parametrize(
    ("column", "text", "offered"),
    [
        (1, "1180.00", ["[[项目.高标准农田建设.年初预算数|数值]]"]),
        (1, "1180.00万元", ["[[项目.高标准农田建设.年初预算数]]"]),
        (1, "1180", ["[[项目.高标准农田建设.年初预算数|数值]]"]),
        (1, "1180.01", []),
        (6, "结余225.44万元", ["[[项目支出.所列项目结余合计]]"]),
    ],
)
def test_a_number_in_a_cell_is_bound_as_the_cells_around_it_are(
    drafted: Drafted, column: int, text: str, offered: list[str]
) -> None:
    assert fixes_in_cell(drafted, 0, column, text) == offered


def test_each_slot_says_what_it_prints_and_where_it_came_from(drafted: Drafted) -> None:
    slots = SlotRows(drafted.ledger, drafted.report.numbers)
    rows = {r.slot: r for r in slots.used(["[[三公经费|较预算]][[支出.决算数|亿元]]"])}
    assert rows["三公经费|较预算"].kind == "claim"
    assert rows["支出.决算数|亿元"].printed == "0.86亿元"
    assert rows["支出.决算数|亿元"].source
    (unknown,) = slots.used(["[[没有这个]]"])
    assert (unknown.kind, unknown.printed) == ("unknown", "[[没有这个]]")
    assert slots.used(["[[没有关上"]) == ()


def test_all_that_has_a_value_can_be_put_in(drafted: Drafted) -> None:
    rows = SlotRows(drafted.ledger, drafted.report.numbers).vocabulary
    kinds = {row.kind for row in rows}
    assert kinds == {"claim", "figure", "fact"}
    assert len({row.slot for row in rows}) == len(rows) > 300
