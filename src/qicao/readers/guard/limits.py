"""What the reading process may use for one file, and how it is held to it."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file: bytes of address space, seconds of CPU, seconds by the wall clock."""

    memory: int = 1 << 30
    cpu: int = 30
    wall: float = 60


LIMITS = Limits()


def limit_here(memory: int, cpu: int) -> None:
    """Holds this process to so much memory, and to so many seconds of CPU from now on.

    Nothing where the system has no such limits: there the parent holds it, or the clock alone.
    """
    if sys.platform == "win32" or importlib.util.find_spec("resource") is None:
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = {resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + 1 + cpu}
    if sys.platform != "darwin":  # there the limit is refused or not kept
        wanted[resource.RLIMIT_AS] = memory
    for kind, amount in wanted.items():
        _, most = resource.getrlimit(kind)  # what the system itself allows is never exceeded
        allowed = amount if most == resource.RLIM_INFINITY else min(amount, most)
        resource.setrlimit(kind, (allowed, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limits_here() -> str:
    """Which limits this system keeps, in words."""
    if sys.platform == "win32":
        return "内存和处理器时间由作业对象（Job Object）限制，超时由主程序结束"
    if importlib.util.find_spec("resource") is None:
        return "本系统不能限制读取进程的内存和处理器时间，只按时钟结束"
    if sys.platform == "darwin":
        return "处理器时间有限制，超时由主程序结束；macOS 不能限制内存"
    return "内存、处理器时间都有限制，超时由主程序结束"
