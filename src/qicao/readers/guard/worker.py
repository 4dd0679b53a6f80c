"""The reading process as its parent sees it: started when needed, killed when it must be.

One worker serves a whole program; callers wait for one another. It is replaced after some files,
after any death, and in a process that was forked.
"""

from __future__ import annotations

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

from qicao.errors import ImportRefused
from qicao.readers.guard import windows
from qicao.readers.guard.limits import Limits
from qicao.readers.guard.wire import packed_json, receive, send

FILES = 40
"""Files that one process reads before a fresh one takes over."""
PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv.pop())
from qicao.readers.guard.child import main
main()
"""
_KEPT = (
    *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH"),
    *("SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "USERPROFILE", "APPDATA", "LOCALAPPDATA"),
    *("PYTHONHOME", "PYTHONPATH", "PYTHONUTF8", "PYTHONDONTWRITEBYTECODE"),
)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """A word and JSON, as the reading process sent them."""

    word: str
    body: bytes


class Worker:
    """One reading process and how many files it has read."""

    def __init__(self, program: str = PROGRAM) -> None:
        self.files, self.owner = 0, os.getpid()
        self.log = cast("IO[bytes]", tempfile.TemporaryFile())  # noqa: SIM115 - closed with it
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [windows.real_python(), "-X", "utf8", "-c", program, json.dumps([*map(str, sys.path)])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
        self.job = windows.hold(self.process.pid)

    def ask(self, kind: str, data: bytes, name: str, limits: Limits) -> Reply:
        """What the process says of a file. ImportRefused if it dies over it or takes too long."""
        self.files += 1
        head = {"kind": kind, "name": name, "memory": limits.memory, "cpu": limits.cpu}
        windows.limit(self.job, limits.memory, limits.cpu)
        late = threading.Event()
        timer = threading.Timer(limits.wall, self._stop, [late])
        timer.daemon = True
        timer.start()
        try:
            reply = self._exchange(packed_json(head), data)
        finally:
            timer.cancel()
        if reply is None:
            raise self._death(name, limits, late.is_set())
        return reply

    def _exchange(self, head: bytes, data: bytes) -> Reply | None:
        stdin, stdout = self._pipes()
        try:
            send(stdin, head)
            send(stdin, data)
            word, body = receive(stdout), receive(stdout)
        except OSError:
            return None
        return None if word is None or body is None else Reply(word.decode("latin-1"), body)

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        if self.process.stdin is None or self.process.stdout is None:
            raise ValueError("the reading process has no pipes")
        return cast("BinaryIO", self.process.stdin), cast("BinaryIO", self.process.stdout)

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self.process.kill()

    def _death(self, name: str, limits: Limits, late: bool) -> ImportRefused:
        """What to say of a file that ended the process."""
        self.process.kill()
        self.process.wait()
        self.log.seek(0)
        last = self.log.read()[-4000:].decode("utf-8", "replace")
        _LOG.debug("the reading process ended (%s): %s", self.process.returncode, last)
        over = sys.platform != "win32" and self.process.returncode == -signal.SIGXCPU
        if late or over:
            seconds = f"{limits.wall:g} 秒" if late else f"{limits.cpu} 秒处理器时间"
            hint = f"读取超过{seconds}，已停止：请删去不用的工作表、图片，或拆成几个文件再试"
            return ImportRefused("too_slow", name, hint)
        hint = "读取程序读到它时意外结束，文件可能已损坏：请用 WPS 或 Office 打开后另存一次再试"
        return ImportRefused("reader_died", name, hint)

    @property
    def usable(self) -> bool:
        """Whether it is ours and alive."""
        return self.owner == os.getpid() and self.process.poll() is None

    def close(self) -> None:
        """Ends the process, if it is ours, and lets go of what belongs to it."""
        for pipe in (self.process.stdin, self.process.stdout, self.log):
            if pipe is not None:
                _close(pipe)
        if self.owner == os.getpid():
            if self.process.poll() is None:
                self.process.kill()
            self.process.wait()
            windows.release(self.job)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        _LOG.debug("the reading process was gone when its pipe was closed")


class Guard:
    """The reading process of a program, started when needed, and the lock its callers wait at."""

    def __init__(self, program: str = PROGRAM, files: int = FILES) -> None:
        self.program, self.files = program, files
        self.lock, self.worker = threading.Lock(), cast("Worker | None", None)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def ask(self, kind: str, data: bytes, name: str, limits: Limits) -> Reply:
        """What the process says of a file. ImportRefused if it dies over it or takes too long."""
        with self.lock:
            worker = self._ready()
            reply = None
            try:
                reply = worker.ask(kind, data, name, limits)
            finally:
                if reply is None or reply.word == "ended":
                    self._close()  # after an interrupt too: no answer may be left behind
            return reply

    def close(self) -> None:
        """Ends the process; the next file starts another."""
        with self.lock:
            self._close()

    def _ready(self) -> Worker:
        if self.worker is None or not self.worker.usable or self.worker.files >= self.files:
            self._close()
            self.worker = Worker(self.program)
        return self.worker

    def _close(self) -> None:
        worker, self.worker = self.worker, None
        if worker is not None:
            worker.close()

    def _forget(self) -> None:
        """In a forked child: the worker belongs to the parent, and so may the lock."""
        self.lock = threading.Lock()


GUARD = Guard()
"""The one of this program."""
atexit.register(GUARD.close)
