"""AES-256-GCM for everything a person said, with one data key per case and the case id as associated data."""

from __future__ import annotations

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StorageError

KEY_BYTES = 32
NONCE_BYTES = 12


def new_key() -> bytes:
    """32 random bytes."""
    return os.urandom(KEY_BYTES)


def seal(key: bytes, plain: bytes, context: str) -> bytes:
    """nonce || ciphertext || tag. `context` (case id, or what a key is for) must be given again to open."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context.encode())


def unseal(key: bytes, sealed: bytes, context: str) -> bytes:
    """The plain bytes. Raises StorageError when key, context or bytes are not the ones sealed."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise StorageError("sealed bytes do not open with this key") from error


def seal_json(key: bytes, value: Any, context: str) -> bytes:
    """Seals any JSON value; ASCII-escaped, so that lone surrogates survive."""
    return seal(key, json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), context)


def unseal_json(key: bytes, sealed: bytes, context: str) -> Any:
    """The JSON value sealed by `seal_json`."""
    return json.loads(unseal(key, sealed, context))
