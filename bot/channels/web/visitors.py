"""Who is on the page, and from where may a request come.

A visitor is a random token in a session cookie that no script can read. The channel's address is a hash of it, so
nothing that we store or log opens a talk, and a restart of the process keeps the person. Nothing is stored for a
visitor before they write.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import secrets
from collections import OrderedDict
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

TOKEN_BYTES = 32  # 256 bits; ASVS asks for 128
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
NEW_AT_ONCE = 60  # new visitors from one network address: a school or a barracks shares one
NEW_A_SECOND = 2.0
_REMEMBERED = 10_000

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
_SECURE = ("https", "wss")
_PLAIN, _HARDENED = "visit", "__Host-visit"


def new_token() -> str:
    """256 random bits as 43 characters."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def address_of(token: str) -> str:
    """Where answers go: a hash, from which nobody finds the token. It carries 256 bits, so no key is needed."""
    return hashlib.sha256(b"visitor\0" + token.encode()).hexdigest()


class Doors:
    """Which hosts and origins are ours. `public_url` is the address that people use when it is not the loopback."""

    def __init__(self, public_url: str | None) -> None:
        parts = urlsplit(public_url or "")
        self._public_scheme = parts.scheme
        self._public_host = _full(parts.netloc, parts.scheme)

    def host_is_ours(self, connection: HTTPConnection) -> bool:
        """Does the Host header name us? A strange name that leads to the loopback is DNS rebinding."""
        host = connection.headers.get("host", "").lower()
        name = host.rsplit(":", 1)[0] if re.search(r":[0-9]+$", host) else host
        return name in LOOPBACK or self._is_public(host)

    def origin_is_ours(self, connection: HTTPConnection) -> bool:
        """Was the request made by our own page? Without an Origin the answer is no."""
        origin = urlsplit(connection.headers.get("origin", ""))
        if origin.scheme not in ("http", "https") or not origin.netloc:
            return False
        if origin.scheme == self._public_scheme and _full(origin.netloc, origin.scheme) == self._public_host:
            return True
        own = (connection.url.scheme in _SECURE) == (origin.scheme == "https")
        return own and origin.netloc.lower() == connection.headers.get("host", "").lower()

    def is_secure(self, connection: HTTPConnection) -> bool:
        """Does the browser speak TLS, to us or to the proxy before us?"""
        if connection.url.scheme in _SECURE:
            return True
        return self._public_scheme == "https" and self._is_public(connection.headers.get("host", "").lower())

    def _is_public(self, host: str) -> bool:
        return bool(host) and _full(host, self._public_scheme) == self._public_host

    def token(self, connection: HTTPConnection) -> str | None:
        """The visitor's token, in our own form only."""
        token = connection.cookies.get(self._cookie(connection), "")
        return token if _TOKEN.fullmatch(token) else None

    def give(self, response: Response, connection: HTTPConnection, token: str) -> None:
        """Sets the cookie: gone with the browser session, unreadable for scripts, never sent from other sites."""
        self._set(response, connection, token)

    def take_back(self, response: Response, connection: HTTPConnection) -> None:
        """Removes the cookie."""
        self._set(response, connection, "", max_age=0)

    def _cookie(self, connection: HTTPConnection) -> str:
        return _HARDENED if self.is_secure(connection) else _PLAIN

    def _set(self, response: Response, connection: HTTPConnection, value: str, max_age: int | None = None) -> None:
        response.set_cookie(
            self._cookie(connection),
            value,
            max_age=max_age,
            path="/",
            secure=self.is_secure(connection),
            httponly=True,
            samesite="strict",
        )


def _full(host: str, scheme: str) -> str:
    """The host with its port, the default one too."""
    host = host.lower()
    if not host or re.search(r":[0-9]+$", host):
        return host
    return f"{host}:{443 if scheme == 'https' else 80}"


class Newcomers:
    """Slows new visitors from one network address. It never sees a message, so it can never hold one up."""

    def __init__(self, at_once: int = NEW_AT_ONCE, a_second: float = NEW_A_SECOND) -> None:
        self._at_once = at_once
        self._a_second = a_second
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # network: (left, when)

    def may_enter(self, client: str | None, now: float) -> bool:
        """Takes one from the budget of the client's network (of IPv6 its /64); `now` in seconds."""
        network = _network(client)
        left, then = self._left.get(network, (float(self._at_once), now))
        left = min(self._at_once, left + (now - then) * self._a_second)
        enters = left >= 1
        self._left[network] = (left - 1 if enters else left, now)
        self._left.move_to_end(network)
        if len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return enters


def _network(client: str | None) -> str:
    try:
        address = ipaddress.ip_address(client or "")
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
