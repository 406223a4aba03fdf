"""Schema and engine: migrations go up and down, words are never in a plain column, erased bytes are zeros."""

import sqlite3
from datetime import datetime, timezone

import alembic.command
import alembic.config
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from bot.errors import StorageError
from bot.storage.database import MIGRATIONS, Database
from bot.storage.models import Case, OutboxRow, Tracker, metadata

# Columns that may be readable: ids, codes, times. Anything else must be `sealed`.
READABLE = {
    "id", "key", "lookup", "person", "case_id", "handoff_id", "short_name", "channel", "language", "reasons",
    "urgency", "minor", "may_read", "state", "kind", "attempts", "created_at", "last_active_at", "consented_at",
    "received_at", "sent_at", "due_at",
}  # fmt: skip
NEVER = {"text", "message", "address", "name", "phone", "url", "slots", "events", "metadata", "sender", "chat_id"}


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'data' / 'gyeot.db'}")
    database.migrate()
    yield database
    database.close()


def ours(name, kind, _):
    """SQLite's own table of the ids it has given is nobody's model."""
    return kind != "table" or not name.startswith("sqlite_")


def _config(connection):
    config = alembic.config.Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def test_the_migrations_make_exactly_the_models(database):
    with database._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False, "include_name": ours})
        assert compare_metadata(context, metadata) == []


def test_the_first_migration_goes_down_and_up_again(database):
    with database._writing.connect() as connection:
        alembic.command.downgrade(_config(connection), "base")
        connection.commit()
    with database._engine.connect() as connection:
        names = [name for name in sa.inspect(connection).get_table_names() if ours(name, "table", None)]
        assert names == ["alembic_version"]
    database.migrate()
    with database._engine.connect() as connection:
        assert set(metadata.tables) <= set(sa.inspect(connection).get_table_names())


def test_no_readable_column_can_hold_words():
    for table in metadata.tables.values():
        for column in table.columns:
            assert column.name not in NEVER
            assert column.name in READABLE or column.name == "sealed", f"{table.name}.{column.name}"
            if isinstance(column.type, sa.String):
                assert column.type.length <= 64, f"{table.name}.{column.name}: wide enough for a sentence"


def test_what_is_deleted_is_overwritten_in_the_file(database, tmp_path):
    now = datetime.now(timezone.utc)
    marker = b"canary-" + b"x" * 40
    with database.write() as session:
        session.add(Case(id="c1", short_name="AAAA", created_at=now, last_active_at=now, consented_at=now))
        session.flush()
        session.add(Tracker(case_id="c1", sealed=marker))
    with database.write() as session:
        session.execute(sa.delete(Case))
    database.close()
    assert not any(marker in path.read_bytes() for path in (tmp_path / "data").iterdir())


def test_a_locked_database_gives_one_error_without_what_was_written(database, tmp_path):
    blocker = sqlite3.connect(tmp_path / "data" / "gyeot.db", isolation_level=None)
    blocker.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError) as failed, database.write() as session:
        session.add(Tracker(case_id="c1", sealed=b"secret"))
    assert "secret" not in str(failed.value)
    blocker.execute("ROLLBACK")
    blocker.close()


def test_an_unusable_path_is_one_clear_error(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be opened"):
        Database(f"sqlite:///{tmp_path / 'file' / 'gyeot.db'}").migrate()


def test_the_id_of_a_deleted_row_is_never_given_to_another(database):
    now = datetime.now(timezone.utc)

    def add():
        with database.write() as session:
            row = OutboxRow(kind="reply", state="due", channel="c", due_at=now, attempts=0, created_at=now)
            session.add(row)
            session.flush()
            return row.id

    first = add()
    with database.write() as session:
        session.execute(sa.delete(OutboxRow))
    assert add() != first
