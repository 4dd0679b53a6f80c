"""An invented bureau's report: every kind of block, figure and source, nothing of it real."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from givens import SAVED

from qicao.boundtext import escape
from qicao.pagestyle import PageStyle
from qicao.quantity import quantity
from qicao.values import (
    Fact,
    Figure,
    Item,
    Ledger,
    ListBlock,
    Origin,
    Paragraph,
    ProfileRef,
    Report,
    Section,
    Source,
    Table,
)


def _cell(cell: str, text: str = "") -> Source:
    return Source(origin=Origin.CELL, file="青禾县数据.xlsx", sheet="支出", cell=cell, text=text)


def _figure(id_: str, label: str, value: str | None, unit: str, source: Source) -> Figure:
    known = quantity(value, unit) if value is not None else None
    return Figure(id=id_, label=label, quantity=known, unit=unit, source=source)


FORMULA = Source(origin=Origin.FORMULA, text="会务费决算数÷会务费预算数", inputs=("会务费.决算数",))
SENTENCE = Source(origin=Origin.SENTENCE, file="总结.docx", text="全年开展宣讲36场。")
PROJECTS = (("河道整治", "1250.00"), ("乡道养护", "386.5"), ("食品抽检", "75"))


def _figures() -> dict[str, Figure]:
    rows = [
        _figure("支出.决算数", "支出决算数", "8068.56", "万元", _cell("C4", "8068.56")),
        _figure("会务费.预算数", "会务费预算数", "641.00", "万元", _cell("C5")),
        _figure("会务费.决算数", "会务费决算数", "416.99", "万元", _cell("D5")),
        _figure("会务费.节约额", "会务费节约额", "224.01", "万元", FORMULA),
        _figure("会务费.完成率", "会务费完成率", "65.05", "%", FORMULA),
        _figure("人员.在职人数", "在职人数", "2076", "人", _cell("C9")),
        _figure("宣讲.场次", "宣讲场次", "36", "场", SENTENCE),
        _figure("采购.决算数", "政府采购决算数", None, "万元", _cell("D12")),
    ]
    for number, (name, amount) in enumerate(PROJECTS, 20):
        label = f"{name}决算数"
        rows.append(_figure(f"项目.{name}.决算数", label, amount, "万元", _cell(f"D{number}")))
    return {figure.id: figure for figure in rows}


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    facts = [
        Fact(id="单位.名称", label="单位名称", text="青禾县水务局"),
        Fact(id="单位.科室", label="内设科室", text="", items=("办公室", "财务股", "工程股")),
    ]
    items = tuple(Item(group="项目", key=name, label=name) for name, _ in PROJECTS)
    return Ledger(
        year=2024,
        figures=_figures(),
        facts={fact.id: fact for fact in facts},
        items=items,
        claims={SAVED.id: SAVED},
    )


def paragraph(number: int, text: str) -> Paragraph:
    return Paragraph(id=f"p{number}", text=text)


def _overview() -> tuple[Section, ...]:
    first = paragraph(
        1,
        "[[单位.名称]]为县人民政府工作部门，主要负责全县水资源管理、河道整治、农村供水和防汛抗旱工作。"
        "内设[[单位.科室]]等科室，截至2024年12月31日在职[[人员.在职人数]]。",
    )
    second = paragraph(
        2,
        "本单位严格按照“三定”方案履行职责，围绕年度重点工作统筹安排资金，保障人员经费和日常运转，"
        "突出民生水利项目，强化预算约束和绩效管理，全年各项工作有序推进，预算编制做到应编尽编，"
        "预算执行进度与工作进度基本匹配。",
    )
    return (
        Section(id="s1", number="一、", heading="部门基本情况"),
        Section(id="s1.1", number="（一）", heading="部门概况", level=2, blocks=(first, second)),
        Section(
            id="s1.2",
            number="1.",
            heading="机构设置",
            level=3,
            blocks=(paragraph(3, "机构设置与上年一致。"),),
        ),
    )


def _spending() -> Section:
    rows = tuple(
        (str(number), name, f"[[项目.{name}.决算数|数值]]", "已完成年度建设内容")
        for number, (name, _) in enumerate(PROJECTS, 1)
    )
    table = Table(
        id="t1",
        caption="表2-1 项目支出情况",
        unit_line="单位：万元",
        header=("序号", "项目名称", "决算数", "完成情况"),
        rows=rows,
    )
    blocks = (
        paragraph(4, "全年支出[[支出.决算数]]。[[会务费|较预算]]；政府采购[[采购.决算数]]。"),
        ListBlock(id="l1", items=("1.严格执行预算；", "2.开展宣讲[[宣讲.场次]]，覆盖全部乡镇。")),
        table,
        paragraph(5, "以上各项目均按期完成。"),
    )
    return Section(id="s2", number="二、", heading="一般公共预算支出情况", blocks=blocks)


def _wide() -> Table:
    header = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "偏差原因")
    rows = tuple(
        ("产出指标", "数量指标", f"第{n}项任务完成数量", "≥30场", "[[宣讲.场次]]", "无")
        for n in range(1, 31)
    )
    return Table(id="t2", caption="表3-1 绩效指标完成情况", header=header, rows=rows, wide=True)


def sample_report(ledger: Ledger) -> Report:
    performance = (paragraph(6, "绩效指标见表3-1。"), _wide(), paragraph(7, "总体完成较好。"))
    return Report(
        title="青禾县水务局2024年度部门整体支出绩效自评报告",
        year=2024,
        profile=ProfileRef(id="hunan_overall", version="1.0.0", digest="d" * 64),
        ledger_digest=ledger.digest,
        cover=(("单位名称", "[[单位.名称]]"), ("主要负责人签字", ""), ("", "2025年5月26日")),
        sections=(
            *_overview(),
            _spending(),
            Section(id="s3", number="三、", heading="绩效目标完成情况", blocks=performance),
            Section(id="s4", number="四、", heading="其他情况", blocks=(paragraph(8, "无"),)),
        ),
        appendices=(
            Section(id="a1", number="附件1", heading="项目明细表", blocks=(_spending().blocks[2],)),
            Section(id="a2", heading="指标完成情况表", blocks=(_wide(),)),
        ),
    )


@pytest.fixture(scope="session")
def report(ledger: Ledger) -> Report:
    return sample_report(ledger)


@pytest.fixture(scope="session")
def page() -> PageStyle:
    return PageStyle()


Build = Callable[[str], Report]


@pytest.fixture(scope="session")
def saying(report: Report) -> Build:
    """A report of one paragraph that prints a text as it stands, beside one quantity."""

    def build(text: str) -> Report:
        words = Paragraph(id="p1", text=escape(text, before_slot=True) + "[[支出.决算数]]")
        table = Table(id="t1", header=("内容", "数"), rows=((escape(text), "[[宣讲.场次]]"),))
        section = Section(id="s1", number="一、", heading="概况", blocks=(words, table))
        change = {"cover": (), "sections": (section,), "appendices": ()}
        return report.model_copy(update=change)

    return build
