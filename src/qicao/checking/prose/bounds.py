"""Bounds that their verb denies (A31): 满意度达到92%以下, 审理周期控制在55天以上."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    "(?P<name>(?:合格|覆盖|满意|达标|利用|就业(?:（升学）)?|参保|及时|完成|亮灯|清扫|办结|结案|整改|知晓|优良|准确|治理|收缴|通过"
    "|公开|普及|入学|巩固|成活|监测|回收|解决|调解成功|执行|落实|资助|到位|保障)[率度]|里程"
    "|(?:检查|查处|查办|抽检|培训|救助|招录|帮扶)(?!会议)[一-鿿]{0,10})"
    "(?P<verb>不(?:高|大|多)于|不超过)$"
)
"""What is the better the more there is of it, before a word that lets it be no more."""
_BEHIND = re.compile("(?P<side>以[上下])(?=[，。；、）)\n]|$)")
_LESS_IS_MORE = re.compile(
    "事故|失业|死亡|负债|债务|能耗|排放|浓度|投诉|差错|犯罪|成本|价格|赤字|不良|发病|感染|流失|空置|闲置|岁"
)
"""What may well be kept below a number, or is an age."""
_BEFORE, _NAME = 22, 40


def _kept_low(subject: Subject) -> Iterator[Spot | None]:
    for given in subject.prose:
        match = _MOST.search(subject.text, max(0, given.start - _BEFORE), given.start)
        if match and not _LESS_IS_MORE.search(match[0]):
            shown = subject.text[match.start() : given.end]
            yield Spot(
                Severity.WARNING,
                f"“{shown}”：越高越好的事，不会要求“{match['verb']}”",
                match.start(),
                given.end,
                todo="请核对是“不低于”还是“不高于”",
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
