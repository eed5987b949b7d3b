"""Colours on a console of Windows, which shows them since version 10, where it is asked to."""

import ctypes
import msvcrt
import sys
from ctypes import wintypes
from typing import TextIO

assert sys.platform == "win32"

_VIRTUAL_TERMINAL = 0x0004
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING"""


def takes_colours(console: TextIO) -> bool:
    """Have a console act on colours; whether it does."""
    kernel, mode = ctypes.windll.kernel32, wintypes.DWORD()
    handle = wintypes.HANDLE(msvcrt.get_osfhandle(console.fileno()))
    return bool(
        kernel.GetConsoleMode(handle, ctypes.byref(mode))
        and kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL)
    )
