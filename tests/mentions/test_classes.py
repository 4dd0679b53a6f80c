"""Every class of quantity, and of what is none, in invented sentences of many kinds of unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qicao.mentions import Mention, MentionKind, find_mentions

K = MentionKind


def shown(mention: Mention) -> str:
    """A quantity in short: its text, value, unit and hedge."""
    value = "?" if mention.value is None else f"{mention.value:f}{mention.unit or ''}"
    return f"{mention.text}={value}{mention.approximate and '~' + mention.approximate}"


def quantities(text: str) -> list[str]:
    return [shown(mention) for mention in find_mentions(text) if mention.is_quantity]


STATED = {
    "separators": (
        "支出1,867.48万元、1 386台（套）",
        "1,867.48万元=1867.48万元 1 386台（套）=1386台套",
    ),
    "broken by a space": (
        "追加1,0 73.65万元、2,34 5台，转移1 200余人",
        "1,0 73.65万元=1073.65万元 2,34 5台=2345台 1 200余人=1200人~余",
    ),
    "a row with 和": (
        "分别为18.2、15.8和8.5公里，各得4、3、2与1分",
        "18.2=18.2公里 15.8=15.8公里 8.5公里=8.5公里 4=4分 3=3分 2=2分 1分=1分",
    ),
    "万 before a change": (
        "上年2590.32万增加240万元",
        "2590.32万=2590.32万元 240万元=240万元",
    ),
    "full width": ("共３，２００人，占９８．５％", "３，２００人=3200人 ９８．５％=98.5%"),
    "currency": ("￥3.5亿元，¥1,200.50", "￥3.5亿元=3.5亿元 ¥1,200.50=1200.50元"),
    "signs": ("追加-12.5万元，为负3.2%，▲5元", "-12.5万元=-12.5万元 负3.2%=-3.2% ▲5元=-5元"),
    "letters before": ("GDP8.5万亿元，RMB500万元", "8.5万亿元=8.5万亿元 500万元=500万元"),
    "余 inside": (
        "30余万元，1.2万多人，十余次",
        "30余万元=30万元~余 1.2万多人=1.2万人~余 十余次=10次~余",
    ),
    "hedges": ("约300人，近三成，超5000户", "300人=300人~约 三成=3成~近 5000户=5000户~超"),
    "hedges of what is named": (
        "接近年初数的六成，约为预算的八成，不足目标的10%",
        "六成=6成~近 八成=8成~约 10%=10%",
    ),
    "hedges with 为": ("约为七成，约合69.34万元", "七成=7成~约 69.34万元=69.34万元~约"),
    "a hedged share": ("约占全市的三分之一", "三分之一=33%~约"),
    "不足": ("不足10%，不到一半", "10%=10%~不足 一半=50%~不足"),
    "hedges after": ("100万元左右，两倍多", "100万元=100万元~约 两倍=2倍~余"),
    "round and hedged": (
        "近百名，百余场，过百万元",
        "百名=100名~近 百余场=100场~余 百万元=1000000元~超",
    ),
    "range": (
        "3至5万元，80%-90%，三到五天",
        "3=3万元 5万元=5万元 80%=80% 90%=90% 三=3天 五天=5天",
    ),
    "a row that 和 ends": ("分别得27.5、24和9.1分", "27.5=27.5分 24=24分 9.1分=9.1分"),
    "years that 和 joins": ("2022、2023和2024年共3个", "3个=3个"),
    "a group that is parted": (
        "追加1,0 73.65 万 元，转移1 200余人",
        "1,0 73.65 万 元=1073.65万元 1 200余人=1200人~余",
    ),
    "万 before a verb": ("比上年2590.32万增加5万元", "2590.32万=2590.32万元 5万元=5万元"),
    "a whole that is hedged": ("接近年初数的六成，约为预算的八成", "六成=6成~近 八成=8成~约"),
    "all of a whole": ("占全部支出的57%，全部完成", "57%=57% 全部=100%"),
    "row": ("分别为3、5、8个", "3=3个 5=5个 8个=8个"),
    "row that ends in 和": (
        "修渠18.2、15.8和8.5公里",
        "18.2=18.2公里 15.8=15.8公里 8.5公里=8.5公里",
    ),
    "change": ("由0增加至6万元，从12降到8件", "0=0万元 6万元=6万元 12=12件 8件=8件"),
    "come to": ("由6个降至0。", "6个=6个 0=0个"),
    "numerals": ("一百二十万元，十二点五万元", "一百二十万元=120万元 十二点五万元=12.5万元"),
    "numerals alone": ("九千万，提高一个百分点", "九千万=9000万元 一个百分点=1个百分点"),
    "mixed": ("3千5百元，1亿2000万元", "3千5百元=3500元 1亿2000万元=12000万元"),
    "capitals": ("计叁拾贰万圆整", "叁拾贰万圆整=320000.00元"),
    "rates": ("12.5‰，百分之九十，千分之三", "12.5‰=12.5‰ 百分之九十=90% 千分之三=3‰"),
    "ten thousandths": ("万分之五", "万分之五=0.05%"),
    "tenths": ("三成五，六成以上", "三成五=3.5成 六成=6成~超"),
    "points": ("3.2个百分点，25个基点", "3.2个百分点=3.2个百分点 25个基点=25个基点"),
    "fractions": ("三分之二，2/3", "三分之二=67% 2/3=67%"),
    "proportions": ("生师比17.6∶1，按1:4配套", "17.6∶1=17.6 1:4=0.250000000000"),
    "of three": ("产业比为28:30:42", "28:30:42=?"),
    "multiples": ("翻两番，翻了一番，2.5倍", "翻两番=4倍 翻了一番=2倍 2.5倍=2.5倍"),
    "extents": ("过半，全部，首次，减半", "过半=50%~超 全部=100% 首次=? 减半=50%"),
    "periods": ("连续三年，近五年，15个工作日", "连续三年=3年 五年=5年 15个工作日=15个工作日"),
    "vague": ("数十家，上百个，七八户", "数十家=?~约 上百个=?~余 七八户=?~约"),
    "people": ("5支队伍30人（次），12名", "5支=5支 30人（次）=30人次 12名=12名"),
    "health": ("66.3万剂次，医护比1:1.25", "66.3万剂次=66.3万剂次 1:1.25=0.800000000000"),
    "archives": ("馆藏62.7万卷，接听86,310通", "62.7万卷=62.7万卷 86,310通=86310通"),
    "ports": ("吞吐1.2万标箱", "1.2万标箱=1.2万标箱"),
    "townships": ("辖5镇3乡，家禽12万羽", "5镇=5镇 3乡=3乡 12万羽=12万羽"),
    "water": (
        "3.5万方，28毫米，45.6平方公里",
        "3.5万方=3.5万立方米 28毫米=28毫米 45.6平方公里=45.6平方公里",
    ),
    "unit costs": ("2.25万元/辆，8吨/亩", "2.25万元/辆=2.25万元/辆 8吨/亩=8吨/亩"),
    "a noun that is no unit": ("120万群众", "120万=1200000"),
    "scores": ("产出50分，得47.6分", "50分=50分 47.6分=47.6分"),
    "two of them": ("两期、两卷、两天", "两期=2期 两卷=2卷 两天=2天"),
    "no unit": ("增长13.95。", "13.95=13.95"),
}


@pytest.mark.parametrize(("text", "expected"), STATED.values(), ids=STATED)
def test_a_quantity_of_each_class_is_found(text: str, expected: str) -> None:
    assert quantities(text) == spans(expected)


def spans(expected: str) -> list[str]:
    """Divides what is expected; a span may have a space in it."""
    parts: list[str] = []
    for part in expected.split(" "):
        if parts and "=" not in parts[-1]:
            parts[-1] += " " + part
        else:
            parts.append(part)
    return parts


BOUNDS = (
    "不低于90% 低于90% 高于90% 不高于90% 不超过90% 不得超过90% 未超过90% 90%以上 90%以下 90%以内"
)


@pytest.mark.parametrize("text", BOUNDS.split())
def test_a_bound_is_exact(text: str) -> None:
    (mention,) = find_mentions(f"执行率{text}的项目")
    assert (mention.value, mention.approximate) == (Decimal(90), "")


@pytest.mark.parametrize("text", ["节约5万元", "预约5人", "最近5年", "附近5户"])
def test_a_word_that_ends_like_a_hedge_is_none(text: str) -> None:
    assert find_mentions(text)[0].approximate == ""


NONE = {
    K.FILE_NUMBER: (
        "财预〔2020〕10号 衡发[2010]3号 【2020】10号 （2024）12号 〔2024〕第12号 "
        "〔2024〕12、13号 （2024）南01民初1234号"
    ),
    K.REFERENCE: (
        "表1-1 见表2 图2 附件1 附件3-1 附表2 第三十条 第722号 第（三）项 第十四届 "
        "第一、二、三批 第1-3项"
    ),
    K.NAME: (
        "“十四五”规划 24小时值班 7×24小时 12345热线 12314平台 110接处警 119消防 拨打122 "
        "5A级景区 3A医院 1+N 1+16 “1+3+N” 3C认证 5G基站 4K 318国道 985高校 20年一遇 5号楼 "
        "1号线 203室 2型糖尿病 13价疫苗 3级医院 5星级 2.0版 两个维护 四个自信 八项规定 "
        "四个一批 六个100% www.a1.cn a@163.com"
    ),
    K.CODE: (
        "0700-5551234转802 (0700)5550899 13800000000 400-123-4567 邮编410000 电话：5550123 "
        "12430000MB1234567X （2080505） 2080501项 201类 20805款 208社会保障和就业支出 A4纸 "
        "G320国道 COVID-19 H7N9 PM2.5 K12+300 GB/T9704-2012 WS/T367-2012 T/CECS123-2020 "
        "编号：20240512 10.1.2.3"
    ),
    K.DATE: (
        "2024年 2024年度 2021—2025年 2023-2024学年 2024年1-6月 5月底 3、4月 12月上旬 "
        "2025-05-26 2024.5.6 14:30 9时30分 8点半 20世纪 90年代 90后 4·25 “12.4” "
        "健康中国2030 三年行动计划 九年义务教育 五月 一季度 1-3季度 二○一一年五月三十日 "
        "2024部门"
    ),
    K.ENUMERATOR: "两个方面 3个方面 三个环节 两项措施 一批 十大模式",
    K.ORDINAL: "一是 另一方面 包括（1）制度 如下：1.制度 目标1防洪减灾 十四届六次全会",
}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in NONE.items() for text in texts.split()]
)
def test_a_number_that_is_none_is_found_as_what_it_is(kind: MentionKind, text: str) -> None:
    mentions = find_mentions(f"据悉，{text}，")
    assert kind in {mention.kind for mention in mentions}
    assert not [mention for mention in mentions if mention.is_quantity]


WORDS = (
    "一把手 二手 三农 四好农村路 双百 千家万户 万无一失 一网通办 五保户 六一 八一 三门峡 "
    "五台山 九江 千岛湖 五河县 三严三实 五位一体 三重一大 三支一扶 两山理论 三区三线 "
    "两不愁三保障 四不两直 三级医院 三甲 二十大 三期工程 四方协议 三通一平 七里河区 "
    "两江新区 四平市 十字路口 四季 三伏 两会 两岸 数字化 数据 几何 全部门 近半年 过半天 "
    "大半年 三轮车 二十届三中全会 百分制 四分五裂 三次产业 四套班子 二十四节气 公元 零容忍"
)


@pytest.mark.parametrize("text", WORDS.split())
def test_a_word_with_a_numeral_in_it_states_no_quantity(text: str) -> None:
    assert quantities(f"我市{text}，") == []


@pytest.mark.parametrize(
    "text", ["代表12人", "报表3张", "5支队伍", "12名名录", "组建24班", "共3册集"]
)
def test_a_count_is_no_reference_and_no_other_word(text: str) -> None:
    assert len(quantities(text)) == 1


def test_a_heading_of_several_levels_is_no_decimal() -> None:
    found = find_mentions("1.1 概况\n2.3.1职能\n1.5万元\n3.2个百分点")
    assert [(m.text, m.is_quantity) for m in found] == [
        ("1.1", False),
        ("2.3.1", False),
        ("1.5万元", True),
        ("3.2个百分点", True),
    ]


@pytest.mark.parametrize(
    "text", ["人大五次会议", "电话0700-555 1234", "“24小时”自助服务", "政协三次会议"]
)
def test_a_number_in_a_name_is_no_quantity(text: str) -> None:
    assert quantities(text) == []
