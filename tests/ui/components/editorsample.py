"""An invented report for the editor's tests and pictures: no such bureau, no such numbers."""

from __future__ import annotations

from components.editor import Document, Entry, Fix, Grid, Line, Mark, SlotInfo

BASIC = (
    "[[单位.名称]]是县政府工作部门，内设机构[[机构.内设]]，年末实有在职人员[[人员.在职]]。"
    "2024年全年部门预算安排[[支出.预算数]]，实际支出[[支出.决算数]]，预算执行率[[支出.执行率]]。"
)
THREE = (
    "[[三公经费|较预算]]。其中公务接待费支出[[公务接待费.决算数]]，公务用车运行维护费支出"
    "[[公务用车.决算数]]，未发生因公出国（境）费用。"
)
WORK = (
    "全年建成高标准农田1.2万亩，办理群众来信386件，按期办结率99.5%，"
    "农产品质量安全抽检合格率稳定在较高水平，经费支出416.99万元均按程序审批。"
)
RARE = "𠮷庆村😀示范点建设完成投资[[示范点.投资]]，带动农户增收12.5万元。"

SLOTS = {
    "单位.名称": SlotInfo(
        print="云岭县农业农村局", label="单位名称", kind="fact", source="封面.xlsx 基本信息!B2"
    ),
    "机构.内设": SlotInfo(
        print="12个", label="内设机构数", value="12", source="基本情况.xlsx 人员!C4"
    ),
    "人员.在职": SlotInfo(
        print="186人", label="年末在职人数", value="186", source="基本情况.xlsx 人员!C9"
    ),
    "支出.预算数": SlotInfo(
        print="9026.80万元", label="支出预算数", value="9026.80万元", source="决算报表.xlsx Z01!D12"
    ),
    "支出.决算数": SlotInfo(
        print="8601.30万元", label="支出决算数", value="8601.30万元", source="决算报表.xlsx Z01!F12"
    ),
    "支出.决算数|亿元": SlotInfo(
        print="0.86亿元", label="支出决算数", value="8601.30万元", source="决算报表.xlsx Z01!F12"
    ),
    "支出.执行率": SlotInfo(
        print="95.29%", label="预算执行率", value="95.29%", formula="支出决算数 ÷ 支出预算数"
    ),
    "三公经费|较预算": SlotInfo(
        print="“三公”经费较预算节约224.01万元，完成预算的65.05%",
        label="三公经费较预算",
        kind="claim",
        value="416.99万元 / 641.00万元",
        source="决算报表.xlsx F03!C5、F03!D5",
        formula="决算数 − 预算数",
    ),
    "公务接待费.决算数": SlotInfo(
        print="38.65万元",
        label="公务接待费决算数",
        value="38.65万元",
        source="决算报表.xlsx F03!D9",
    ),
    "公务用车.决算数": SlotInfo(
        print="378.34万元",
        label="公务用车运行维护费决算数",
        value="378.34万元",
        source="决算报表.xlsx F03!D7",
    ),
    "示范点.投资": SlotInfo(
        print="260.00万元", label="示范点投资额", value="260.00万元", source="项目表.xlsx 项目!F6"
    ),
}

TABLE = Grid(
    caption="2024年度部门整体支出情况表",
    unit_line="单位：万元",
    header=("项目", "预算数", "决算数", "执行率"),
    rows=(
        ("基本支出", "5210.40", "5198.72", "99.78%"),
        ("项目支出", "3816.40", "3402.58", "89.16%"),
        ("合计", "[[支出.预算数|数值]]", "[[支出.决算数|数值]]", "[[支出.执行率]]"),
    ),
)
NUMBERS = {
    "支出.预算数|数值": SlotInfo(print="9026.80", label="支出预算数", value="9026.80万元"),
    "支出.决算数|数值": SlotInfo(print="8601.30", label="支出决算数", value="8601.30万元"),
    "项目支出.决算数|数值": SlotInfo(print="3402.58", label="项目支出决算数", value="3402.58万元"),
}


