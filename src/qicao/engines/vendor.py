"""A vendor behind LangChain: where it is, what its class takes, and why there is none such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import SecretStr

from qicao.engines.endpoint import Endpoint
from qicao.errors import MissingDependency, UsageError
from qicao.nearest import suggest

COMPATIBLE = "openai"
"""The vendor that takes the address and the key of the settings; others have their own."""
_ADDRESSES = ("openai_api_base", "base_url", "anthropic_api_url", "azure_endpoint", "api_base")
_PACKAGE = re.compile(r"pip install ([\w-]+)")


class Vendor(Endpoint):
    """A vendor and its model; the address is '' where LangChain alone knows it."""

    vendor: str
    base_url: str = ""
    secrets: tuple[SecretStr, ...] = ()

    @property
    def place(self) -> str:
        """The address if it is known, else whose it is."""
        return super().place if self.base_url else f"{self.vendor}（LangChain 的默认地址）"

    @property
    def keys(self) -> tuple[str, ...]:
        """Every secret of the vendor's client."""
        return (*super().keys, *(secret.get_secret_value() for secret in self.secrets))


def unmade(error: Exception, vendor: Vendor) -> Exception:
    """Why a vendor's class could not be made, with what to install or to set."""
    said = str(error)
    if isinstance(error, MissingDependency):
        return error
    if isinstance(error, ImportError):
        named = _PACKAGE.search(said)
        package = named[1] if named else f"langchain-{vendor.vendor}"
        hint = f"请运行 pip install {package}"
        return MissingDependency(f"没有安装厂商 {vendor.vendor} 的组件 {package}：{hint}")
    if "Unsupported provider" in said:
        known = said.rpartition(": ")[2].split(", ")
        hint = suggest(vendor.vendor, known)
        return UsageError(f"LangChain 里没有厂商“{vendor.vendor}”：{hint}")
    hint = "请按这家厂商的说明设置密钥等环境变量"
    return UsageError(f"不能使用 {vendor.vendor} 的模型（{vendor.mask(said)}）：{hint}")


def names_of(kind: Any) -> Iterator[str]:
    """Every name under which a vendor's class takes a setting."""
    for name, field in kind.model_fields.items():
        yield name
        if field.alias:
            yield field.alias


def seen(vendor: Vendor, made: Any) -> Vendor:
    """The vendor with what its class shows of it: the address, the secrets, where they are set."""
    found = [getattr(made, name, None) for name in _ADDRESSES]
    address = next((str(a) for a in found if str(a).startswith(("http://", "https://"))), "")
    secrets = tuple(value for value in vars(made).values() if isinstance(value, SecretStr))
    keys = "、".join(made.lc_secrets.values()) or f"{vendor.vendor} 的密钥"
    url = vendor.url_name if vendor.vendor == COMPATIBLE else f"{vendor.vendor} 的设置"
    update = {"base_url": address, "secrets": secrets, "key_name": keys, "url_name": url}
    return vendor.model_copy(update=update)
