r"""Bound text: slots parsed, printed and rendered; `\[[` is a literal."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.boundtext import (
    Run,
    Slot,
    escape,
    find_claim,
    parse,
    print_quantity,
    render,
    render_plain,
    slot_figures,
    slots,
    unparse,
)
from qicao.errors import TextError, UnitMismatch
from qicao.quantity import computed, quantity
from qicao.values import Claim, Fact, Figure, Ledger, NumberStyle

NUMBERS = NumberStyle()
RATE = computed(Decimal("34.9469"), "%")
LEDGER = Ledger(
    year=2024,
    figures={
        figure.id: figure
        for figure in (
            Figure(
                id="三公.决算数", label="决算数", unit="万元", quantity=quantity("416.99", "万元")
            ),
            Figure(
                id="三公.节约率",
                label="节约率",
                unit="%",
                quantity=RATE,
            ),
            Figure(id="支出", label="支出", unit="元", quantity=quantity("682229100", "元")),
            Figure(id="差额", label="差额", unit="万元", quantity=quantity("-224.01", "万元")),
            Figure(id="机构数", label="机构数", unit="个", quantity=quantity(23, "个")),
            Figure(id="得分", label="得分", unit="分", quantity=quantity("89.50", "分")),
            Figure(id="缺", label="培训费", unit="万元"),
        )
    },
    facts={
        "单位": Fact(id="单位", label="单位", text="某市某局"),
        "处室": Fact(id="处室", label="处室", text="", items=("办公室", "财务处")),
        "制度": Fact(id="制度", label="制度", text="", items=("《甲》", "《乙》", "丙", "《丁》")),
    },
    claims={
        "三公|较预算": Claim(
            item="三公",
            measure="较预算",
            label="三公",
            direction="节约",
            sign=-1,
            phrase="较预算节约[[差额|绝对值]]",
            current="三公.决算数",
            base="三公.预算数",
            figures=("差额",),
        )
    },
)
LITERALS = st.text(r"\[]|a字 " + "\n", max_size=12)
SLOTS = st.builds(
    Slot,
    st.text("abc三公._0", min_size=1, max_size=6),
    st.lists(st.text("万元2位", min_size=1, max_size=3), max_size=2).map(tuple),
)


def _joined(parts):
    """Parts with neighbouring literals joined, none empty, and slots without their spans."""
    out = []
    for part in parts:
        if isinstance(part, Slot):
            out.append(Slot(part.id, part.styles))
        elif part and out and isinstance(out[-1], str):
            out[-1] += part
        elif part:
            out.append(part)
    return out


@given(st.lists(LITERALS | SLOTS, max_size=6))
def test_parsing_what_was_printed_gives_the_parts_back(parts):
    assert _joined(parse(unparse(tuple(parts)))) == _joined(parts)


@given(st.lists(LITERALS | SLOTS, max_size=6))
def test_the_span_of_a_slot_is_where_it_stands(parts):
    text = unparse(tuple(parts))
    assert all(text[slot.start : slot.end] == str(slot) for slot in slots(text))


@given(LITERALS | st.text(max_size=40))
def test_any_escaped_text_renders_as_it_was(text):
    assert render_plain(escape(text), LEDGER, NUMBERS) == text
    assert slots(escape(text)) == ()


@given(LITERALS)
def test_a_text_escaped_before_a_slot_stays_apart_from_it(text):
    bound = escape(text, before_slot=True) + "[[单位]]"
    assert render_plain(bound, LEDGER, NUMBERS) == text + "某市某局"


@pytest.mark.parametrize(
    ("bound", "printed"),
    [
        ("[[三公.决算数]]", "416.99万元"),
        ("[[三公.决算数|带名]]", "决算数416.99万元"),
        ("[[三公.决算数|数值]]", "416.99"),
        ("[[三公.决算数|元]]", "4169900.00元"),
        ("[[三公.决算数|亿元|4位]]", "0.0417亿元"),
        ("[[三公.决算数|大写]]", "肆佰壹拾陆万玖仟玖佰元整"),
        ("[[支出]]", "68222.91万元"),
        ("[[支出|亿元|2位]]", "6.82亿元"),
        ("[[支出|原样]]", "682229100元"),
        ("[[差额]]", "-224.01万元"),
        ("[[差额|绝对值]]", "224.01万元"),
        ("[[三公.节约率]]", "34.95%"),
        ("[[三公.节约率|0位]]", "35%"),
        ("[[机构数]]", "23个"),
        ("[[得分]]", "89.5分"),
        ("[[单位]]", "某市某局"),
        ("[[处室]]", "办公室、财务处"),
        ("[[制度]]", "《甲》《乙》、丙、《丁》"),
        ("[[三公|较预算]]", "三公较预算节约224.01万元"),
        ("[[三公|较预算|省名]]", "较预算节约224.01万元"),
        ("[[缺]]", "（待补：培训费）"),
        (r"\[[单位]]", "[[单位]]"),
        (r"\\[[单位]]", "\\某市某局"),
        ("[[[单位]]]", "[某市某局]"),
        ("[[ 单位 ]]", "某市某局"),
        ("没有引用 [1] \\n", "没有引用 [1] \\n"),
    ],
)
def test_a_slot_is_printed_in_its_style(bound, printed):
    assert render_plain(bound, LEDGER, NUMBERS) == printed


@pytest.mark.parametrize("bound", ["[[没有]]", "[[三公|较上年]]", "[[三公]]"])
def test_an_unknown_slot_is_an_error_that_names_it(bound):
    with pytest.raises(TextError, match="没有对应的数据"):
        render(bound, LEDGER, NUMBERS)
    with pytest.raises(TextError, match="没有对应的数据"):
        slot_figures(slots(bound)[0], LEDGER)


@pytest.mark.parametrize(
    "bound", ["[[支出|粗体]]", "[[单位|2位]]", "[[三公|较预算|万元]]", "[[三公.决算数|10位]]"]
)
def test_an_unknown_style_is_an_error_that_lists_the_known_ones(bound):
    with pytest.raises(TextError, match="不认识：可用"):
        render(bound, LEDGER, NUMBERS)


@pytest.mark.parametrize("bound", ["[[", "[[]]", "[[a", "[[a]", "[[a|]]", "前文[[a\n]]", "[[a[b]]"])
def test_a_slot_that_does_not_close_is_an_error_with_its_place(bound):
    with pytest.raises(TextError, match=r"第\d+个字处的"):
        parse(bound)


def test_a_figure_is_not_printed_in_a_unit_of_another_kind():
    with pytest.raises(UnitMismatch):
        render("[[机构数|万元]]", LEDGER, NUMBERS)


def test_a_run_says_which_slot_and_figures_it_came_from():
    runs = render("共[[机构数]]，[[三公|较预算]]；[[缺]]", LEDGER, NUMBERS)
    assert runs == (
        Run("共"),
        Run("23个", "[[机构数]]", ("机构数",)),
        Run("，"),
        Run("三公较预算节约224.01万元", "[[三公|较预算]]", ("差额",)),
        Run("；"),
        Run("（待补：培训费）", "[[缺]]", ("缺",), missing=True),
    )


def test_other_braces_in_the_words_for_a_missing_figure_are_printed_as_they_stand():
    style = NumberStyle(missing="{label}（{待补}）")
    assert render_plain("[[缺]]", LEDGER, style) == "培训费（{待补}）"


def test_a_slot_knows_its_figures():
    bound = slots("[[机构数]][[三公|较预算]][[单位]]")
    assert [slot_figures(slot, LEDGER) for slot in bound] == [("机构数",), ("差额",), ()]
    assert find_claim(bound[0], LEDGER) is None


def test_the_number_style_sets_unit_decimals_and_thousands():
    style = NumberStyle(amount_unit="元", amount_decimals=0, thousands=True)
    assert print_quantity(quantity("416.99", "万元"), style) == "4,169,900元"


def test_a_label_that_ends_in_a_digit_is_kept_apart_from_its_number() -> None:
    figure = Figure(id="甲.决算数", label="一卡通3", quantity=quantity("70", "万元"), unit="万元")
    ledger = Ledger(year=2024, figures={figure.id: figure})
    assert render_plain("[[甲.决算数|带名]]", ledger, NumberStyle()) == "一卡通3：70.00万元"
