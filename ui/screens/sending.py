"""Who writes, by which prompts, and what a model will be sent: all of it before the button."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import streamlit as st
from plain import plain
from session import Session, in_words

from qicao.desk import Sending, prompts_of, sending
from qicao.promptsets import PromptVersion, prompt_versions
from qicao.settings import Settings
from qicao.workflow import Prepared
from qicao.writers import preview

LEAST = Decimal("0.01")
BUILTIN, MODEL = "内置（不联网）", "模型"


@dataclass(frozen=True)
class Writer:
    """Who was chosen to write."""

    engine: str
    prompts: PromptVersion | None
    """By which a model writes; None for the builtin engine, and for prompts that are faulty."""
    versions: dict[str, str]
    """The version for each section that a model will write."""

    @property
    def ready(self) -> bool:
        """Whether there is nothing against it."""
        return self.engine == "builtin" or self.prompts is not None


def writer(settings: Settings, prepared: Prepared) -> Writer:
    """The engine, and for a model the prompts, that are chosen on the page."""
    engine = _engine(settings)
    if engine == "builtin":
        return Writer(engine, None, {})
    with in_words():
        prompts = _prompts(settings, prepared)
        return Writer(engine, prompts, prompts_of(replace(prepared, profile=prompts.profile)))
    return Writer(engine, None, {})


def _engine(settings: Settings) -> str:
    if settings.openai_base_url is None:
        st.caption("由内置引擎起草，不用联网。要用模型，请先设置 OPENAI_BASE_URL 再打开本页。")
        return "builtin"
    kind, _, model = settings.engine.partition(":")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.radio(
            "由谁起草", (BUILTIN, MODEL), index=int(kind == "openai"), horizontal=True, key="engine"
        )
        name = st.text_input("模型名", model, disabled=chosen == BUILTIN, key="model", width=320)
    return f"openai:{name.strip()}" if chosen == MODEL and name.strip() else "builtin"


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


def told(state: Session, settings: Settings, chosen: Writer, sections: list[str]) -> bool:
    """Shows where everything will go and how much it is; whether there is nothing against it."""
    if chosen.engine == "builtin" or state.prepared is None or chosen.prompts is None:
        return chosen.ready
    own = settings.model_copy(update={"engine": chosen.engine})
    prepared = replace(state.prepared, profile=chosen.prompts.profile)
    with st.container(border=True), in_words():
        st.markdown("**点“起草”之后会发送什么**")
        _summary(_sending(state, own, chosen, prepared, sections))
        mask = st.checkbox("把姓名、证件号、电话、单位名称换成代号再发送", key="mask")
        if st.toggle("看要发送的全文", key="preview"):
            lines = preview(own, prepared, sections, mask=mask)
            st.code("\n".join(lines), language=None, height=480)
        return True
    return False


def _sending(
    state: Session, settings: Settings, chosen: Writer, prepared: Prepared, sections: list[str]
) -> Sending:
    """What will be sent, worked out once for what was asked."""
    digest = chosen.prompts.digest if chosen.prompts else ""
    revision = state.kept.revision.id if state.kept else ""
    asked = (revision, settings.engine, digest, tuple(sections))
    if state.sent is None or state.sent[0] != asked:
        with st.spinner("正在算要发送多少……"):
            state.sent = asked, sending(settings, prepared, sections)
    return state.sent[1]


def _summary(found: Sending) -> None:
    exact = "" if found.exact else "（按字数估计）"
    lines = [
        *found.lines,
        f"发出 {found.requests} 个请求，提示词共约 {found.tokens:,} 个词元{exact}；"
        "回复不合要求的再问，每节至多两次；以前答过、没有变的不再发。",
        _cost(found),
        "发出的是各节的要求、结论和数据的名称、文字信息和材料里的原句；文件本身不发，也不发往别处。",
    ]
    st.text("\n".join(lines))
    if found.left_out:
        st.warning(plain("上下文放不下的：\n" + "\n".join(found.left_out)))


def _cost(found: Sending) -> str:
    if found.once is None or found.most is None:
        return "没有设价格（price_input、price_output），不估计花费。"
    once, most = _money(found.once), _money(found.most)
    return f"按设的价格：都一次写成至多{once}，每节都再问两次至多{most}。"


def _money(cost: Decimal) -> str:
    return f"约 {cost:.2f}" if cost >= LEAST else "不到 0.01"
