"""Placeholder until merged."""

from __future__ import annotations

from pydantic import SecretStr

from qicao.engines.chat import Chat


def LangChainChat(vendor: str, model: str, base_url: str | None, api_key: SecretStr | None) -> Chat:
    raise NotImplementedError
