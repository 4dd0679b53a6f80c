"""Waiting for a busy server: as long as it says, visibly, and never past the deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from qicao.engines.endpoint import Endpoint
from qicao.engines.refusals import Refusal

FIRST_PAUSE = 1.0
"""Seconds to wait when a busy server does not say how long; doubled each time."""


class Patience:
    """The waiting of one request."""

    def __init__(
        self,
        endpoint: Endpoint,
        until: float,
        tell: Callable[[str], None],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self.endpoint, self.until, self.tell, self.sleep = endpoint, until, tell, sleep
        self.pause = FIRST_PAUSE

    async def wait(self, refusal: Refusal) -> None:
        """Waits as told and says so; the refusal as an error where waiting is of no use."""
        seconds = refusal.wait(self.pause)
        self.pause *= 2
        if seconds is None or asyncio.get_running_loop().time() + seconds >= self.until:
            raise refusal.error(self.endpoint, seconds) from None
        self.tell(f"模型服务忙（{refusal.status}），等 {seconds:g} 秒后再试")
        await self.sleep(seconds)
