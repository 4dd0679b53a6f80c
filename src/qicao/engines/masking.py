"""Names and numbers of persons and units, replaced before anything is sent and put back after.

What is replaced: the unit's own name and the names that the report's facts hold, persons behind a
title, an office or what they do, numbers of documents, ID numbers, telephone numbers, mail
addresses. The stand-ins hold no digit, for a model is told to write none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qicao.engines.chat import Answer, Chat, OnText, Request, Wrapped
from qicao.prompt import Message
from qicao.values import Ledger

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z.])(?:"
    r"[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx]"
    r"|(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
    r"|\(?0\d{2,3}\)?[- ]?\d{7,8}"
    r"|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r")(?![0-9A-Za-z])"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤欧"
)
_OFFICES = (
    "局长|副局长|主任|副主任|科长|副科长|股长|所长|院长|校长|馆长|站长|处长|厅长|书记|县长|市长|区长|镇长|"
    "会计|出纳|经办人|联系人|负责人|填报人|复核人|审核人|签字人|组长|副组长"
)
_WORDS = (
    "任组|任副|任队|任职|任期|高度|高标准|高效|高质量|任务|任何|方面|方式|方案|方可|何时|何种|金额|石油|万元|万亩|程序|程度|江西|江苏|黄冈|"
    "龙头|陈述|陈列|马上|白天|严格|史料|毛利|顾问|汤池|向社会|向群众|向全|向上|向县|向市|向省|温室|段位|钱款|"
    "文件|文化|文明|常年|常态|常规|田间|田地|贺信|余额|余下|许多|许可|范围|陆续|周边|周期|周末|曾经|雷电|"
    "孔雀|武装|汪洋|夏季|魏晋|于是|于年|林业|林场|林地|林草|谢谢|宋体|郑重|何人|何以|张贴|付款|毛坯|徐徐|"
    "叶片|苏打|丁香|罗列|梁柱|彭水|杜绝|潘多|戴上|钟表|石材|石料|熊猫|万人|万户|万次|莫大|欧盟|欧洲"
)
"""Words of such texts that begin like a name and are none."""
_NAME = (
    rf"(?!{_WORDS})"
    rf"(?:欧阳|司马|上官|诸葛|皇甫|司徒|慕容|尉迟|公孙|[{_SURNAMES}])[一-鿿]{{1,2}}"
)
_VERBS = (
    "表示|介绍|负责|主持|牵头|带队|分管|主管|反映|汇报|认为|指出|强调|坦言|告诉|回忆|陈述|签字|签发|"
    "任组长|任副组长|任队长|兼任|担任|说[，：,:“]"
)
_BEGINS = (
    r"(?<![一-鿿])|(?<=[由经请与和及据让是])|"
    r"(?<=职工|群众|村民|居民|干部|同志|代表|专家|记者|患者|家长)"
)
_PERSONS = re.compile(
    rf"(?:(?:{_OFFICES})[：:]?\s*(?P<after>{_NAME}?)(?=[，。、；,;（(\s]|同志|等|{_VERBS}|$))"
    rf"|(?P<before>{_NAME})(?=同志)"
    rf"|(?:{_BEGINS})(?P<acting>{_NAME})(?=(?:[、和与及]{_NAME})*(?:等)?(?:{_VERBS}))"
)
_DOCUMENT = re.compile(
    r"(?:(?<![一-鿿])|(?<=根据|按照|依据|依照|参照|印发|下发|落实|文号)|(?<=[按据以照和与及经]))"
    r"(?!国|中|财|照|.{0,3}(?:根据|按|依据|依照|参照|印发|下发|落实|文号))[一-鿿]{2,8}?"
    r"[〔\[［【(（](?:19|20)\d{2}[〕\]］】)）]\s*\d{1,4}\s*号"
)
"""A document's number: it begins with the place that gave it out, unless that is the state."""
MIN_NAME = 3
"""Characters from which on a text is a name that is worth hiding."""
_LEFT, _RIGHT = r"[〈<＜《«【]", r"[〉>＞》»】]"
"""Brackets that a model puts around a stand-in instead of ours."""
_BODY = re.compile(r"(?:局|院|所|中心|站|队|馆|校|会|办|处|科|室|厂|公司|项目|工程)$")
_REGION = re.compile(r"(?:[一-鿿]{2,7}?(?:省|自治区|市|自治州|州|县|区|旗))+(?=[一-鿿]{2})")


class Mask:
    """Stand-ins for what must not leave the house, in the order in which it is met.

    One serves one request: sections are asked for at once, and the same request has to read the
    same in every run.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._stand_ins: dict[str, str] = {}
        self._names = sorted({n for n in names if len(n) >= MIN_NAME}, key=len, reverse=True)

    def hide(self, text: str) -> str:
        """The text with stand-ins."""
        for name in self._names:
            if name in text:
                text = text.replace(name, self._stand_in(name, "名称"))
        text = _DOCUMENT.sub(lambda found: self._stand_in(found[0], "文号"), text)
        text = _NUMBERS.sub(lambda found: self._stand_in(found[0], "号码"), text)
        return _PERSONS.sub(self._hide_person, text)

    def show(self, text: str) -> str:
        """The text with what the stand-ins stand for."""
        back = {stand_in[1:-1]: name for name, stand_in in self._stand_ins.items()}
        if not back:
            return text
        longest = "|".join(sorted(back, key=len, reverse=True))
        again = re.compile(rf"{_LEFT}\s*({longest})\s*{_RIGHT}")
        return again.sub(lambda found: back[found[1]], text)

    def _hide_person(self, found: re.Match[str]) -> str:
        name = found["after"] or found["before"] or found["acting"]
        return found[0].replace(name, self._stand_in(name, "人员"))

    def _stand_in(self, name: str, kind: str) -> str:
        if name not in self._stand_ins:
            place = sum(f"〈{kind}" in given for given in self._stand_ins.values())
            self._stand_ins[name] = f"〈{kind}{_letters(place)}〉"
        return self._stand_ins[name]


def _letters(place: int) -> str:
    """甲, 乙, …, 癸, 甲甲, 甲乙, …"""
    high, low = divmod(place, len(_STEMS))
    return (_letters(high - 1) if high else "") + _STEMS[low]


def names_of(ledger: Ledger) -> tuple[str, ...]:
    """The names in a report: the texts of its facts that name somebody or some place."""
    return tuple(dict.fromkeys(_names(ledger)))


def _names(ledger: Ledger) -> Iterator[str]:
    for fact in ledger.facts.values():
        for text in (*fact.items, fact.text):
            if _is_name(text):
                yield text
                yield from _REGION.findall(text)[:1]


def _is_name(text: str) -> bool:
    """Whether a fact's text is a name: short, and no sentence, list, title or date."""
    if len(text) > 30 or re.search(r"[，。；、：《》\s]", text):
        return False
    return not re.search(r"\d", text) or bool(_BODY.search(text))


class Masked(Wrapped):
    """A chat that never sees the names, nor what else a mask hides."""

    def __init__(self, chat: Chat, names: tuple[str, ...]) -> None:
        super().__init__(chat)
        self.names = names

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        """The answer to the masked request, with everything put back."""
        mask = Mask(self.names)
        hidden = tuple(Message(m.role, mask.hide(m.content)) for m in request.messages)
        listener = (lambda text: on_text(mask.show(text))) if on_text else None
        answer = await self.chat.ask(
            request.model_copy(update={"messages": hidden}), until, listener
        )
        return answer.model_copy(update={"text": mask.show(answer.text)})
