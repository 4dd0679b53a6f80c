"""Placeholder until merged."""

from __future__ import annotations

from pydantic import SecretStr

from qicao.engines.chat import Chat


class LangChainChat(Chat):
    """Any vendor through LangChain."""

    def __init__(
        self, vendor: str, model: str, base_url: str | None, api_key: SecretStr | None
    ) -> None:
        raise NotImplementedError
