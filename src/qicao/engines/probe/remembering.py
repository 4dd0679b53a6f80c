"""How long a text may be before its beginning is forgotten, whatever the server says it takes.

A number stands at the beginning and the question at the end. Servers that cut a prompt in silence
answer all the same: the number is gone, or the tokens that they count are fewer than were sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from qicao.engines.budget import count_tokens
from qicao.engines.endpoint import EndpointClosed
from qicao.engines.probe.asker import THOUGHTS, Asker
from qicao.engines.probe.said import Said
from qicao.engines.probe.verdict import Verdict, bad, fair, good
from qicao.engines.refusals import Refused
from qicao.errors import EndpointError
from qicao.values import Value

SMALLEST, ENOUGH = 2048, 8192
_ROOM, _FRAME = 40, 120
"""Tokens for the answer, and for what stands around the filler."""
_CUT = 0.8
"""Part of the tokens sent below which a count shows a cut; the unknown vocabulary takes more."""
_UNKNOWN = 0.6
_PLACES = ("东库", "西库", "南库", "北库", "老楼", "新楼", "分馆")
_THINGS = ("门窗检修", "书架加固", "灯管更换", "目录核对", "消防巡查", "地面清扫", "设备登记")


class Remembered(Value):
    """The longest text whose beginning was known, and what happened to the next."""

    size: int = 0
    """Tokens of prompt and answer together; 0 if not even the smallest."""
    most: int
    """Where the trying would have ended."""
    reason: str = ""
    """Why it ended before; '' if it did not."""
    unknown: bool = False
    """Whether it ended because no answer came, which says nothing of the length."""
    reading: float = 0
    """Tokens of prompt a second."""

    @property
    def verdict(self) -> Verdict:
        """In words."""
        if not self.reason:
            return good("上下文", f"至少 {self.size} 个词元（没有试更长的）")
        if self.unknown:
            known = f"至少 {self.size} 个词元，更长的" if self.size else ""
            return fair("上下文", f"{known}没有探成，请再探测一次（{self.reason}）")
        known = f"到 {self.size} 个词元为止" if self.size else "最短的也不行"
        judge = fair if self.size else bad
        return judge("上下文", f"{known}：{self.reason}")


async def measure_memory(asker: Asker, most: int) -> Remembered:
    """Texts of twice the length each time, until the beginning is lost or `most` is reached."""
    found, ratio = Remembered(most=most), 1.0
    for size in sizes(most):
        text, number = _text(_filling(size, asker, ratio), size)
        try:
            said = await asker.ask(text, _ROOM)
        except Refused as refused:
            message = asker.endpoint.mask(refused.refusal.message)[:80]
            reason = f"{size} 个被拒绝（{refused.refusal.status} {message}）"
            ended = {"reason": reason, "unknown": not refused.refusal.is_lasting}
            return found.model_copy(update=ended)
        except EndpointClosed:
            raise
        except EndpointError as error:
            return found.model_copy(update={"reason": f"{size} 个，{error}", "unknown": True})
        sent = count_tokens(text)
        least = sent * (ratio * _CUT if found.size else _UNKNOWN)
        if reason := _loss(said, number, size, least):
            return found.model_copy(update={"reason": reason})
        ratio = said.prompt_tokens / sent if said.prompt_tokens else ratio
        speed = (said.prompt_tokens or sent) / max(said.seconds, 0.001)
        found = found.model_copy(update={"size": size, "reading": speed})
    return found


def sizes(most: int) -> Iterator[int]:
    """The lengths to try: doubled from the smallest, and `most` itself at the end."""
    size = SMALLEST
    while size < most:
        yield size
        size *= 2
    yield most


def _loss(said: Said, number: str, size: int, least: float) -> str:
    """What is wrong with an answer; '' if nothing is."""
    if 0 < said.prompt_tokens < least:
        return f"{size} 个时服务只收到 {said.prompt_tokens} 个，其余被悄悄截掉"
    if number in said.text + said.thoughts:
        return ""
    if said.prompt_tokens:
        return f"{size} 个时服务收到全文，模型却答不出开头的内容"
    return f"{size} 个时照样回答，却答不出开头的内容，多半被悄悄截掉"


def _filling(size: int, asker: Asker, ratio: float) -> int:
    """Tokens of filler, as we count them, that make a prompt of `size` with its answer."""
    room = _ROOM + (THOUGHTS if asker.thinks else 0)
    return int(max(size - room - _FRAME, 200) / ratio)


def _text(tokens: int, size: int) -> tuple[str, str]:
    """A text of about so many tokens, and the number at its beginning."""
    number = str(size * 7919 % 9000 + 1000)
    lines = [f"请记住：仓库的门牌号是{number}。下面是值班记录。"]
    while tokens > 0:
        line = _line(len(lines))
        tokens -= count_tokens(line) + 1
        lines.append(line)
    lines.append("值班记录到此为止。最前面说仓库的门牌号是多少？只回答这个四位数。")
    return "\n".join(lines), number


def _line(number: int) -> str:
    place, thing = _PLACES[number % len(_PLACES)], _THINGS[number // 7 % len(_THINGS)]
    return f"第{number}条，{place}完成{thing}，值班人员已经签字，没有遗留事项。"
