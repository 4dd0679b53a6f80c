"""A server's refusal and what it means: wait, ask another way, or stop and tell what to set."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import ceil

from qicao.engines.endpoint import (
    AnswerForeign,
    AnswerLost,
    Endpoint,
    EndpointClosed,
    Unfinished,
)
from qicao.errors import EndpointError
from qicao.values import Value

_FINISHES = {
    "length": "回复太长被截断（length）：请换上下文更大的模型，或减少本节内容",
    "content_filter": "回复被服务方过滤（content_filter）：请换一个服务",
}


_TOO_LONG = re.compile(
    r"too (?:large|long|many)|maximum context|context.length|exceeds?\b|超过|过长|太长"
)
"""What is said of a value or a prompt that is too large, and not of a parameter that is unknown."""

_UNKNOWN = re.compile(
    r"un(?:recogni[sz]ed|supported|known|expected|available)|extra|forbid|"
    r"not? (?:be )?(?:\w+ )?(?:support|permit|allow|recogni|accept|implement)|invalid|"
    r"不(?:支持|接受|允许|认识|能使用)|未知|无效|无法识别|非法|多余",
    re.IGNORECASE,
)
"""How servers say that they do not take a parameter."""


_CERTIFICATE = re.compile(r"certificate verify failed:? ?([^,.(\]\"']*)", re.IGNORECASE)
"""How a certificate that was not taken is told, and why."""


class Refusal(Value):
    """An answer with a status that is no success."""

    status: int
    message: str
    code: str = ""
    kind: str = ""
    param: str = ""
    retry_after: str = ""

    @property
    def is_quota(self) -> bool:
        """Whether the account has nothing left, which no waiting mends."""
        words = (self.code, self.kind)
        return self.status == 402 or (self.status == 429 and "insufficient_quota" in words)

    @property
    def is_lasting(self) -> bool:
        """Whether the same request would be refused again; one to a busy server may be taken."""
        return self.status < 500 and self.status not in (408, 409, 425, 429)

    def is_about(self, parameter: str) -> bool:
        """Whether one parameter of the request is what it refuses."""
        quoted = f"'{parameter}'" in self.message
        spelt = re.search(rf"(?<![\w.]){parameter}(?!\w)", self.message) and self._is_of_a_name
        return bool(self.param == parameter or quoted or spelt) and not self.is_too_long

    @property
    def _is_of_a_name(self) -> bool:
        """Whether it says that it does not know, take or allow something."""
        return bool(_UNKNOWN.search(self.message))

    @property
    def is_too_long(self) -> bool:
        """Whether a value or the prompt is too large, which no other way of asking mends."""
        return bool(_TOO_LONG.search(self.message))

    def wait(self, pause: float) -> float | None:
        """Seconds after which to ask again, `pause` if untold; None if waiting is of no use."""
        if self.status not in (429, 503) or self.is_quota:
            return None
        if self.retry_after.strip().isdecimal():
            return max(float(self.retry_after), pause)
        return pause if self.status == 429 or self.retry_after else None

    def error(self, endpoint: Endpoint, seconds: float | None) -> EndpointError:
        """The failure in words, with what to set; EndpointClosed if it will not pass by itself."""
        status, place = self.status, endpoint.place
        if status in (401, 403):
            return EndpointClosed(
                f"{place} 不接受密钥（{status}）：请设置正确的 {endpoint.key_name}"
            )
        if self.is_quota:
            return EndpointClosed(f"{place} 的账户额度已用完（{status}）：请充值，或换一个密钥")
        if status == 404:
            hint = f"请检查 {endpoint.url_name} 和模型名"
            return EndpointClosed(f"{place} 没有这个接口或模型 {endpoint.model}（404）：{hint}")
        if 300 <= status < 400:
            hint = f"请在 {endpoint.url_name} 里直接填写最终地址"
            return EndpointClosed(f"{place} 要求转到别处（{status}），没有跟随：{hint}")
        if seconds is not None:
            hint = "超过本节时限，请稍后重试"
            return EndpointError(f"{place} 忙（{status}），要等 {seconds:g} 秒，{hint}")
        said = endpoint.mask(self.message).rstrip("。.")
        return EndpointError(f"{place} 出错（{status}）：{said}。{self._advice(endpoint)}")

    def _advice(self, endpoint: Endpoint) -> str:
        """What to do about a refusal that has no sentence of its own."""
        if self.is_too_long or self.status == 413:
            return "请换上下文更大的模型，或把 context 设为模型能容纳的词元数"
        if not self.is_lasting:
            return "是服务自己的问题：请稍后再运行一次，总这样时请问服务的管理员"
        return f"请用 qicao doctor -e openai:{endpoint.model} 看这个服务接受什么"


def seconds_told(retry_after: str, date: str = "") -> str:
    """The seconds of a header Retry-After; of a day and hour, those from the server's `date` on."""
    try:
        when = _instant(retry_after)
        now = _instant(date) if date else datetime.now(UTC)
    except ValueError:
        return retry_after
    return str(max(ceil((when - now).total_seconds()), 0))


