"""What this machine has of what the program needs, for `qicao doctor`. Makes no connection."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import subprocess
import sys

from qicao import __version__
from qicao.errors import QicaoError
from qicao.pagestyle import PageStyle
from qicao.readers.guard.limits import LIMITS, limits_here
from qicao.resources import list_profiles, ui_folder
from qicao.settings import Settings
from qicao.soffice import find_soffice
from qicao.values import Value

EXTRAS = {
    "openai": ("openai", "用模型起草"),
    "langchain": ("langchain", "经 LangChain 使用其他厂商的模型"),
    "store": ("sqlalchemy", "保存起草记录，写成的不再花钱"),
    "postgres": ("psycopg", "把记录存在 PostgreSQL"),
    "ui": ("streamlit", "网页界面"),
}


class Part(Value):
    """One thing that the program needs, or is better with."""

    name: str
    there: bool
    detail: str
    todo: str = ""
    needed: bool = False


def examine(settings: Settings) -> tuple[Part, ...]:
    """Every part: the needed first, then what makes more possible."""
    return (
        _python(),
        _profiles(settings),
        *(_extra(name, module, use) for name, (module, use) in EXTRAS.items()),
        _soffice(),
        _fonts(),
        _endpoint(settings),
        _limits(),
    )


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    return Part(
        name="程序",
        there=sys.version_info >= (3, 11),
        detail=f"qicao {__version__}，Python {version}，{sys.platform}",
        todo="请安装 Python 3.11 或更新的版本",
        needed=True,
    )


def _profiles(settings: Settings) -> Part:
    try:
        names = [folder.name for folder in list_profiles(settings.data_dir)]
        ui_folder()
    except QicaoError as error:
        return Part(
            name="数据文件夹", there=False, detail=str(error), todo="请重新安装 qicao", needed=True
        )
    detail = f"报告类型 {'、'.join(names)}"
    todo = "请重新安装 qicao"
    return Part(name="数据文件夹", there=bool(names), detail=detail, todo=todo, needed=True)


def _extra(name: str, module: str, use: str) -> Part:
    there = importlib.util.find_spec(module) is not None
    version = importlib.metadata.version(module) if there else "没有安装"
    todo = f'需要时运行 pip install "qicao[{name}]"'
    return Part(name=f"可选组件 {name}", there=there, detail=f"{use}：{version}", todo=todo)


def _soffice() -> Part:
    program = find_soffice()
    detail = str(program) if program else "没有找到 LibreOffice，不能生成 PDF，也不能读 .doc、.wps"
    todo = "安装 LibreOffice Writer；或用 Word、WPS 自行另存为 PDF、docx"
    return Part(name="LibreOffice", there=program is not None, detail=detail, todo=todo)


def _fonts() -> Part:
    program = shutil.which("fc-list")
    if program is None:
        return Part(
            name="公文字体", there=True, detail="本机没有 fc-list，不能判断；Word 文件里只写字体名"
        )
    listed = subprocess.run(  # noqa: S603 - a fixed program with a fixed argument
        [program, ":", "family"], capture_output=True, text=True, check=False, encoding="utf-8"
    ).stdout
    faces = PageStyle().faces
    wanted = dict.fromkeys(getattr(faces, role).fonts[0] for role in type(faces).model_fields)
    missing = [name for name in wanted if name not in listed]
    detail = "齐备" if not missing else f"本机没有 {'、'.join(missing)}（生成 PDF 时会被替换）"
    todo = "正式稿请在装有公文字体的电脑上打开 docx；字体由单位自行取得授权"
    return Part(name="公文字体", there=not missing, detail=detail, todo=todo)


def _endpoint(settings: Settings) -> Part:
    named = settings.openai_base_url
    key = "已设置密钥" if settings.openai_api_key else "没有密钥"
    detail = f"{named}（{key}）" if named else "没有指定，使用内置引擎起草"
    todo = "要用模型起草时，设置 OPENAI_BASE_URL 和 OPENAI_API_KEY"
    return Part(name="模型服务", there=named is not None, detail=detail, todo=todo)


def _limits() -> Part:
    whole = LIMITS.memory >> 20
    detail = f"每个文件在单独的进程里读，至多 {whole} MiB 内存、{LIMITS.wall:g} 秒：{limits_here()}"
    return Part(name="读取防护", there=True, detail=detail)
