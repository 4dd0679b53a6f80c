"""The order of the questions, and what is kept of the answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from qicao.engines.endpoint import Endpoint
from qicao.engines.formats import FORMATS
from qicao.engines.ladder import Ladder
from qicao.engines.probe.advice import advise
from qicao.engines.probe.answering import (
    greet,
    judge_parameters,
    judge_speed,
    judge_thoughts,
    list_models,
    speed_of,
    stream,
)
from qicao.engines.probe.asker import Asker
from qicao.engines.probe.remembering import measure_memory
from qicao.engines.probe.shaping import WAYS, rung_of, try_shape
from qicao.engines.probe.verdict import Probe, Setting, Verdict, fair, good, unknown
from qicao.engines.refusals import Refused
from qicao.errors import EndpointError


def probe(
    endpoint: Endpoint,
    ladder: Ladder,
    most: int,
    on_verdict: Callable[[Verdict], None] = lambda _: None,
) -> Probe:
    """What the server does, tried with contexts up to `most` tokens; the ladder learns of it.

    `on_verdict` is told each verdict when it is found. MissingDependency if a package is not there;
    a server that fails is no exception here: `failure` says what it did.
    """
    return asyncio.run(_Examination(endpoint, ladder, on_verdict).run(most))


class _Examination:
    def __init__(
        self, endpoint: Endpoint, ladder: Ladder, on_verdict: Callable[[Verdict], None]
    ) -> None:
        self.asker, self.ladder, self.on_verdict = Asker(endpoint), ladder, on_verdict
        self.verdicts: list[Verdict] = []
        self.settings: tuple[Setting, ...] = ()

    async def run(self, most: int) -> Probe:
        failure = ""
        try:
            async for verdict in self._questions(most):
                self.verdicts.append(verdict)
                self.on_verdict(verdict)
        except Refused as refused:
            failure = str(refused.refusal.error(self.asker.endpoint, None))
        except EndpointError as error:
            failure = str(error)
        finally:
            await self.asker.close()
        endpoint = self.asker.endpoint
        return Probe(
            place=endpoint.place,
            model=endpoint.model,
            verdicts=tuple(self.verdicts),
            settings=self.settings,
            calls=self.asker.calls,
            failure=failure,
        )

    async def _questions(self, most: int) -> AsyncIterator[Verdict]:
        """Each verdict in turn. What the server has to be able to do fails with its exception."""
        asker = self.asker
        listed = await list_models(asker)
        yield good("连接", f"{asker.endpoint.place} 有应答")
        yield listed
        said, verdict = await greet(asker)
        yield verdict
        yield judge_thoughts(said)
        counted, verdict = await stream(asker, said)
        yield verdict
        yield judge_parameters(asker, counted)
        yield judge_speed(counted)
        shapes = [await try_shape(asker, way) for way in WAYS]
        for shape in shapes:
            yield shape
        yield self._learn(rung_of(shapes))
        memory = await measure_memory(asker, most)
        yield memory.verdict
        found = advise(asker.endpoint.model, speed_of(counted), memory, thinks=asker.thinks)
        self.settings = tuple(found)

    def _learn(self, rung: int | None) -> Verdict:
        if rung is None:
            return unknown("取JSON", "没有探成，没有记下：起草时从最严的试起")
        self.ladder.learn(rung, self.asker.refused)
        if FORMATS[rung] == "text":
            return fair("取JSON", "只靠提示词要 JSON，已记下；回复不合格的会多几次重问")
        return good("取JSON", f"起草时用 {FORMATS[rung]}，已记下")
