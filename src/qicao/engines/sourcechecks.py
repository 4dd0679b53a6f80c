"""Names, dates, bodies and events in a passage that no fact, label or material brings.

Generic words (财政局, 主管部门, 业务科室, 本单位) need no source; `causes` looks at reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qicao.engines.grounds import plain
from qicao.engines.passage import Fault, Passage, fault
from qicao.mentions import Mention, MentionKind

_ADVICE = "没有来源：请改用给出的事实的引用，没有就删去"
_HAN = "[〇○零一二三四五六七八九十百]"
_NUMBER = re.compile(rf"[〔［（(\[]{_HAN}{{4}}[〕］）)\]]第?{_HAN}{{1,5}}号")
_DIGIT = re.compile(r"\d")
_BOOK = re.compile(r"《([^》]{1,80})》")
_YEAR = re.compile(
    r"(?:[〇○零一二三四五六七八九两]{4}|[〇○零一二三四五六七八九]{2})年|[今去前明后]年[^，。；]{0,4}月"
)
_DAY = re.compile(r"[一二三四五六七八九十]{1,3}月")
_SUFFIX = (
    r"人民政府|委员会|领导小组|指挥部|联合会|基金会|有限责任公司|有限公司|股份公司|集团|公司|研究院|"
    r"科学院|设计院|法院|检察院|医院|大学|学院|事务所|协会|学会|商会|银行|报社|电视台|中心|厅|局|"
    r"(?<=[发改卫健住建国资经信工政法宗]{2})委"
)
_BARE = re.compile(_SUFFIX)
_NOT_BODY = r"(?![面势限部长级]|工作|任务|城区|城镇|环节|思想|内容|小学|党组|领导|机关)"
_BODY = re.compile(rf"[一-鿿]{{2,16}}?(?:{_SUFFIX}){_NOT_BODY}")
_OFFICE = re.compile(r"(?:由|经|报|送|向|会同|联合)([一-鿿]{2,6}办)(?=[，。；、的牵审备组统])")
_NO_NAME = re.compile(
    r"(?:[格布结全大当开时僵战棋]局|[大客前正门]厅|为中心|重中心|[督承交主举开经协补试停代难照]办)$"
)
_ORDINARY = re.compile(
    r"(?:(?:我|本|该|各|县|市|省|区|州|分|支|总|上级|同级|有关|相关|所属)?局|"
    r"(?:第三方|中介|物业|施工|承建|软件|运维|监理|保险|代理|评估|咨询|广告|保洁|保安|劳务|测绘|国有|"
    r"平台|相关|有关|服务|外包|供电|供水|中标|供应|建设|招标|造价)公司|"
    r"[一-鿿]{0,4}服务厅|(?:省|市|县|区|州)?财政[厅局]|(?:二级|下属)学院|(?:服务|活动|采购|交易|核算|支付|评审|培训|指挥|数据|信息|监测|便民|政务|文化|公共资源交易)中心|"
    r"(?:会计师|律师)事务所|(?:市|县|省|区|州|乡镇|各级|本级|上级)?人民政府|党委员会|"
    r"(?:代理|商业|开户|代发)银行|(?:各|乡镇|公立|民营)医院)$"
)
_KIND = re.compile(
    "博物馆|纪念馆|图书馆|档案馆|文化馆|美术馆|科技馆|体育馆|植物园|动物园|剧院|剧团|学校|医院|卫生院|"
    "敬老院|福利院|幼儿园|气象站|观测站|林场|景区|书屋"
)
_LEFT = re.compile(
    r".*(?:[由向报经与和及在对被请从是为按将把了或到给以]|会同|联合|配合|邀请|委托|根据|通过|依托|"
    r"组织|协调|负责|参加|召开|获得|报送|对接|移交|抄送|争取|接受|成立|设立|来自|属于|完善|推进|加强)"
)
_PLACE = re.compile(r"[一-鿿]{2,3}?(?:省|市|县|区|州|镇|乡)")
_EVENT = r"(?:会议|大会|全会|论坛|活动|行动|培训班|大赛|竞赛|检查|审计|仪式|展览|工程)"
_EVENTS = re.compile(
    rf"“[^”\n]{{2,20}}”[一-鿿]{{0,6}}{_EVENT}|“[^”\n]{{2,18}}{_EVENT}”|"
    rf"(?:第[一二三四五六七八九十百\d]{{1,4}}|首)[届期轮批][一-鿿]{{0,14}}?{_EVENT}|"
    rf"(?:中央|全国|全省|全市|全县|省委|市委|县委)[一-鿿]{{2,10}}?(?:会议|全会|大会|大赛|专项行动)"
)


def check_names(passage: Passage) -> Iterator[Fault]:
    """Titles in 《》 that no fact and no material gives."""
    for match in _BOOK.finditer(passage.blanked):
        if not _known(match[1], passage):
            yield fault(passage, "unsourced_name", f"《{match[1]}》{_ADVICE}")


def check_dates(passage: Passage) -> Iterator[Fault]:
    """Dates, years and 文号 without a digit; those with one are told as digits are.

    A measure may set a month for itself.
    """
    for mention in passage.mentions:
        if _DIGIT.search(mention.text):
            continue
        if _is_dated(mention, passage) and not _known(mention.text, passage):
            yield fault(passage, "unsourced_date", f"“{mention.text}”{_ADVICE}")
    for match in _NUMBER.finditer(passage.blanked):
        if not _known(match[0], passage):
            yield fault(passage, "unsourced_date", f"文号“{match[0]}”{_ADVICE}")


def _is_dated(mention: Mention, passage: Passage) -> bool:
    if mention.kind is MentionKind.FILE_NUMBER:
        return True
    if mention.kind is not MentionKind.DATE:
        return False
    return bool(_YEAR.search(mention.text) or (not passage.plans and _DAY.match(mention.text)))


def check_bodies(passage: Passage) -> Iterator[Fault]:
    """Organisations that are not the unit's own, not generic, and in no source."""
    found = [*_BODY.finditer(passage.unquoted), *_OFFICE.finditer(passage.unquoted)]
    for name in dict.fromkeys(_body(match[match.lastindex or 0]) for match in found):
        if name and not _is_known_body(name, passage):
            yield fault(passage, "unsourced_body", f"机构“{name}”{_ADVICE}，或只写“有关部门”")


