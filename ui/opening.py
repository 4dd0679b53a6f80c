"""What the page stands on: the settings of this machine, and its database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from plain import plain

from qicao.errors import QicaoError
from qicao.keeping import open_shelf
from qicao.settings import Settings, load_settings

if TYPE_CHECKING:
    from qicao.keeping import Store


def settings_or_stop() -> Settings:
    """The settings of this machine; the page ends with the reason if they are wrong."""
    try:
        return load_settings()
    except QicaoError as error:
        st.error(plain(error.on_page))
        st.stop()


def store_or_stop(settings: Settings) -> Store:
    """The database, opened once; the page ends with the reason and a way to try again."""
    try:
        return _store(settings.database)
    except QicaoError as error:
        st.error(plain(error.on_page))
        st.button("再试一次", type="primary", key="retry")
        st.stop()


@st.cache_resource(show_spinner="正在打开数据库……")
def _store(url: str) -> Store:
    return open_shelf(url)
