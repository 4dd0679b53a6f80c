"""Names in prose that are certain: titles, file numbers, dates, periods, meetings, bodies.

A grammar of the language, not a list of anybody's offices. A name whose beginning or end cannot be
told is left alone: it is still in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qicao.mentions import Mention, MentionKind
from qicao.mentions.grammar import any_of

_HAN = "[一-鿿]"
_SMALL = "由 经 与 和 及 同 向 在 为 据 按 从 请 给 对 以 到"
_LEADS = "会同 联合 依托 根据 依据 按照 委托 设立 成立 组建 召开 举行 出席 参加 执行 落实 贯彻 简称"
_STOPS = (
    f"{_SMALL} {_LEADS} 的 将 把 被 了 等 并 已 年 月 日 时 也 都 让 使 该 此 是 于 级 部门 单位 "
    "推进 开展 实施 加强 完成 支持 提供 配合 报送 负责 建成 新建 打造 形成 围绕 坚持"
)
"""Words that end a name, or that no name has in it."""
_JOINTS = "发展和改革 资源和社会 资源和规划 文化和旅游 住房和城乡 工业和信息化 卫生和健康"
"""和 inside the names of bodies."""
_BROAD = "各 全 我 本 该 每 其 两 多 有 所 基层 相关 市区 城区"
"""What begins like a place and names no one body: 各县, 全市."""
_SURE = "委员会 人民政府 人民法院 人民检察院 研究院 有限公司 有限责任公司 事务所 常委会 基金会 协会"
_OFFICES = (
    "厅 办公室 中心 支队 大队 总队 中队 服务站 管理站 检测站 农技站 工作站 派出所 研究所 图书馆 "
    "博物馆 档案馆 中学 小学 大学 学院 医院 管理处 发改委 卫健委 改革委 监委"
)
"""Endings of bodies."""
_BEFORE = f"(?:^|(?<=[，。；：、！？“（(\\s·—{_SMALL.replace(' ', '')}])"
_BEFORE += "".join(f"|(?<={word})" for word in _LEADS.split()) + ")"
_WITHIN = f"(?:{any_of(_JOINTS.split())}|(?!{any_of(_STOPS.split())}){_HAN})"
_PLACE = f"(?!{any_of(_BROAD.split())})(?:国家|中央|{_WITHIN}{{0,3}}[省市州县区镇乡旗盟])"
_PLACE += "(?!(?<=县)[域城]|(?<=区)域|(?<=市)[区域]|(?<=镇)村)"
_END = f"(?:{any_of([*_SURE.split(), *_OFFICES.split()])}|(?<![格布结大全开僵])局)"
_BODY = re.compile(f"{_BEFORE}(?P<name>{_PLACE}{_WITHIN}{{0,14}}{_END}(?![长势面员域限点级]))")
_RUN = re.compile(f"{_HAN}+$")
_APART = re.compile(any_of([*_SMALL.split(), *_LEADS.split()]))
LONGEST_RUN = 12
"""汉字 before a file number among which its issuer is looked for."""
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_ORDER = re.compile(f"{_BEFORE}(?P<name>{_WITHIN}{{2,8}}令第\\d{{1,4}}号)")
_MEETING = re.compile(
    f"{_BEFORE}(?P<name>(?:\\d{{4}}年)?{_WITHIN}{{0,12}}?第[一二三四五六七八九十\\d]{{1,4}}[次届]"
    f"{_HAN}{{0,14}}?(?:会议|全会|大会))"
)
_PERIOD = re.compile(
    r"[“\"]十[一二三四五六七八九]?五[”\"](?:时期|期间)"
    r"|\d{4}年(?:上半年|下半年|第?[一二三四1-4]季度)"
    r"|\d{4}\s?年?\s?[-—–~～至到]{1,2}\s?\d{4}\s?年度?"
)
_DAY = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}|[一二][〇○零一二三四五六七八九]{3}年.+月")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands, with its kind in words; `start` and `end` are code points."""

    kind: str
    text: str
    start: int
    end: int


def find_names(text: str, mentions: Sequence[Mention]) -> tuple[Name, ...]:
    """The names of a text in order, none overlapping another or a quantity of `mentions`."""
    taken = bytearray(len(text))  # a mark for each character, so that a name costs its own length
    for mention in mentions:
        if mention.is_quantity:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    found: list[Name] = []
    for name in _candidates(text, mentions):
        if taken.find(1, name.start, name.end) < 0:
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            found.append(name)
    return tuple(sorted(found, key=lambda name: name.start))


def _candidates(text: str, mentions: Sequence[Mention]) -> Iterator[Name]:
    """Everything that may be a name, the surest kinds first."""
    for match in _TITLE.finditer(text):
        yield Name("文件名", match[0], *match.span())
    for mention in mentions:
        if mention.kind is MentionKind.FILE_NUMBER:
            yield from _file_number(text, mention)
    yield from _matches("文号", _ORDER, text)
    yield from _matches("会议", _MEETING, text)
    for match in _PERIOD.finditer(text):
        yield Name("期间", match[0], *match.span())
    for mention in mentions:
        if mention.kind is MentionKind.DATE and _DAY.match(mention.text):
            yield Name("日期", mention.text, mention.start, mention.end)
    yield from _matches("机构", _BODY, text)


def _file_number(text: str, mention: Mention) -> Iterator[Name]:
    """A file number with its issuer's short name; without one it names no file."""
    bracket = next(n for n in range(mention.start, mention.end) if not "一" <= text[n] <= "鿿")
    run = _RUN.search(text[max(0, bracket - LONGEST_RUN) : bracket])
    issuer = _APART.split(run[0])[-1] if run else ""
    if 2 <= len(issuer) <= 8:
        start = bracket - len(issuer)
        yield Name("文号", text[start : mention.end], start, mention.end)


def _matches(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Name]:
    for match in pattern.finditer(text):
        yield Name(kind, match["name"], *match.span("name"))
