"""`qicao doctor`: whether this machine, or a model's server, does what the program needs of it."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.errors import UsageError

if TYPE_CHECKING:
    from qicao.engines.probe import Setting, Verdict

MARKS = {"good": ("正常", "green"), "fair": ("注意", "yellow"), "bad": ("不行", "red")}
ENOUGH = 16_384


def register(app: typer.Typer) -> None:
    """Adds the verb to the application."""
    app.command("doctor", help="体检：程序、字体、可选组件和设置是否齐备；或探测模型服务。")(doctor)


def doctor(
    engine: Annotated[
        str | None,
        typer.Option("--engine", "-e", help="探测 openai:模型名 的服务。", show_default=False),
    ] = None,
    probe: Annotated[bool, typer.Option("--probe", help="探测设置里的模型服务。")] = False,
    context: Annotated[
        int, typer.Option("--context", min=1024, max=1 << 20, help="探测上下文，到多少词元为止。")
    ] = ENOUGH,
) -> int:
    """0 if all that is needed is there, 5 otherwise; 4 if a server that was probed failed."""
    return _probe(engine, context) if engine or probe else _examine()


def _examine() -> int:
    from qicao.cli.lines import say
    from qicao.machine import examine
    from qicao.settings import load_settings

    parts = examine(load_settings())
    for part in parts:
        mark, colour = (
            ("正常", "green") if part.there else ("缺少", "red" if part.needed else "yellow")
        )
        _line(mark, colour, f"{part.name}：{part.detail}")
        if not part.there:
            say(f"怎么办：{part.todo}", indent=5)
    return 5 if any(part.needed and not part.there for part in parts) else 0


def _probe(engine: str | None, most: int) -> int:
    """Asks the server and prints each verdict as it is found."""
    from qicao.cli.lines import say
    from qicao.engines.choose import endpoint_of, ladder_of
    from qicao.engines.probe import probe
    from qicao.settings import load_settings

    settings = load_settings(engine=engine)
    kind, _, model = settings.engine.partition(":")
    if kind != "openai":
        hint = "请写 --engine openai:模型名"
        raise UsageError(f"引擎 {settings.engine} 没有可探测的服务：{hint}")
    endpoint = endpoint_of(settings, model)
    say(f"探测 {endpoint.place}，模型 {model}，每问至多 {settings.deadline:g} 秒", dim=True)
    found = probe(endpoint, ladder_of(settings, endpoint), most, _print)
    if found.failure:
        _line("不行", "red", found.failure)
    say(f"共请求 {found.calls} 次。")
    _print_settings(found.settings)
    return 4 if found.failure else 0


def _print(verdict: Verdict) -> None:
    word, colour = MARKS[verdict.mark]
    _line(word, colour, f"{verdict.name}：{verdict.detail}")


def _line(word: str, colour: str, text: str) -> None:
    from qicao.cli.lines import say

    say(f"{word} {text}", hang=5, colour=colour)


def _print_settings(settings: tuple[Setting, ...]) -> None:
    """Lines to copy into a shell."""
    from qicao.cli.show import title

    if not settings:
        return
    title("建议的设置，可以整段复制")
    for setting in settings:
        name = f"QICAO_{setting.name.upper()}"
        if os.name == "nt":
            typer.echo(f'$env:{name} = "{setting.value}"  # {setting.why}')
        else:
            typer.echo(f"export {name}={shlex.quote(setting.value)}  # {setting.why}")
