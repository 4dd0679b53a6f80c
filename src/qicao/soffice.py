"""LibreOffice without a window: one file into another format, by a program that may come to harm.

It runs in a profile folder of its own, with macros off, linked files blocked and proxies that lead
nowhere, without our keys, within limits; when time is up its whole process group is ended.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from qicao.errors import MissingDependency

MEMORY = 4 << 30
"""Bytes of address space; it maps one and a half GiB before it does anything."""
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
_LIMITED = """
import os, resource, sys
wanted = {resource.RLIMIT_AS: int(sys.argv[1]), resource.RLIMIT_CPU: int(sys.argv[2])}
for kind, amount in {**wanted, resource.RLIMIT_CORE: 0}.items():
    most = resource.getrlimit(kind)[1]
    amount = amount if most == resource.RLIM_INFINITY else min(amount, most)
    resource.setrlimit(kind, (amount, amount))
os.execv(sys.argv[3], sys.argv[3:])
"""


def find_soffice() -> Path | None:
    """LibreOffice's program, on the path or in its usual places; None if there is none."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    candidates = (named, *_PLACES) if named else _PLACES
    return next((Path(place) for place in candidates if Path(place).is_file()), None)


def convert(source: Path, target: str, folder: Path, limit: float) -> Path | None:
    """Writes `source` in the format `target` (docx, xlsx, pdf:writer_pdf_Export) into `folder`.

    The file that was written, None if there is none. MissingDependency without LibreOffice,
    TimeoutError after `limit` seconds.
    """
    soffice = find_soffice()
    if soffice is None:
        raise MissingDependency("没有找到 LibreOffice：请安装 LibreOffice Writer 后再试")
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    arguments = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    arguments += ["--norestore", "--convert-to", target, "--outdir", str(folder), str(source)]
    _run(_limited(arguments, limit), limit)
    made = folder / f"{source.stem}.{target.partition(':')[0]}"
    return made if made.is_file() else None


def _limited(arguments: list[str], limit: float) -> list[str]:
    """The command behind limits of memory and CPU, where the system has and keeps them."""
    if sys.platform in ("win32", "darwin"):
        return arguments
    return [sys.executable, "-I", "-c", _LIMITED, str(MEMORY), str(int(limit) + 1), *arguments]


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
    except subprocess.TimeoutExpired:
        raise TimeoutError(f"LibreOffice took longer than {limit:g} s") from None
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
