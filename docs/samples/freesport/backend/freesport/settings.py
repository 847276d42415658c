"""Everything the environment may say, read once and checked at start."""
from collections.abc import Mapping
from dataclasses import dataclass, field

TRUE_VALUES = {"1", "true", "yes", "on"}


class SettingsError(ValueError):
    """A value of the environment that the service must not start with."""


@dataclass(frozen=True)
class Settings:
    # repr=False keeps the key out of tracebacks and logs.
    secret_key: str = field(repr=False)
    database_path: str = "freesport.sqlite3"
    host: str = "127.0.0.1"
    port: int = 8000
    release: str = "dev"
    dependencies: dict[str, tuple[str, int]] = field(default_factory=dict)


def load(environ: Mapping[str, str]) -> Settings:
    debug = environ.get("DEBUG", "0").strip().lower() in TRUE_VALUES
    secret_key = environ.get("SECRET_KEY", "")
    if not secret_key:
        # A well-known default would make every confirmation code guessable in production.
        if not debug:
            raise SettingsError("SECRET_KEY is required unless DEBUG is on")
        secret_key = "debug-only"
    return Settings(
        secret_key=secret_key,
        database_path=environ.get("DATABASE_PATH", Settings.database_path),
        host=environ.get("HOST", Settings.host),
        port=_port(environ.get("PORT", str(Settings.port))),
        release=environ.get("RELEASE", Settings.release),
        dependencies=_dependencies(environ.get("DEPENDENCIES", "")),
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise SettingsError(f"not a port: {text!r}")
    return int(text)


def _dependencies(text: str) -> dict[str, tuple[str, int]]:
    """Reads `db=localhost:5432,redis=localhost:6379`."""
    found = {}
    for item in filter(None, (part.strip() for part in text.split(","))):
        name, _, address = item.partition("=")
        host, _, port = address.rpartition(":")
        if not name or not host:
            raise SettingsError(f"not name=host:port: {item!r}")
        found[name] = (host, _port(port))
    return found
