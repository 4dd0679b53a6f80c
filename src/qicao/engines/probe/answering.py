"""Whether a server answers at all, with which model, with which parameters, and how fast."""

from __future__ import annotations

from qicao.engines.budget import count_tokens
from qicao.engines.endpoint import AnswerForeign, EndpointClosed
from qicao.engines.probe.asker import Asker
from qicao.engines.probe.said import Said
from qicao.engines.probe.verdict import Verdict, bad, fair, good
from qicao.engines.refusals import Refused, empty
from qicao.engines.replies import unwrap
from qicao.errors import EndpointError
from qicao.nearest import suggest

PARAMETERS = ("temperature", "max_tokens", "seed")
COUNTED = 96
"""Tokens that the counting may take; whoever obeys is cut by it."""
PIECES = 3
"""Pieces from which on an answer came as it was written."""
_BURST = 0.25
"""Part of the time below which the pieces came all at once, as from a gateway that gathers them."""
SLOW_ANSWER = 30
"""Seconds for two characters, above which a server is busy or unfit."""
_HELLO = "请只回答两个字：收到"
_COUNT = "请从1数到200，用顿号隔开，只写数字，不要停，不要省略。"


async def list_models(asker: Asker) -> Verdict:
    """Whether the server lists its models, and the one asked for among them."""
    try:
        names = await asker.models()
    except (Refused, AnswerForeign):
        return fair("模型名", "服务不列出模型（/models），不能核对模型名")
    model = asker.endpoint.model
    if model in names:
        return good("模型名", f"服务列出 {len(names)} 个模型，其中有 {model}")
    if not names:
        return fair("模型名", "服务没有列出任何模型，不能核对模型名")
    hint = suggest(model, names, f"列出的是 {'、'.join(names[:3])}{'等' if names[3:] else ''}")
    return fair("模型名", f"服务列出的 {len(names)} 个模型里没有 {model}：{hint}")


async def greet(asker: Asker) -> tuple[Said, Verdict]:
    """The first answer. Refused if the server takes no form of the request, Unfinished if empty."""
    try:
        said = await asker.ask(_HELLO, 60)
    except Refused:
        said = await _greet_bare(asker)
    asker.thinks = said.thinks
    text = unwrap(said.text)
    if not text and not said.thinks:
        raise empty()
    detail = f"{said.seconds:.1f} 秒答完“{_shown(text)}”"
    if said.seconds > SLOW_ANSWER:
        return said, fair("回答", f"{detail}，很慢：服务可能在忙别的请求，空闲时再探测一次")
    return said, good("回答", detail)


async def _greet_bare(asker: Asker) -> Said:
    """The answer without any parameter; then each is tried by itself."""
    asker.refused = frozenset(PARAMETERS)
    said = await asker.ask(_HELLO, 60)
    for name in PARAMETERS:
        asker.refused -= {name}
        try:
            await asker.ask(_HELLO, 60)
        except Refused:
            asker.refused |= {name}
    return said


def judge_thoughts(said: Said) -> Verdict:
    """Whether the model thinks aloud, and where."""
    if said.thoughts:
        return fair("思考过程", "单独给出（reasoning_content），起草时不用；每节要多等一会儿")
    if said.thinks:
        return fair("思考过程", "写在回复里（<think>），起草时去掉；每节要多等一会儿")
    return good("思考过程", "没有，直接回答")


async def stream(asker: Asker, greeting: Said) -> tuple[Said, Verdict]:
    """A longer answer piece by piece, or whole where the server does not stream.

    The greeting again where no longer answer comes.
    """
    try:
        more = {"stream": True, "stream_options": {"include_usage": True}}
        said = await asker.ask(_COUNT, COUNTED, **more)
    except Refused as refused:
        whole = await asker.ask(_COUNT, COUNTED)
        return whole, fair("流式", f"拒绝（{refused.refusal.status}），起草时不用流式即可")
    except EndpointClosed:
        raise
    except EndpointError as error:
        return greeting, bad("流式", f"没有答成（{error}）")
    return said, _judge_stream(said)


def _judge_stream(said: Said) -> Verdict:
    if said.first is None and said.text:
        return fair("流式", "不支持，整段给出，不影响起草")
    if not said.finish:
        return bad("流式", "流没有说明是否结束，起草时会当作断线：请不要用流式，或检查网关")
    if said.pieces < PIECES:
        return fair("流式", "能用，但攒在一起给出（多为网关缓冲），不影响起草")
    return good("流式", f"能用，正常结束（{said.finish}），首字 {said.first or 0:.1f} 秒")


def judge_parameters(asker: Asker, counted: Said) -> Verdict:
    """Which parameters are taken, and whether the limit of tokens is kept."""
    refused = [name for name in PARAMETERS if name in asker.refused]
    if refused:
        return fair("参数", f"拒绝 {'、'.join(refused)}，起草时不发送")
    tokens = tokens_of(counted)
    if tokens > COUNTED * 1.5 and not asker.thinks:
        return fair("参数", f"接受 {'、'.join(PARAMETERS)}，但 max_tokens={COUNTED} 答了 {tokens}")
    return good("参数", f"接受 {'、'.join(PARAMETERS)}")


def speed_of(said: Said) -> float:
    """Tokens a second, without the wait for the first one where that is known."""
    writing = said.seconds - (said.first or 0)
    if said.pieces < PIECES or writing < said.seconds * _BURST:
        writing = said.seconds
    return tokens_of(said) / max(writing, 0.001)


def judge_speed(said: Said) -> Verdict:
    """How fast the model writes."""
    speed = speed_of(said)
    detail = f"每秒约 {speed:.0f} 个词元，{tokens_of(said)} 个用了 {said.seconds:.1f} 秒"
    return good("速度", detail) if speed >= 15 else fair("速度", f"{detail}，偏慢")


def tokens_of(said: Said) -> int:
    """Tokens of an answer as the server counts them, or as we do."""
    return said.completion_tokens or count_tokens(said.text + said.thoughts)


def _shown(text: str) -> str:
    return " ".join(text.split())[:20]
