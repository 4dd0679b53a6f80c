"""`qicao trial`: prompts tried on samples, and invented departments to try them on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qicao.cli.helptext import Command, Group
from qicao.cli.options import AsJson, Mask
from qicao.cli.outputs import Force, require_new

if TYPE_CHECKING:
    from qicao.settings import Settings
    from qicao.trial.cells import Trial
    from qicao.trial.jobs import Job

Cases = Annotated[
    list[Path],
    typer.Argument(metavar="样例…", help="样例文件夹、编造的单位，或装着它们的文件夹。"),
]
Engines = Annotated[
    list[str] | None,
    typer.Option("--engine", "-e", help="引擎，写法同 draft，可写多次。", show_default=False),
]
PromptFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--prompts",
        metavar="文件夹",
        help="报告类型的文件夹，或含 sections/ 的文件夹（盖在样例自己的上面），可写多次。",
    ),
]
Seeds = Annotated[
    list[int] | None,
    typer.Option("--seed", metavar="数", help="发给模型的种子，可写多次。", show_default=False),
]
OneSection = Annotated[
    list[str] | None,
    typer.Option("--section", help="只试这一节（编号），可写多次。", show_default=False),
]
Record = Annotated[
    Path | None, typer.Option("--record", metavar="文件夹", help="存下每个回复，供重放。")
]
Out = Annotated[
    Path | None,
    typer.Option("-o", "--out", metavar="文件", help="结果写成 .json、.csv 或 .md。"),
]

trial = typer.Typer(
    cls=Group,
    help="试验：用样例比较提示词和引擎；编造虚构单位的成套资料。",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Adds the verb and its parts to the application."""
    app.add_typer(trial, name="trial")


@trial.command(
    "generate", cls=Command, help="编造虚构单位：决算公开表、自评表、基础数据表、材料和真值。"
)
def generate(
    seed: Annotated[int, typer.Option("--seed", metavar="数", help="种子：相同则内容相同。")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件夹", help="写到哪里。")],
    count: Annotated[
        int, typer.Option("--count", min=1, metavar="个数", help="编造几个，种子依次加一。")
    ] = 1,
    kind: Annotated[
        str, typer.Option("--kind", metavar="类别", help="单位类别，如 police；不写则任取。")
    ] = "",
    layout: Annotated[
        str, typer.Option("--layout", metavar="表样", help="决算表样，如 export；不写则任取。")
    ] = "",
    fault: Annotated[
        str, typer.Option("--fault", metavar="差错", help="埋一处差错，如 sum_wrong；不写则没有。")
    ] = "",
    xls: Annotated[
        bool, typer.Option("--xls", help="决算表转成 .xls（需要 LibreOffice）。")
    ] = False,
) -> int:
    """Writes the folders; 0."""
    from qicao.profile import load_profile
    from qicao.resources import find_profile
    from qicao.trial.generate import Order, generate_all, orders_with_room
    from qicao.trial.stock import load_stock

    catalogue = load_profile(find_profile(load_stock().ids.profile)).catalogue

    def label(name: str) -> str:
        entry = catalogue.entry(name)
        return entry.label if entry else ""

    orders = orders_with_room(Order(seed, kind, layout, fault, xls), count, typer.echo)
    for folder in generate_all(orders, out, label):
        typer.echo(str(folder))
    typer.echo(f"已编造 {count} 个虚构单位；各文件夹里的 truth.json 是真值。")
    return 0


@trial.command("run", cls=Command, help="试提示词：每个样例起草一次，按同样的检查打分、比较。")
def run(
    cases: Cases,
    engine: Engines = None,
    prompts: PromptFolders = None,
    seed: Seeds = None,
    section: OneSection = None,
    record: Record = None,
    mask: Mask = False,
    out: Out = None,
    as_json: AsJson = False,
    force: Force = False,
) -> int:
    """0 done, 4 done with sections that a server failed."""
    from qicao.cli.lines import complain
    from qicao.trial.cases import find_cases
    from qicao.trial.jobs import make_jobs
    from qicao.trial.outputs import require_writable
    from qicao.trial.promptsets import read_prompt_sets

    if out:
        require_writable(out)
        require_new([out], force=force)
    jobs = make_jobs(
        find_cases(cases),
        read_prompt_sets(prompts or ()),
        _engines(engine, seed),
        sections=section or (),
        record=record,
        mask=mask,
        tell=complain,
    )
    return _tried(jobs, section or [], out, as_json=as_json)


def _engines(engines: list[str] | None, seeds: list[int] | None) -> list[Settings]:
    """Settings for each engine and seed, once each; the builtin engine has no seeds."""
    from qicao.engines.choose import BUILTIN
    from qicao.settings import load_settings

    names: list[str | None] = [*dict.fromkeys(engines or ())]
    found: list[Settings] = []
    for one in [load_settings(engine=name) for name in names or [None]]:
        given: list[int | None] = [*dict.fromkeys(seeds or ())]
        numbers = [None] if one.engine == BUILTIN else given or [one.seed]
        found += [one.model_copy(update={"seed": number}) for number in numbers]
    return found


def _tried(jobs: tuple[Job, ...], sections: list[str], out: Path | None, *, as_json: bool) -> int:
    """Drafts all, writes the file anew after each, and shows what there is even if stopped."""
    from qicao.cli.progress import progress_of
    from qicao.trial.cells import Trial
    from qicao.trial.outputs import write_trial
    from qicao.trial.running import run

    trial = Trial(planned=tuple(job.cell for job in jobs))
    saved = trial
    if out:
        write_trial(trial, out)  # what cannot be written is found before anything is paid for
    try:
        with progress_of("试验") as progress:
            for trial in run(jobs, sections, progress):
                if out:
                    write_trial(trial, out)
                    saved = trial
    finally:
        if trial.done:
            _show(trial, out if saved is trial else None, as_json=as_json)
    return 4 if any(score.server_failures for score in trial.done) else 0


def _show(trial: Trial, out: Path | None, *, as_json: bool) -> None:
    """The JSON alone, or the tables and where they were written."""
    from qicao.cli.trialtable import print_trial
    from qicao.trial.outputs import json_text

    if as_json:
        typer.echo(json_text(trial), nl=False)
        return
    print_trial(trial)
    if out:
        typer.echo(f"\n已写入 {out}：起草 {len(trial.done)}/{len(trial.planned)} 份")
