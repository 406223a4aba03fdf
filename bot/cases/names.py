"""Ids and short names: random, never derived from a person."""

from __future__ import annotations

import hashlib
import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32


def new_case_id() -> str:
    """128 random bits in hex: Rasa's sender and the associated data of everything sealed."""
    return secrets.token_hex(16)


def short_name(case_id: str) -> str:
    """Four letters by which staff tell cases apart; says nothing about the person."""
    digest = hashlib.sha256(b"short name:" + case_id.encode()).digest()
    return "".join(_LETTERS[byte % 32] for byte in digest[:4])
