"""What the health endpoint answers; the deploy waits for it."""
import socket
import sqlite3

from freesport.settings import Settings
from freesport.storage import Storage


def check(settings: Settings, storage: Storage, timeout: float = 1.0) -> dict:
    parts = {"storage": _storage(storage)}
    for name, address in settings.dependencies.items():
        parts[name] = _reachable(address, timeout)
    healthy = all(state == "ok" for state in parts.values())
    return {"status": "ok" if healthy else "fail", "release": settings.release, "parts": parts}


def _storage(storage: Storage) -> str:
    try:
        storage.ping()
    except sqlite3.Error as error:
        return f"fail: {type(error).__name__}"
    return "ok"


def _reachable(address: tuple[str, int], timeout: float) -> str:
    # The endpoint is public: the kind of the error, never the address.
    try:
        with socket.create_connection(address, timeout=timeout):
            return "ok"
    except OSError as error:
        return f"fail: {type(error).__name__}"
