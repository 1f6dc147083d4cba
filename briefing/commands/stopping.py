"""Signals → an event: what runs is finished first, and whoever asks a second time is heard at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType


def stop_on_signals(also: Callable[[], None] = lambda: None) -> threading.Event:
    """An event that SIGINT and SIGTERM set, calling `also`; a second signal ends the process as it always does."""
    stop = threading.Event()

    def stopping(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
            signal.raise_signal(number)
        stop.set()
        also()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stopping)
    return stop
