"""The limits of the reading process on Windows: a job object that holds it, by ctypes.

Everywhere else these functions do nothing: there the process limits itself.
"""

from __future__ import annotations

import ctypes
import sys

_BASIC, _EXTENDED = 2, 9
_PROCESS_TIME, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x2, 0x100, 0x2000
_ACCESS = 0x0001 | 0x0100 | 0x0400
"""To end a process, to put it into a job, and to ask what it used."""
_TICKS = 10_000_000
"""A hundred nanoseconds a tick, so many in a second."""


class _Basic(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least", ctypes.c_size_t),
        ("most", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def real_python(
    executable: str = sys.executable,
    base: str = getattr(sys, "_base_executable", sys.executable),
    platform: str = sys.platform,
) -> str:
    """The interpreter itself, to be held by a job and asked for its time.

    In a virtual environment of Windows `executable` is a program that starts it as a child.
    """
    return base if platform == "win32" else executable


def hold(pid: int) -> tuple[int, int] | None:
    """A job with the process in it, and the process; None where there are no jobs."""
    if sys.platform != "win32":
        return None
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.OpenProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    process = kernel.OpenProcess(_ACCESS, False, pid)
    held = kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(process))
    if not job or not process or not held:
        raise ctypes.WinError(ctypes.get_last_error())
    return job, process


def limit(job: tuple[int, int] | None, memory: int, cpu: int) -> None:
    """Holds the process of the job to so much memory, and so many seconds of CPU from now on."""
    if sys.platform != "win32" or job is None:
        return
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    times = [ctypes.c_int64() for _ in range(4)]  # created, ended, in the kernel, by itself
    kernel.GetProcessTimes(ctypes.c_void_p(job[1]), *map(ctypes.byref, times))
    limits = _Extended()
    limits.basic.flags = _PROCESS_TIME | _PROCESS_MEMORY | _KILL_ON_CLOSE
    limits.basic.process_time = times[3].value + cpu * _TICKS
    limits.process_memory = memory
    size = ctypes.sizeof(limits)
    set_to = kernel.SetInformationJobObject
    if not set_to(ctypes.c_void_p(job[0]), _EXTENDED, ctypes.byref(limits), size):
        raise ctypes.WinError(ctypes.get_last_error())


def release(job: tuple[int, int] | None) -> None:
    """Closes the job; what is still in it ends."""
    if sys.platform == "win32" and job is not None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        for handle in job:
            kernel.CloseHandle(ctypes.c_void_p(handle))
