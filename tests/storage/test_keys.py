"""The key store: what is destroyed cannot be opened, and a wrong or open key file is refused in one line."""

import base64
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import settings
from bot.errors import CaseGone, SettingsError, StorageError
from bot.storage.crypto import new_key, seal_json, unseal, unseal_json
from bot.storage.keys import KeyStore


@pytest.fixture
def home(tmp_path):
    return settings.load({"GYEOT_HOME": str(tmp_path / "home")}, dotenv=None)


def test_first_start_makes_a_private_key_and_the_next_one_opens_the_same_case(home):
    key = KeyStore.load(home).make("aa11")
    assert KeyStore.load(home).get("aa11") == key
    assert home.key_file.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in home.home.rglob("*") if path.is_file())


def test_a_destroyed_key_is_gone_from_disk_and_memory(home):
    store = KeyStore.load(home)
    store.make("aa11")
    wrapped = (home.home / "keys/cases/aa/aa11").read_bytes()
    store.destroy("aa11")
    store.destroy("aa11")
    with pytest.raises(CaseGone):
        store.get("aa11")
    assert store.case_ids() == []
    assert not any(wrapped in path.read_bytes() for path in home.home.rglob("*") if path.is_file())


def test_the_case_key_is_not_on_disk_in_the_clear(home):
    key = KeyStore.load(home).make("aa11")
    assert not any(key in path.read_bytes() for path in home.home.rglob("*") if path.is_file())


def test_a_key_file_that_others_can_read_is_refused(home):
    KeyStore.load(home)
    home.key_file.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        KeyStore.load(home)


def test_a_missing_key_file_is_refused_once_there_is_data(home):
    KeyStore.load(home)
    home.key_file.unlink()
    with pytest.raises(SettingsError, match="missing"):
        KeyStore.load(home)


def test_another_master_key_is_refused(home):
    KeyStore.load(home)
    home.key_file.write_bytes(base64.b64encode(os.urandom(32)))
    with pytest.raises(SettingsError, match="not the one"):
        KeyStore.load(home)


@pytest.mark.parametrize("text", ["short", "a" * 44, "가나다"])
def test_a_malformed_master_key_is_refused_without_being_quoted(tmp_path, text):
    bad = settings.load({"GYEOT_HOME": str(tmp_path), "GYEOT_MASTER_KEY": text}, dotenv=None)
    with pytest.raises(SettingsError) as refused:
        KeyStore.load(bad)
    assert text not in str(refused.value)


def test_the_lookup_hides_the_account_and_keeps_channels_apart(home):
    store = KeyStore.load(home)
    assert store.lookup("contact", "telegram", "42") == KeyStore.load(home).lookup("contact", "telegram", "42")
    assert store.lookup("contact", "telegram", "42") != store.lookup("contact", "rest", "42")
    assert store.lookup("a", "bc") != store.lookup("ab", "c")


@given(text=st.text(st.characters(), max_size=200))
def test_any_text_comes_back_and_only_with_its_case(text):
    key = new_key()
    sealed = seal_json(key, text, "case1")
    assert unseal_json(key, sealed, "case1") == text
    with pytest.raises(StorageError):
        unseal(key, sealed, "case2")
    with pytest.raises(StorageError):
        unseal(new_key(), sealed, "case1")


def test_a_changed_byte_does_not_open():
    key = new_key()
    sealed = bytearray(seal_json(key, "비밀", "c"))
    sealed[-1] ^= 1
    with pytest.raises(StorageError):
        unseal(key, bytes(sealed), "c")
