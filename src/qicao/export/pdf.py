"""PDF by LibreOffice, in a profile folder of its own, without the network, within a time limit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from qicao.errors import MissingDependency, UsageError
from qicao.export.archive import write_file
from qicao.export.fonts import FontSubstitution, substitutions

LIMIT = 120
"""Seconds for one file."""
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_KEPT = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "XDG_DATA_HOME"),
    *("FONTCONFIG_FILE", "FONTCONFIG_PATH", "SYSTEMROOT", "WINDIR", "USERPROFILE"),
    *("APPDATA", "LOCALAPPDATA", "PROGRAMFILES"),
)
_NOWHERE = "http://127.0.0.1:9"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_soffice() -> Path | None:
    """LibreOffice's program, on the path or in its usual places; None if there is none."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    candidates = (named, *_PLACES) if named else _PLACES
    return next((Path(place) for place in candidates if Path(place).is_file()), None)


def docx_to_pdf(docx: Path, pdf: Path, *, limit: float = LIMIT) -> tuple[FontSubstitution, ...]:
    """Writes `docx` as `pdf`; returns the fonts that were replaced on the way.

    MissingDependency without LibreOffice; UsageError, in words, if it fails, takes longer than
    `limit` seconds, or `pdf` cannot be written.
    """
    soffice = find_soffice()
    if soffice is None:
        raise MissingDependency(
            "没有找到 LibreOffice，不能生成 PDF：请安装 LibreOffice Writer，"
            "或先导出 docx，再用 Word、WPS 另存为 PDF"
        )
    with tempfile.TemporaryDirectory(prefix="qicao-pdf-") as folder:
        made = _convert(soffice, docx, Path(folder), limit)
        found = substitutions(docx, made)
        write_file(pdf, made.read_bytes())
    return found


def _convert(soffice: Path, docx: Path, folder: Path, limit: float) -> Path:
    source, made = folder / "report.docx", folder / "report.pdf"
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    try:
        shutil.copyfile(docx, source)
    except OSError as error:
        raise UsageError(f"打不开“{docx}”，不能转成 PDF：请核对文件名和读取权限") from error
    arguments = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    arguments += ["--norestore", "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder)]
    _run([*arguments, str(source)], limit)
    if not made.is_file():
        raise UsageError(
            "LibreOffice 没有写出 PDF：请先用 Word 或 WPS 打开 docx 看是否完好，再重试"
        )
    return made


def _run(arguments: list[str], limit: float) -> None:
    own_group = sys.platform != "win32"
    process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        start_new_session=own_group,
    )
    try:
        process.wait(limit)
    except subprocess.TimeoutExpired as error:
        message = f"转 PDF 超过{limit:g}秒，已停止：请稍后重试，或用 Word、WPS 另存为 PDF"
        raise UsageError(message) from error
    finally:
        if process.poll() is None:
            _kill(process)


def _environment() -> dict[str, str]:
    """What LibreOffice needs, no keys, and proxies that lead nowhere."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    proxies = {"http_proxy": _NOWHERE, "https_proxy": _NOWHERE, "SAL_USE_VCLPLUGIN": "svp"}
    return kept | proxies


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and what it started."""
    if sys.platform == "win32":
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own child
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
