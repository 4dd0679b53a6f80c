"""The one place where a failure of a database becomes a sentence for a person.

The sentence names the place without its password and says what to do. What a driver says is not
repeated where it could hold a value or a secret.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError, TimeoutError

from qicao.databaseurl import ADVICE
from qicao.errors import StoreError

_LOCKED = "被别的程序占用太久：请等它做完，或关掉占用它的程序，再试一次"
_AWAY = "连不上：请确认数据库已经启动，地址、用户名和密码写对，或改用别的 QICAO_DATABASE_URL"
_READ_ONLY = "不能写入：请让当前用户对它和所在的文件夹有写的权限，或改用别的 QICAO_DATABASE_URL"
_FULL = "所在的磁盘满了：请腾出空间再试，已经保存的内容还在"
_BROKEN = "不是数据库文件，或已经损坏：请把它移到别处，再试时会新建一个"
_DISK = "读写磁盘出错：请检查磁盘是否已满或损坏，再试一次"
_REFUSED = "拒绝登录：请核对 QICAO_DATABASE_URL 里的用户名和密码"
_NO_DATABASE = "在服务器上不存在：请先建立这个数据库（createdb），再试一次"
_STRANGER = "里没有这条内容所属的起草记录：数据库可能被换过，请重新起草"
_ADDRESS = f"的地址不能用，请改正 QICAO_DATABASE_URL：{ADVICE}"
_CHANGED = "的表和本程序的不一样：请恢复备份，或换一个空的数据库"

_SENTENCES = {
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "SQLITE_CANTOPEN": "打不开：请确认它所在的文件夹存在，当前用户可以读写",
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_FULL": _FULL,
    "SQLITE_NOTADB": _BROKEN,
    "SQLITE_CORRUPT": _BROKEN,
    "SQLITE_IOERR": _DISK,
    "SQLITE_CONSTRAINT_FOREIGNKEY": _STRANGER,
    "SQLITE_ERROR": _CHANGED,
    "23503": _STRANGER,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "42": _CHANGED,
    "28": _REFUSED,
    "3D": _NO_DATABASE,
    "53100": _FULL,
    "53": "的服务器资源不足：请稍后再试，或请管理员增加连接数、内存、磁盘",
    "55P03": _LOCKED,
    "40": _LOCKED,
    "57014": _LOCKED,
    "57": _AWAY,
    "08": _AWAY,
    "58": _DISK,
}
"""What to say for a code of SQLite or an SQLSTATE that begins so; the first that fits."""


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turns whatever the database raises inside into a StoreError about `place`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"数据库 {place} {_sentence(error)}") from None


def _sentence(error: SQLAlchemyError) -> str:
    if isinstance(error, TimeoutError):
        return _LOCKED
    if isinstance(error, ArgumentError):
        return _ADDRESS
    code = _code(error)
    for beginning, sentence in _SENTENCES.items():
        if code.startswith(beginning):
            return sentence
    if isinstance(error, DBAPIError) and not code:
        return _AWAY
    return f"出错（{code or type(error).__name__}）：请再试一次，仍不行请把这句话告诉管理员"


def _code(error: SQLAlchemyError) -> str:
    """The name of SQLite's error or PostgreSQL's SQLSTATE; '' where the server gave none."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    return str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or "")
