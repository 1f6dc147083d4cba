"""Values in, a file that only this user can have written out, and back: what one process leaves for the next."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import pickle
import stat
from pathlib import Path
from typing import Any

_KEY = Path("briefing", "key")
_KEY_BYTES = 32


class Sealed:
    """Values by name in a folder. Reading them back could run code, so each bears a seal made with a key that lies in
    the user's own folder: in a workspace that came from elsewhere nothing is found, and nothing runs.

    Where there is no key that this user alone can read, no room, or no folder around this one, nothing is kept and
    nothing fails.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._folder, self._version = folder, version.encode()

    def recall(self, name: str) -> Any:
        """The value kept under `name` by this version; None where there is none, or somebody else wrote it."""
        try:
            data = (self._folder / name).read_bytes()
            seal, payload = data[: hashlib.sha256().digest_size], data[hashlib.sha256().digest_size :]
            return pickle.loads(payload) if hmac.compare_digest(seal, self._seal(name, payload)) else None  # noqa: S301
        except (OSError, RuntimeError):
            return None

    def keep(self, name: str, value: Any) -> None:
        """Keep a value under `name`, whole or not at all."""
        payload = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        beside = self._folder / f"{name}.{os.getpid()}"
        with contextlib.suppress(OSError, RuntimeError):
            self._folder.mkdir(exist_ok=True)
            for left in self._folder.glob(
                f"{name}.[0-9]*"
            ):  # by a process that was killed; one that lives keeps nothing
                left.unlink(missing_ok=True)
            try:
                beside.write_bytes(self._seal(name, payload) + payload)
                beside.replace(self._folder / name)
            finally:
                beside.unlink(missing_ok=True)

    def _seal(self, name: str, payload: bytes) -> bytes:
        what = len(self._version).to_bytes(4, "big") + self._version + name.encode() + b"\0" + payload
        return hmac.digest(_key(), what, "sha256")


def _key() -> bytes:
    """The user's key, made where there is none yet. Raises OSError or RuntimeError where there is no place for it, and
    OSError where others could know it."""
    path = _state() / _KEY
    with contextlib.suppress(FileExistsError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(_KEY_BYTES))
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        if os.name == "posix" and (found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077):
            raise OSError(f"{path} is not this user's alone")
        key = file.read(_KEY_BYTES + 1)
    if len(key) != _KEY_BYTES:
        raise OSError(f"{path} holds no key")
    return key


def _state() -> Path:
    """The user's folder for state; a relative path would lead into the workspace, whose maker may bring a key along."""
    named = Path(os.environ.get("XDG_STATE_HOME", ""))
    own = named if named.is_absolute() else Path("~/.local/state").expanduser()
    if not own.is_absolute():
        raise OSError(f"{own} is no folder of the user's own")
    return own
