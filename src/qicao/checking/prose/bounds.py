"""Bounds that their verb denies (A31): 满意度达到92%以下, 审理周期控制在55天以上."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.arithmetic.formula import HUNDRED
from qicao.checking.prose.subject import Spot, Subject
from qicao.values import Severity

_REACHES = re.compile(
    "(?P<verb>达到|提[高升]到|保持在|稳定在|不[低少]于|新[增设建]|举办|培训|完成|建成|开展|办理|引进|推广"
    "|查处|查办|检查|抽检|监测|救助|采集|招录|改造|修缮)"
    "[^，。；：、0-9]{0,12}$"
)
_KEEPS = re.compile(
    "(?P<verb>控制在|压[缩减]至|降[至到]|降低到|缩短[至到]|不[高多]于|不超过)[^，。；：、0-9]{0,6}$"
)
_MOST = re.compile(
    "(?P<name>(?:[一-鿿）]{2}率|满意度|知晓度|里程|(?:支出|支付|执行|拨付)进度)"
    "|(?:检查|查处|查办|抽检|培训|救助|招录|帮扶|审定|取得|发表|引进)(?!会议)[一-鿿]{0,10})"
    "(?P<verb>不(?:高|大|多)于|不超过)$"
)
"""What is the better the more there is of it, before a word that lets it be no more."""
_LEAST = re.compile(
    "(?P<name>(?:到达|到场|响应|等待|等候|反应|出警|办理|审批|处置|审理|候诊)(?:时间|时限|时长|周期|天数))"
    "(?P<verb>不[少低小]于)$"
)
"""What is the better the less there is of it, before a word that lets it be no less."""
_BEHIND = re.compile("(?P<side>以[上下])(?=[，。；、）)\n]|$)")
_LESS_IS_MORE = re.compile(
    "事故|失业|死亡|负债|债务|能耗|排放|浓度|投诉|差错|犯罪|成本|价格|赤字|不良|发病|感染|流失|空置|闲置|岁"
)
"""What may well be kept below a number, or is an age."""
_HIGH_IS_BAD = re.compile(
    f"{_LESS_IS_MORE.pattern}"
    "|超限|超标|逾期|违约|调整|变动|偏差|结转|结余|控制率|增长|漏|辍学|复发|检出|重复|损|贫困|退|压减|压缩|占比|发生"
    "|上访|信访|拖欠|改判|发回|上诉|撤销|淘汰|折旧|利率|费率|税率|毛利|提取|使用率|入住|药占|故障|返|误|阳性|蚊|病"
)
_RATE = "比率"
_BEFORE, _NAME = 22, 40


def _kept_low(subject: Subject) -> Iterator[Spot | None]:
    for given in subject.prose:
        least = _LEAST.search(subject.text, max(0, given.start - _BEFORE), given.start)
        most = _MOST.search(subject.text, max(0, given.start - _BEFORE), given.start)
        match = most or least
        full = given.dimension == _RATE and (given.worth or 0) >= HUNDRED  # 执行率不超过100%
        if match and not (most and (full or _HIGH_IS_BAD.search(match[0]))):
            shown = subject.text[match.start() : given.end]
            yield Spot(
                Severity.WARNING,
                f"“{shown}”：越{'高' if most else '短'}越好的事，不会要求“{match['verb']}”",
                match.start(),
                given.end,
                todo=f"请核对是“不{'低' if most else '少'}于”还是“不{'高于' if most else '超过'}”",
            )


def denied(subject: Subject) -> Iterator[Spot | None]:
    """以下 behind what is to be reached, 以上 behind what is not to be gone beyond, and 不高于
    behind what cannot be high enough."""
    yield from _kept_low(subject)
    for given in subject.prose:
        behind = _BEHIND.match(subject.text, given.end)
        if not behind:
            continue
        below = behind["side"] == "以下"
        before = subject.text[max(0, given.start - _BEFORE) : given.start]
        match = (_REACHES if below else _KEEPS).search(before)
        name = re.split("[。；\n]", subject.text[max(0, given.start - _NAME) : given.end])[-1]
        if match and not (below and _LESS_IS_MORE.search(name)):
            shown = subject.text[given.start - len(match[0]) : behind.end()]
            yield Spot(
                Severity.WARNING,
                f"“{shown}”：“{match['verb']}”后面不能是“{behind['side']}”",
                given.start - len(match[0]),
                behind.end(),
                todo="请核对是“以上”还是“以下”，或改正前面的词",
            )
        elif match:
            yield None
