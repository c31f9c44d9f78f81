"""Which wiki: the names and addresses that `--wiki` and photowalk.toml take."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from photowalk.errors import TargetError

SANDBOX = "sandbox"


@dataclass(frozen=True, slots=True)
class Target:
    """A wiki to work on."""

    name: str
    """`commons`, `commons:test`, `commons:beta`, `sandbox`, or the address of an api.php: the journal's word for it."""
    api_url: str
    """The address of its api.php; "" for the sandbox until one has been started."""


WIKIMEDIA_TARGETS = {
    target.name: target
    for target in (
        # Host names: pywikibot 11.9 families/commons_family.py (read 2026-11).
        Target("commons", "https://commons.wikimedia.org/w/api.php"),
        Target("commons:test", "https://test-commons.wikimedia.org/w/api.php"),
        Target("commons:beta", "https://commons.wikimedia.beta.wmcloud.org/w/api.php"),
    )
}


def require_target(text: str) -> Target:
    """The target that a user named; the sandbox comes without an address, since it is not yet running.

    Raises:
        TargetError: it is no known name and no http(s) address ending in api.php.
    """
    if text in WIKIMEDIA_TARGETS:
        return WIKIMEDIA_TARGETS[text]
    if text == SANDBOX:
        return Target(SANDBOX, "")
    problem = _find_address_problem(text)
    if problem is not None:
        raise TargetError(text, problem)
    return Target(text, text)


def _find_address_problem(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        host = None if re.search(r"[\s\x00-\x1f]", text) else parts.hostname
        _ = parts.port  # a port that is no number raises ValueError
    except ValueError:
        return "is not a valid address"
    if parts.scheme not in {"http", "https"} or not host:
        return "is not a known wiki"
    if "@" in parts.netloc:
        return "holds a user name or password, which would be stored and shown"
    if "//" in parts.path:
        # A path with two slashes is taken for another host: pywikibot joins addresses as browsers do.
        return "has two slashes in its path"
    if not parts.path.endswith("/api.php") or parts.query or parts.fragment:
        return "does not end in /api.php"
    return None
