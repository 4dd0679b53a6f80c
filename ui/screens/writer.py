"""Who writes: the builtin engine, a model behind OpenAI's interface, or another vendor's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import streamlit as st
from plain import plain
from session import in_words

from qicao.desk import prompts_of
from qicao.promptsets import PromptVersion, prompt_versions
from qicao.settings import Settings
from qicao.workflow import Prepared

BUILTIN = "builtin"
KINDS = {
    BUILTIN: "内置（不联网）",
    "openai": "模型（OpenAI 接口）",
    "langchain": "其他厂商（LangChain）",
}


@dataclass(frozen=True)
class Writer:
    """Who was chosen to write."""

    engine: str
    """As `--engine` has it; '' while something of it is not filled in."""
    prompts: PromptVersion | None = None
    """By which a model writes; None for the builtin engine, and for prompts that are faulty."""
    versions: dict[str, str] = field(default_factory=dict)
    """The version for each section that a model will write."""


def writer(settings: Settings, prepared: Prepared) -> Writer:
    """The engine, and for a model the prompts, that are chosen on the page."""
    engine = _engine(settings)
    if engine in (BUILTIN, ""):
        return Writer(engine)
    with in_words():
        prompts = _prompts(settings, prepared)
        versions = prompts_of(replace(prepared, profile=prompts.profile))
        return Writer(engine, prompts, versions)
    return Writer(engine)


def _engine(settings: Settings) -> str:
    kind, _, rest = settings.engine.partition(":")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.radio(
            "由谁起草",
            list(KINDS),
            index=list(KINDS).index(kind) if kind in KINDS else 0,
            format_func=KINDS.__getitem__,
            horizontal=True,
            key="engine",
            persist_state="session",
        )
        known = rest if chosen == kind else ""
        if chosen == "openai":
            return _named(chosen, _text("模型名", known, "model"))
        if chosen == "langchain":
            vendor, _, model = known.partition(":")
            whose = _text("厂商", vendor, "vendor", "如 anthropic、deepseek")
            return _named(chosen, whose, _text("模型名", model, "vendor_model"))
    return BUILTIN


def _text(label: str, value: str, key: str, example: str = "") -> str:
    written = st.text_input(
        label, value, key=key, width=220, placeholder=example or None, persist_state="session"
    )
    return (written or "").strip()


def _named(*parts: str) -> str:
    """The name of an engine; '' and what to do if a part of it is not written."""
    if all(parts):
        return ":".join(parts)
    st.caption("请把左边的空填上。")
    return ""


def _prompts(settings: Settings, prepared: Prepared) -> PromptVersion:
    """The prompts that are chosen among those that there are."""
    found = {one.kind: one for one in prompt_versions(prepared.profile, settings.data_dir)}
    folder = settings.data_dir / "prompts" / prepared.profile.ref.id / "sections"
    own = plain(f"自己改过的提示词放在 {folder} 里，就能在这里选。")
    if len(found) == 1:
        st.caption(f"用报告打开时的提示词，各节的版本见下表。{own}")
        return found["pinned"]
    kind = st.selectbox(
        "提示词",
        list(found),
        format_func=lambda kind: found[kind].name,
        key="prompts",
        help=own,
        width=480,
    )
    return found[kind]
