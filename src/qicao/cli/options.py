"""Arguments and options that several verbs share, and what they become."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qicao.profile import Profile
    from qicao.reconcile import Choices
    from qicao.settings import Settings

Inputs = Annotated[
    list[Path],
    typer.Argument(
        metavar="输入…", help="表格、材料和上年报告（xlsx、et、docx、pdf 等）、文件夹。"
    ),
]
ProfileName = Annotated[
    str | None, typer.Option("--profile", "-p", help="报告类型的名称或文件夹。", show_default=False)
]
Variant = Annotated[
    str, typer.Option("--variant", help="提纲的变体，如 十部分。", show_default=False)
]
ChoicesFile = Annotated[
    Path | None,
    typer.Option("--choices", help="选定冲突数据、改写数据的 choices.yaml。", show_default=False),
]
Prefer = Annotated[
    list[str] | None,
    typer.Option("--prefer", help="冲突时以哪个文件为准，可写多次。", show_default=False),
]
Year = Annotated[
    int | None,
    typer.Option(
        "--year",
        min=2000,
        max=2099,
        help="报告写哪一年；数据没有写明年度，或几个文件年度不同时用。",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="只在标准输出打印一个 JSON 对象。")]
Mask = Annotated[
    bool, typer.Option("--mask", help="发给模型之前换掉单位、人名、证件号和电话，收到后换回。")
]
Provenance = Annotated[
    bool, typer.Option("--provenance", help="附上数据来源表：每个数及其单元格。")
]


def load(profile: str | None, variant: str, settings: Settings, inputs: list[Path]) -> Profile:
    """The profile that the option, the case or the settings name. UsageError if there is none."""
    from qicao.profile import load_profile
    from qicao.readers import read_case
    from qicao.resources import find_profile

    cases = [read_case(path) for path in inputs if path.is_dir()]
    named = next((case for case in cases if case.profile), None)
    name = profile or (named.profile if named else "") or settings.profile
    folder = find_profile(name, settings.data_dir)
    return load_profile(folder, variant or (named.variant if named else ""))


def choices(file: Path | None, prefer: list[str] | None) -> Choices:
    """The choices of a file, with the preferred files in front."""
    from qicao.reconcile import Choices, read_choices

    found = read_choices(file) if file else Choices()
    return found.model_copy(update={"prefer": (*(prefer or ()), *found.prefer)})