def _instant(text: str) -> datetime:
    when = parsedate_to_datetime(text)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


class Refused(Exception):
    """A request that was refused; `refusal` says how. Somebody above decides whether to wait."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal.message)


def late(endpoint: Endpoint) -> AnswerLost:
    """The deadline has passed."""
    return AnswerLost(
        f"模型服务在 {endpoint.deadline:g} 秒内没有答完：可调大 deadline，或换更快的服务"
    )


def lost(endpoint: Endpoint, said: str, *, reached: bool) -> EndpointError:
    """No connection; or, where the server was reached, one that broke off."""
    if refused := _CERTIFICATE.search(said):
        return _untrusted(endpoint, refused[1].strip())
    hint = f"请检查网络、{endpoint.url_name} 和服务是否在运行"
    kind = AnswerLost if reached else EndpointError
    return kind(f"连接 {endpoint.place} 失败或中断（{endpoint.mask(said)}）：{hint}")


def _untrusted(endpoint: Endpoint, why: str) -> EndpointClosed:
    """A certificate that is of nobody known, or of somebody else."""
    if "mismatch" in why:
        hint = f"请在 {endpoint.url_name} 里写证书上的名称或地址"
        return EndpointClosed(f"{endpoint.place} 的证书不是发给这个地址的（{why}）：{hint}")
    hint = "请把签发者（CA）的证书存成 PEM 文件，路径设为环境变量 SSL_CERT_FILE"
    return EndpointClosed(f"{endpoint.place} 的证书不受信任（{why}）：单位自己签发的，{hint}")


def garbled(endpoint: Endpoint, said: str) -> AnswerLost:
    """What came is no HTTP, or breaks its rules."""
    hint = f"请检查 {endpoint.url_name} 的端口，以及应是 http 还是 https"
    return AnswerLost(f"{endpoint.place} 的回答不合 HTTP（{endpoint.mask(said)}）：{hint}")


def foreign(endpoint: Endpoint, body: bytes) -> AnswerForeign:
    """A success that is no model's answer: a portal's page, a gateway's words."""
    said = endpoint.mask(body[:300].decode("utf-8", "replace"))[:60]
    hint = f"多为登录页或网关，请检查 {endpoint.url_name}"
    return AnswerForeign(f"{endpoint.place} 答的不是模型的回复（{said}）：{hint}")


def unfinished(reason: str | None) -> Unfinished:
    """An answer that did not end by itself."""
    named = str(reason)[:40]
    return Unfinished(_FINISHES.get(named, f"回复没有正常结束（finish_reason={named}）"))


def empty() -> Unfinished:
    """An answer without a word in it."""
    return Unfinished("模型的回复是空的：请换一个模型，或稍后重试")
