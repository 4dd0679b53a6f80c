"""What only the person at the program can do: in the words of the command line, and of the page.

A finding, a row of coverage or a refusal bears such a step beside its advice. What others are
given of it, such as a letter, says neither; so the words of the two stand nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do in the program; a clause each, without a stop at its end."""

    command: str
    page: str


def on_command_line(said: str, step: Step | None, joint: str = "；") -> str:
    """What is said, with what to type after `joint`."""
    return _joined(said, step.command if step else "", joint)


def on_page(said: str, step: Step | None, joint: str = "；") -> str:
    """What is said, with where to click after `joint`."""
    return _joined(said, step.page if step else "", joint)


def _joined(said: str, more: str, joint: str) -> str:
    return joint.join(part for part in (said.rstrip("。") if more else said, more) if part)


_DATA = "“数据（可不给）”"
FIGURES = Step("用 --figures 指定数据文件", f"把数据文件放进{_DATA}再核对")
PROFILE = Step("请用 --profile 指定", f"把数据文件放进{_DATA}，就按报告类型核对")
TYPED_FIGURES = Step("请用 --figures 和 --profile 指定", f"把数据文件放进{_DATA}再核对")
BUNDLE = Step("请用 --figures 指定报告包", f"把报告包放进{_DATA}再核对")
OTHER_BUNDLE = Step("请用 --figures 指定导出它的报告包", f"请把导出它的报告包放进{_DATA}")
CHANGES = Step(
    "要知道改过哪些数，请把报告包放在一起或用 --figures 指定",
    f"要知道改过哪些数，请把报告包放进{_DATA}再核对",
)
GRADES = Step(
    "等级划分与此不同的，用 --profile 指定报告类型",
    f"等级划分与此不同的，把数据文件放进{_DATA}，就按报告类型的等级核对",
)
LISTED = Step(
    "请用 qicao template 生成填报表，在里面逐项填写",
    "请到“数据”的“逐项填写”里填写，或从 Excel、WPS 粘贴",
)
TEMPLATE = Step(
    "或用 qicao template 生成的表格填写",
    "或先读入别的文件，再到“数据”的“还缺的数据”里下载清单填写",
)
NAMED = Step(
    "或把名称改成 qicao template 里的写法",
    "或把名称改成“数据”的“还缺的数据”里的写法",
)
CHECK = Step("要核对这份报告，请用 qicao check", "要核对这份报告，请到“核对别人的报告”")


def other_profile(name: str) -> Step:
    """To read a workbook by the profile that it was written for."""
    return Step(f"请用 --profile {name}", "请在“报告类型”里换成它的类型")


def choice(written: str) -> Step:
    """To say which of several values counts; `written` as choices.yaml has it."""
    return Step(f"选定的写在 choices.yaml 里：{written}", "到“数据”里选定")
