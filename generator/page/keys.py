"""The keys of a page: a secret in the address that is good once, and what it is exchanged for."""

import hmac
import secrets

_MOST = 16
"""Addresses that wait to be opened, and browsers that have one opened."""


class Keys:
    """Who may come in; a key that is spent, or the oldest of too many, lets nobody in any more."""

    def __init__(self) -> None:
        self.master = secrets.token_urlsafe(32)
        self._unspent: list[str] = []
        self._sessions: list[str] = []

    def spare(self) -> str:
        """A new secret for an address."""
        return _added(self._unspent)

    def exchanged(self, secret: str) -> str | None:
        """The session that the secret of an address is good for, once."""
        found = _known(self._unspent, secret)
        if found is None:
            return None
        self._unspent.remove(found)
        return _added(self._sessions)

    def lets_in(self, session: str) -> bool:
        """Whether a browser has a session of this page."""
        return _known(self._sessions, session) is not None

    def is_master(self, key: str) -> bool:
        """Whether it is the key by which the same user's command asks for an address."""
        return _same(self.master, key)


def _added(keys: list[str]) -> str:
    keys.append(secrets.token_urlsafe(32))
    del keys[:-_MOST]
    return keys[-1]


def _known(keys: list[str], key: str) -> str | None:
    return next((one for one in keys if _same(one, key)), None)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "replace"))
