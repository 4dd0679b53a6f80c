"""The application: its verbs, and the one place where an exception becomes words and an exit code.

A verb's module is imported only when it runs, so that `--help` stays quick.
"""

from __future__ import annotations

import gc
import sys

import typer

from qicao import __version__
from qicao.cli import (
    check,
    database,
    doctor,
    draft,
    export,
    figures,
    fill,
    profiles,
    settings,
    template,
    trial,
    ui,
    worker,
)
from qicao.cli.faultlog import kept_trace
from qicao.cli.helptext import Command, Group
from qicao.cli.lines import complain
from qicao.errors import QicaoError

UsageProblem: type[Exception] = next(
    base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"
)
"""What typer raises for a command line that it cannot read, whoever's click it brings along."""

INTERRUPTED = 130

app = typer.Typer(
    name="qicao",
    cls=Group,
    help="起草：从校验过的数据到绩效自评报告，正文里每个数都有出处。",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
VERBS = (
    draft,
    figures,
    fill,
    check,
    export,
    template,
    profiles,
    settings,
    doctor,
    trial,
    ui,
    worker,
    database,
)
for verb in VERBS:
    verb.register(app)
for command in app.registered_commands:
    command.cls = Command


def _version(shown: bool) -> None:
    if shown:
        typer.echo(f"qicao {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="显示版本号。"
    ),
) -> None:
    del version


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and exits with the code of the contract."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(50_000)  # modules, profiles and forms stay: looking for garbage finds none
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """The exit code of one command; everything that went wrong is told on stderr, in Chinese."""
    try:
        code = app(arguments, standalone_mode=False, prog_name="qicao")
    except typer.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return interrupted()
    except UsageProblem as error:
        complain(usage_message(error))
        return 2
    except QicaoError as error:
        complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        return 0
    except Exception:  # noqa: BLE001 - the outermost edge: nobody above us would tell the user
        return fault()
    if code == INTERRUPTED:
        return interrupted()
    return code if isinstance(code, int) else 0


def interrupted() -> int:
    """Says that the command was stopped; exit code 130."""
    typer.echo("已中断，没有写完的文件不会留下；之前写好的文件不受影响。", err=True)
    return INTERRUPTED


def fault() -> int:
    """Says where the traceback of a fault of ours is; exit code 70."""
    told = f"程序内部出错，出错之前写好的文件不受影响。请把 {kept_trace()} 发给维护人员。"
    typer.echo(told, err=True)
    return QicaoError.exit_code


def usage_message(error: Exception) -> str:
    """A usage error in Chinese, with what can be written instead."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "qicao"
    return f"{_usage_words(error)}\n用法见 {command} --help"


def _usage_words(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    near = "、".join(getattr(error, "possibilities", None) or ())
    hint = f"，是不是 {near}？" if near else ""
    match type(error).__name__:
        case "MissingParameter":
            return f"缺少参数 {_shown(parameter)}"
        case "NoSuchOption":
            return f"没有选项 {getattr(error, 'option_name', '')}{hint}"
        case "BadParameter":
            return f"参数 {_shown(parameter)} 的值不能用：{error}"
        case "NoArgsIsHelpError":
            return str(error)
        case _:
            return f"命令写得不对：{error}"


def _shown(parameter: object) -> str:
    """A parameter as the help shows it."""
    options = getattr(parameter, "opts", None) or []
    named = [option for option in options if option.startswith("-")]
    return "/".join(named) or str(getattr(parameter, "metavar", None) or "")