def check_kinds(passage: Passage) -> Iterator[Fault]:
    """A unit of a kind that this one is not, as a model takes it over from an example."""
    for kind in dict.fromkeys(_KIND.findall(passage.unquoted)):
        if not _known(kind, passage):
            hint = f"“{kind}”不是本单位，给出的内容里也没有：请删去，用“本单位”或给出的名称"
            yield fault(passage, "foreign_unit", hint)


def _body(words: str) -> str:
    """The body's name without the words of the sentence before it; '' if there is none."""
    name = re.sub(r"^(?:的|并|已|均|也|又|再|曾|后|前|中|内|上|下|等)+", "", _cut(words))
    ordinary = (_ORDINARY.fullmatch(name), _BARE.fullmatch(name), _NO_NAME.search(name))
    return "" if len(name) < 3 or any(ordinary) else name


def _cut(words: str) -> str:
    match = _LEFT.match(words[:-2])
    return words[match.end() :] if match else words


def _is_known_body(name: str, passage: Passage) -> bool:
    """Whether a source has the whole name, or its end if no place is named before that."""
    grounds = passage.grounds
    for start in range(len(name) - 2):
        tail = name[start:]
        known = grounds.names_it(tail) or tail in grounds.bodies or _ORDINARY.fullmatch(tail)
        if known:
            place = _PLACE.match(name)
            return not start or place is None or grounds.names_it(place[0])
    return False


def check_events(passage: Passage) -> Iterator[Fault]:
    """Meetings, campaigns and contests with a name or a number of their own."""
    for match in _EVENTS.finditer(passage.blanked):
        if not _known(match[0], passage) and not _quoted_known(match[0], passage):
            yield fault(passage, "unsourced_event", f"“{match[0].strip('“”')}”{_ADVICE}")


def _quoted_known(event: str, passage: Passage) -> bool:
    inner = re.search("“([^”]+)”", event)
    return inner is not None and _known(inner[1], passage)


def _known(name: str, passage: Passage) -> bool:
    return passage.grounds.names_it(name) or plain(name) in passage.own_names
