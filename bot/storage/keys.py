"""The key store: a folder apart from the database and from its backup.

A master key (environment, or a file of mode 600) wraps the look-up key and one data key per case. Destroying a
case's file makes everything of that case unreadable, wherever a copy of the rows may be.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import stat
import threading
from pathlib import Path

from bot.errors import CaseGone, SettingsError, StorageError
from bot.settings import Settings
from bot.storage.crypto import KEY_BYTES, new_key, seal, unseal

_OPEN_KEYS = 10_000  # unwrapped keys held in memory at most


class KeyStore:
    """Wrapped keys, one small file each, below `GYEOT_HOME/keys`. Not safe for two processes at once."""

    def __init__(self, folder: Path, master: bytes) -> None:
        self._cases = folder / "cases"
        self._master = master
        self._cases.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._open: dict[str, bytes] = {}
        self._lock = threading.Lock()  # or a key read before its destruction would stay in memory after it
        self._lookup = self._named(folder / "lookup.key", "lookup")

    @classmethod
    def load(cls, settings: Settings) -> KeyStore:
        """Opens the store; makes a master key on the very first start.

        Raises:
            SettingsError: the key is malformed, readable by others, or is not the one this store was made with.
        """
        folder = settings.home / "keys"
        master = _from_text(settings.master_key, "GYEOT_MASTER_KEY") if settings.master_key else None
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            return cls(folder, master or _from_file(settings.key_file))
        except CaseGone as error:
            raise SettingsError("the master key is not the one this key store was made with") from error
        except (OSError, StorageError) as error:
            raise SettingsError(f"the keys cannot be read or written: {folder} and {settings.key_file}") from error

    def lookup(self, *parts: str) -> str:
        """HMAC-SHA256 (hex) of the parts: finds a person's row without holding who they are."""
        message = b"\0".join(part.encode("utf-8", "surrogatepass") for part in parts)
        return hmac.new(self._lookup, message, hashlib.sha256).hexdigest()

    def make(self, case_id: str) -> bytes:
        """A new data key for a new case, safely on disk before anything is encrypted with it."""
        key = new_key()
        with self._lock:
            _write(self._path(case_id), seal(self._master, key, f"case:{case_id}"))
            self._open[case_id] = key
        return key

    def get(self, case_id: str) -> bytes:
        """The data key of a case. Raises CaseGone when it was destroyed, also half-way."""
        with self._lock:
            key = self._open.get(case_id)
            if key is None:
                if len(self._open) >= _OPEN_KEYS:
                    self._open.clear()
                key = self._open[case_id] = self._unwrap(self._path(case_id), f"case:{case_id}")
            return key

    def destroy(self, case_id: str) -> None:
        """Overwrites and removes the wrapped key; done twice is no error."""
        path = self._path(case_id)
        with self._lock:
            self._open.pop(case_id, None)
            try:
                with path.open("r+b") as file:
                    file.write(os.urandom(path.stat().st_size))
                    file.flush()
                    os.fsync(file.fileno())
                path.unlink()
                _sync_folder(path.parent)
            except FileNotFoundError:
                return
            except OSError as error:
                raise StorageError("a key cannot be destroyed") from error

    def case_ids(self) -> list[str]:
        """Every case that has a key."""
        return sorted(path.name for path in self._cases.glob("*/*") if not path.name.endswith(".new"))

    def _path(self, case_id: str) -> Path:
        return self._cases / case_id[:2] / case_id

    def _unwrap(self, path: Path, context: str) -> bytes:
        try:
            wrapped = path.read_bytes()
        except FileNotFoundError as error:
            raise CaseGone("the key was destroyed") from error
        except OSError as error:
            raise StorageError("a key cannot be read") from error
        try:
            return unseal(self._master, wrapped, context)
        except StorageError as error:
            raise CaseGone("the key does not open: it is damaged, or of another master key") from error

    def _named(self, path: Path, context: str) -> bytes:
        if path.exists():
            return self._unwrap(path, context)
        key = new_key()
        _write(path, seal(self._master, key, context))
        return key


def _from_text(text: str, name: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise SettingsError(f"{name}: takes {KEY_BYTES} random bytes in base64")
    return key


def _from_file(path: Path) -> bytes:
    if not path.exists():
        if (path.parent / "lookup.key").exists():
            raise SettingsError(f"the master key file is missing: {path}. Put it back; without it nothing opens")
        _write(path, base64.b64encode(new_key()))
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise SettingsError(f"others can read the master key: run chmod 600 {path}")
    return _from_text(path.read_text("ascii", "replace").strip(), str(path))


def _write(path: Path, data: bytes) -> None:
    """Writes a whole file or nothing, synced, readable by us alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(path.name + ".new")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise StorageError("the key store cannot be written") from error


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