def lines() -> tuple[Line, ...]:
    """A title, three chapters, a list and a table."""
    return (
        Line(
            id="t", section="", kind="title", text="2024年度部门整体支出绩效自评报告", locked=True
        ),
        Line(
            id="h1",
            section="s1",
            kind="heading",
            level=1,
            number="一、",
            text="部门基本情况",
            locked=True,
        ),
        Line(id="p1", section="s1", text=BASIC),
        Line(id="p2", section="s1", text=THREE),
        Line(
            id="h2",
            section="s2",
            kind="heading",
            level=1,
            number="二、",
            text="主要工作及成效",
            locked=True,
        ),
        Line(id="p3", section="s2", text=WORK),
        Line(id="p4", section="s2", text=RARE),
        Line(
            id="h3",
            section="s3",
            kind="heading",
            level=1,
            number="三、",
            text="资金使用情况",
            locked=True,
        ),
        Line(
            id="h31",
            section="s31",
            kind="heading",
            level=2,
            number="（一）",
            text="支出总体情况",
            locked=True,
        ),
        Line(id="g1", section="s31", kind="table", text=TABLE.caption, table=TABLE, locked=True),
        Line(
            id="i1", section="s31", kind="item", text="1．项目支出进度偏慢，[[项目.未知]]尚未支付。"
        ),
        Line(id="i2", section="s31", kind="item", text="2．部分资产登记不及时，需加强管理。"),
    )


def marks(texts: dict[str, str]) -> tuple[Mark, ...]:
    """Findings wherever their words stand in the text of a line, as a checker would make them."""
    found = [
        _mark(line, text, *rule)
        for line, text in texts.items()
        for rule in RULES
        if rule[1] in text
    ]
    cell = Mark(
        key="cell",
        line="g1",
        cell=(1, 3),
        severity="warning",
        code="T1",
        message="执行率低于90%。",
        todo="请说明原因。",
    )
    bind = Fix(title="绑定 项目支出决算数", start=0, end=7, insert="[[项目支出.决算数|数值]]")
    bare = Mark(
        key="bare",
        line="g1",
        cell=(1, 2),
        start=0,
        end=7,
        text="3402.58",
        severity="error",
        code="D03",
        message="“3402.58”没有出处。",
        fixes=(bind,),
    )
    return (*found, bare, cell)


RULES = (
    (
        "money",
        "416.99万元",
        "error",
        "这个数没有绑定数据，与三公经费决算数相同。",
        "核对后绑定。",
        "绑定：三公经费决算数",
        "[[三公经费.决算数]]",
    ),
    (
        "vague",
        "较高水平",
        "warning",
        "说法空泛，没有数据支持。",
        "写出合格率，或删去。",
        "改为“99.2%”",
        "99.2%",
    ),
    ("rare", "12.5万元", "error", "这个数没有出处。", "插入数据或删去。", "删去", ""),
    ("word", "需加强", "hint", "可用更准确的说法。", "", "改为“需进一步规范”", "需进一步规范"),
)


def _mark(
    line: str,
    text: str,
    key: str,
    words: str,
    severity: str,
    message: str,
    todo: str,
    title: str,
    insert: str,
) -> Mark:
    start = text.index(words)
    end = start + len(words)
    fix = Fix(title=title, start=start, end=end, insert=insert)
    return Mark(
        key=key,
        line=line,
        start=start,
        end=end,
        text=words,
        severity=severity,
        code=key.upper(),
        message=message,
        todo=todo,
        fixes=(fix,),
    )


def vocabulary() -> tuple[Entry, ...]:
    """1,500 entries: those in use and many projects."""
    own = [
        Entry(slot=key, label=slot.label, print=slot.print, kind=slot.kind, group="整体")
        for key, slot in SLOTS.items()
    ]  # type: ignore[arg-type]
    own.append(
        Entry(slot="三公经费.决算数", label="三公经费决算数", print="416.99万元", group="三公")
    )
    many = [
        Entry(
            slot=f"项目.第{n}号.决算数",
            label=f"第{n}号项目决算数",
            print=f"{n}.50万元",
            group="项目",
        )
        for n in range(1, 1490)
    ]
    return (*own, *many)


def document(**given: object) -> Document:
    """The report as it is first shown."""
    texts = {line.id: line.text for line in lines()}
    start = {
        "report": "样例",
        "revision": 1,
        "lines": lines(),
        "slots": SLOTS | NUMBERS,
        "marks": marks(texts),
        "vocabulary": vocabulary(),
    }
    return Document.model_validate(start | given)
