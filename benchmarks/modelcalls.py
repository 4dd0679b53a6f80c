"""Sections by a model: many at once beside the slowest alone, beside bare calls, and their CPU."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import cycle, islice

import aiohttp
import modelserver
import openai
from drafting import CASE
from sidebyside import Result, compare

from qicao.engines.chat import Answer, Chat, OnText, Request, Wrapped
from qicao.engines.drafting import ModelEngine, has_matter
from qicao.engines.endpoint import Endpoint, Terms
from qicao.engines.openai import OpenAIChat
from qicao.profile import load_profile
from qicao.resources import find_profile
from qicao.values import SectionPlan
from qicao.workflow import Prepared, prepare
from qicao.writers import make_engine

FEW, MANY, CALLS = 8, 512, 64


def measure() -> Iterator[Result]:
    """The ratios against the scripted server."""
    prepared = prepare([CASE], load_profile(find_profile("hunan_overall")))
    with modelserver.running() as url:
        yield beside_the_slowest(prepared, url)
        yield from beside_bare_calls(prepared, url)
        yield cpu_of_a_call(prepared, url)


def beside_the_slowest(prepared: Prepared, url: str) -> Result:
    """Eight sections at once beside the one of them that takes longest."""
    plans = sections(prepared, FEW)
    slowest = max(plans, key=lambda plan: alone(prepared, url, plan))

    def at_once() -> None:
        engine_on(prepared, url, FEW).write_all(plans)

    def one() -> None:
        engine_on(prepared, url, FEW).write_all((slowest,))

    return compare(f"{FEW} 节一起写 ÷ 最慢的一节", at_once, one, limit=1.05, rounds=5)


def alone(prepared: Prepared, url: str, plan: SectionPlan) -> float:
    start = time.perf_counter()
    engine_on(prepared, url, 1).write_all((plan,))
    return time.perf_counter() - start


def beside_bare_calls(prepared: Prepared, url: str) -> Iterator[Result]:
    """Many sections in flight beside the same requests by aiohttp and nothing else."""
    plans = sections(prepared, MANY)
    heard = Listening(chat_on(url))
    make_engine(heard, prepared, Terms(concurrency=MANY), lambda _: None).write_all(plans)
    bodies = [body_of(request) for request in heard.requests]

    def whole() -> None:
        engine_on(prepared, url, MANY).write_all(plans)

    def asked() -> None:
        asyncio.run(_all(lambda: all_of(chat_on(url), heard.requests)))

    def bare() -> None:
        asyncio.run(post_all(url, bodies))

    name = f"{MANY} 节的请求同时在途 ÷ aiohttp 直接请求"
    yield compare(name, asked, bare, limit=1.2, rounds=3)
    yield compare(f"{MANY} 节连同提示词和检查 ÷ aiohttp 直接请求", whole, bare, rounds=3)


def cpu_of_a_call(prepared: Prepared, url: str) -> Result:
    """CPU of one call through the chat beside one of the bare SDK."""
    heard = Listening(chat_on(url))
    make_engine(heard, prepared, Terms(), lambda _: None).write_all(sections(prepared, FEW))
    requests = list(islice(cycle(heard.requests), CALLS))
    ours = [cpu(lambda: all_of(chat_on(url), requests)) for _ in range(5)]
    plain = [cpu(lambda: bare_sdk(url, requests)) for _ in range(5)]
    return Result("每次请求的处理器用时 ÷ openai SDK", min(ours) / CALLS, min(plain) / CALLS, 1.5)


def cpu(work: Callable[[], Awaitable[object]]) -> float:
    """Seconds of this process's CPU."""
    start = time.process_time()
    asyncio.run(_all(work))
    return time.process_time() - start


async def _all(work: Callable[[], Awaitable[object]]) -> None:
    await work()


async def all_of(chat: Chat, requests: Sequence[Request]) -> None:
    until = asyncio.get_running_loop().time() + 60
    await asyncio.gather(*(chat.ask(request, until) for request in requests))
    await chat.close()


async def bare_sdk(url: str, requests: Sequence[Request]) -> None:
    transport = openai.DefaultAioHttpClient()
    async with openai.AsyncOpenAI(base_url=url, api_key="none", http_client=transport) as client:
        calls = (client.chat.completions.create(**body_of(request)) for request in requests)
        await asyncio.gather(*calls)


async def post_all(url: str, bodies: Sequence[dict[str, object]]) -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def post(body: dict[str, object]) -> object:
            async with session.post(f"{url}/chat/completions", json=body) as response:
                return json.loads(await response.read())

        await asyncio.gather(*map(post, bodies))


def body_of(request: Request) -> dict[str, object]:
    """What the chat sends for a request."""
    chat = chat_on("http://127.0.0.1:9/v1")
    return chat.ladder.request(chat.parameters(request, stream=False), request.output)


def sections(prepared: Prepared, count: int) -> tuple[SectionPlan, ...]:
    """Sections of prose that a model writes, each with an id of its own."""
    prose = [p for p in prepared.plans if has_matter(p) and p.writes == "prose"]
    return tuple(islice(cycle(prose), count))


def chat_on(url: str) -> OpenAIChat:
    return OpenAIChat(Endpoint(base_url=url, model="scripted"))


def engine_on(prepared: Prepared, url: str, at_once: int) -> ModelEngine:
    return make_engine(chat_on(url), prepared, Terms(concurrency=at_once), lambda _: None)


class Listening(Wrapped):
    """A chat that remembers what it was asked."""

    def __init__(self, chat: Chat) -> None:
        super().__init__(chat)
        self.requests: list[Request] = []

    async def ask(self, request: Request, until: float, on_text: OnText | None = None) -> Answer:
        self.requests.append(request)
        return await super().ask(request, until, on_text)
