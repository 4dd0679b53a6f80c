"""What a model will be sent, where to and at what price: all of it before the button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import streamlit as st
from plain import plain
from screens.writer import BUILTIN, Writer
from session import Session, in_words
from streamlit.delta_generator import DeltaGenerator

from qicao.desk import Sending, sending, sending_terms
from qicao.settings import Settings
from qicao.workflow import Prepared
from qicao.writers import preview

LEAST = Decimal("0.01")
COUNTING = "正在算要发送多少……"
RESTART = "环境变量改了以后，要关掉运行 qicao ui 的窗口，再打开一次才生效。"
Fill = Callable[[], None]
"""Fills in what takes a while to work out, when the rest of the page is there."""


def told(state: Session, settings: Settings, chosen: Writer, sections: list[str]) -> Fill | None:
    """Shows where everything will go, and how much it is once that is filled in.

    None if there is something against it, which is said.
    """
    if chosen.engine == BUILTIN:
        return lambda: None
    if state.prepared is None or chosen.prompts is None:
        return None
    own = settings.model_copy(update={"engine": chosen.engine})
    prepared = replace(state.prepared, profile=chosen.prompts.profile)
    with st.container(border=True):
        st.markdown("**点“起草”之后会发送什么**")
        with in_words():
            with st.spinner("正在看这个模型能不能用……"):
                lines = sending_terms(own)
            st.text("\n".join(lines))
            place = st.empty()
            place.caption(COUNTING)
            _looks(own, prepared, sections)
            return lambda: _fill(place, state, own, chosen, prepared, sections)
        st.caption(RESTART)
    return None


def _looks(settings: Settings, prepared: Prepared, sections: list[str]) -> None:
    """Whether names are to go out, and the whole of what will, for those who want to see it."""
    mask = st.checkbox("把姓名、证件号、电话、单位名称换成代号再发送", key="mask")
    if st.toggle("看要发送的全文", key="preview"):
        lines = preview(settings, prepared, sections, mask=mask)
        st.code("\n".join(lines), language=None, height=480)


def _fill(
    place: DeltaGenerator,
    state: Session,
    settings: Settings,
    chosen: Writer,
    prepared: Prepared,
    sections: list[str],
) -> None:
    with place.container(), in_words():
        _summary(_sending(state, settings, chosen, prepared, sections))


def _sending(
    state: Session, settings: Settings, chosen: Writer, prepared: Prepared, sections: list[str]
) -> Sending:
    """What will be sent, worked out once for what was asked."""
    digest = chosen.prompts.digest if chosen.prompts else ""
    revision = state.kept.revision.id if state.kept else ""
    asked = (revision, settings.engine, digest, tuple(sections))
    if state.sent is None or state.sent[0] != asked:
        state.sent = asked, sending(settings, prepared, sections)
    return state.sent[1]


def _summary(found: Sending) -> None:
    exact = "" if found.exact else "（按字数估计）"
    lines = [
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
