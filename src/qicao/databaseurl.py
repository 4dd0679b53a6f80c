"""Addresses of databases as people write them: which ones we take, and how one is shown.

Reads the text and nothing else; `store` opens it.
"""

from __future__ import annotations

import re

ADVICE = (
    "应为 sqlite:/// 开头的文件或 postgresql:// 开头的地址，密码里的 @ / ? # 写成 %40 %2F %3F %23"
)
_TAKEN = re.compile(r"sqlite:///.*|postgres(?:ql)?(?:\+psycopg)?://(?:[^/?#@]*@)?[^@#]+", re.DOTALL)
_PASSWORD = re.compile(r"^([\w+]+://[^:/@]*):.*@", re.DOTALL)
_IN_QUERY = re.compile(r"([?&](?:ssl)?password=)[^&]*")


def driver_url(text: str) -> str:
    """The address as SQLAlchemy takes it; PostgreSQL goes through psycopg 3.

    ValueError for a database of another kind, and for an address with a bare @ / ? # in its
    password, part of which would be taken for the name of a server and asked for in the network.
    """
    if not _TAKEN.fullmatch(text):
        raise ValueError("no such database")
    return re.sub(r"^postgres(?:ql)?(?:\+psycopg)?://", "postgresql+psycopg://", text)


def masked(url: str) -> str:
    """The address with *** for its password; whatever has none is returned as it is."""
    return _IN_QUERY.sub(r"\1***", _PASSWORD.sub(r"\1:***@", url))
