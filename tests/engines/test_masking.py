"""What is hidden comes back, and what would tell who somebody is never leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qicao.engines.masking import Mask, names_of
from qicao.values import Fact, Ledger

HIDDEN = {
    "身份证430102198001011231": "430102198001011231",
    "电话13800138000转接": "13800138000",
    "手机 138-0013-8000": "138-0013-8000",
    "值班电话0731-85551234。": "0731-85551234",
    "邮箱wu_ming@example.cn收件": "wu_ming@example.cn",
    "由局长王无名，签字": "王无名",
    "联系人：李无名。": "李无名",
    "副局长欧阳无名，分管": "欧阳无名",
    "赵无名同志分管": "赵无名",
    "青禾县水务局组织实施": "青禾县水务局",
    "张无名表示，水质好转": "张无名",
    "工程由陈无名负责": "陈无名",
    "据李无介绍，河道已清淤": "李无",
    "村民赵无名反映的问题": "赵无名",
    "局长王无名主持召开会议": "王无名",
    "何无名说：“水清了”": "何无名",
    "吴无名、郑无名负责巡查": "吴无名",
    "吴有名、郑有名等负责巡查": "郑有名",
    "按照青政发〔2024〕3号执行": "青政发〔2024〕3号",
    "（青水财绩[2023]12号）": "青水财绩[2023]12号",
    "文号青办发〔2019〕3号": "青办发〔2019〕3号",
    "[[王无名同志.补助]]": "王无名",
    "为落实青政发〔2024〕5号": "青政发〔2024〕5号",
}
KEPT = (
    "较预算节约[[三公经费|较预算]]，编制预算2024年",
    "按照财预〔2020〕10号、国办发〔2019〕3号",
    "高度负责，方案由任务负责人制定",
    "向社会介绍，何时负责，程序负责到底",
    "石油负责，江西表示支持，万元负责",
    "〔2024〕3号",
    "成立了由主任任组长、副主任任副组长的小组",
    "专项资金1234567890123元",
    "主任会议研究决定，局长办公会审议",
    "由财务科科长牵头",
)
MASK = Mask(["青禾县水务局", "青禾县"])


@pytest.mark.parametrize(("text", "secret"), HIDDEN.items(), ids=HIDDEN.keys())
def test_it_is_hidden_and_comes_back(text: str, secret: str) -> None:
    hidden = MASK.hide(text)
    assert secret not in hidden
    assert not any(c.isdigit() for c in hidden if c not in text.replace(secret, ""))
    assert MASK.show(hidden) == text


@pytest.mark.parametrize("text", KEPT)
def test_what_tells_of_nobody_stays(text: str) -> None:
    assert MASK.hide(text) == text


@pytest.mark.parametrize("shape", ["<{}>", "《{}》", "【 {} 】", "＜{}＞"])
def test_a_stand_in_in_other_brackets_is_put_back_too(shape: str) -> None:
    mask = Mask(["青禾县水务局"])
    inner = mask.hide("青禾县水务局")[1:-1]
    assert mask.show(f"由{shape.format(inner)}实施") == "由青禾县水务局实施"


def test_the_same_name_has_the_same_stand_in() -> None:
    mask = Mask(["青禾县水务局"])
    assert mask.hide("青禾县水务局") == mask.hide("青禾县水务局") == "〈名称甲〉"


def test_many_names_have_stand_ins_of_their_own() -> None:
    mask = Mask([f"第{n}水务管理所" for n in range(130)])
    text = "、".join(f"第{n}水务管理所" for n in range(130))
    hidden = mask.hide(text)
    assert len(set(hidden.split("、"))) == 130
    assert mask.show(hidden) == text


def test_names_are_those_of_the_facts_and_titles_are_none() -> None:
    facts = (
        Fact(id="单位.名称", label="单位名称", text="青禾县水务局"),
        Fact(id="依据", label="依据", text="《青禾县机构改革方案》"),
        Fact(id="机构", label="机构", text="河道管理站、水文站", items=("河道管理站", "水文站")),
        Fact(id="下属", label="下属单位", text="青禾县120急救中心"),
        Fact(id="日期", label="日期", text="2024年12月31日"),
    )
    mask = Mask(names_of(Ledger(year=2024, facts={fact.id: fact for fact in facts})))
    assert "青禾县水务局" not in mask.hide("青禾县水务局下设河道管理站")
    assert "河道管理站" not in mask.hide("青禾县水务局下设河道管理站")
    assert mask.hide("青禾县120急救中心") == "〈名称丙〉"
    assert mask.hide("2024年12月31日") == "2024年12月31日"
    assert mask.hide("按《机构改革方案》") == "按《机构改革方案》"
    assert "青禾县" not in mask.hide("按《青禾县机构改革方案》")


@given(st.text(alphabet="青禾县水务局王李无名同志0123456789138〈名称甲〉，。", max_size=60))
def test_showing_undoes_hiding(text: str) -> None:
    mask = Mask(["青禾县水务局"])
    if "〈名称甲" not in text:
        assert mask.show(mask.hide(text)) == text
