"""The engine and its two kinds of transaction: reads that hold nothing, and short writes that begin IMMEDIATE."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
import alembic.runtime.migration
import alembic.util
import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MS = 1500  # how long a write waits for another; below the 2 s after which the front speaks without storage


class Database:
    """SQLite in WAL mode with `synchronous=FULL` (accepted means on disk) and `secure_delete` (erased means zeros)."""

    def __init__(self, url: str) -> None:
        self.url = url
        # hide_parameters: an error must not quote what was to be written.
        self._engine: Any = sa.create_engine(
            url,
            future=True,
            hide_parameters=True,
            poolclass=sa.pool.QueuePool,
            connect_args={"check_same_thread": False, "timeout": BUSY_MS / 1000},
        )
        self._writer = threading.Lock()
        self._writing = self._engine.execution_options(write=True)
        sa.event.listen(self._engine, "connect", _prepare)
        sa.event.listen(self._engine, "begin", _begin)

    def migrate(self) -> None:
        """Makes the file and brings the schema to the newest revision. Raises StorageError."""
        path = sa.engine.make_url(self.url).database
        try:
            if path:
                Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                Path(path).touch(mode=0o600)  # before SQLite makes it: the WAL gets the rights of the file
            config = alembic.config.Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            with self._writing.connect() as connection:
                config.attributes["connection"] = connection
                alembic.command.upgrade(config, "head")
                connection.commit()
            if path:
                Path(path).chmod(0o600)
        except alembic.util.CommandError as error:
            raise StorageError("the database was made by another version of this program") from error
        except (SQLAlchemyError, OSError) as error:
            raise StorageError(f"the database cannot be opened or migrated ({type(error).__name__})") from error

    @contextlib.contextmanager
    def read(self) -> Iterator[Session]:
        """A session for looking; ends without a trace."""
        with self._session(self._engine) as session:
            yield session

    @contextlib.contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: commits at the end, rolls back on any error. Keep it short; never await inside."""
        # Our own threads wait for each other here: SQLite's waiting is polling with growing pauses, and a burst of
        # accepted updates can starve the commit of an answer until it gives up.
        if not self._writer.acquire(timeout=BUSY_MS / 1000):
            raise StorageError("the database is busy")
        try:
            with self._session(self._writing) as session:
                yield session
                session.commit()
        finally:
            self._writer.release()

    def close(self) -> None:
        """Closes every connection; the last one checkpoints and removes the WAL."""
        self._engine.dispose()

    @contextlib.contextmanager
    def _session(self, bind: Any) -> Iterator[Session]:
        try:
            with Session(bind, future=True, autoflush=False) as session:
                yield session
        except SQLAlchemyError as error:
            raise StorageError(f"the database failed ({type(error).__name__})") from error


def _prepare(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    if cursor.execute("PRAGMA secure_delete=ON").fetchone()[0] != 1:
        raise StorageError("this SQLite cannot overwrite what is deleted")
    cursor.close()


def _begin(connection: Any) -> None:
    # A deferred read-then-write fails at once when another writer is active, whatever the time-out says.
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
