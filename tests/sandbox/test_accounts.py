"""Names, sessions, tokens and limits."""

from datetime import UTC, datetime, timedelta

import pytest

from photowalk.commons.credentials import OAuthKeys
from photowalk.sandbox.accounts import ANONYMOUS_TOKEN, NOBODY, TOKEN_KINDS, User, parse_user_name
from photowalk.sandbox.store import Store

AT = datetime(2026, 8, 16, 12, tzinfo=UTC)
STAMP = "2026-08-16T12:00:00Z"


@pytest.mark.parametrize(
    ("raw", "name"),
    [("jane doe", "Jane doe"), ("Jane_Doe", "Jane Doe"), ("A@b", None), ("a/b", None), ("", None), ("a[b", None)],
)
def test_a_user_name_has_a_normal_form(raw: str, name: str | None) -> None:
    """As a title, and without some signs."""
    assert parse_user_name(raw) == name


def test_an_account_is_made_once(store: Store) -> None:
    """The number stays, and so does the day it was made."""
    first = store.accounts.require_user("Example", STAMP)
    assert store.accounts.require_user("Example", "2027-01-01T00:00:00Z") == first
    assert store.accounts.find_user("Example") == first
    assert store.accounts.find_user("Nobody else") is None


def test_tokens_last_as_long_as_the_session(store: Store) -> None:
    """Each kind and each session has its own; all end alike."""
    user = store.accounts.require_user("Example", STAMP)
    session, other = store.accounts.start_session(user), store.accounts.start_session(user)
    tokens = {each.token(kind) for each in (session, other) for kind in TOKEN_KINDS}
    assert len(tokens) == 2 * len(TOKEN_KINDS)
    assert all(token.endswith(ANONYMOUS_TOKEN) for token in tokens)
    assert store.accounts.find_session(session.id).token("csrf") == session.token("csrf")


def test_strangers_share_a_token(store: Store) -> None:
    """Only the one to log in with is their own."""
    stranger = store.accounts.start_session()
    assert stranger.token("csrf") == ANONYMOUS_TOKEN
    assert stranger.token("login") != ANONYMOUS_TOKEN
    assert store.accounts.find_session("no such id") == NOBODY


def test_a_session_ends(store: Store) -> None:
    """One, or all at once."""
    user = store.accounts.require_user("Example", STAMP)
    one, two, three = (store.accounts.start_session(user) for _ in range(3))
    store.accounts.end_session(one.id)
    assert not store.accounts.find_session(one.id).is_logged_in
    assert store.accounts.find_session(two.id).is_logged_in
    store.accounts.end_all_sessions()
    assert not store.accounts.find_session(three.id).is_logged_in


def test_a_block_is_known_to_every_session(store: Store) -> None:
    """It holds from its moment until it is lifted."""
    user = store.accounts.require_user("Example", STAMP)
    session = store.accounts.start_session(user)
    store.accounts.block("Example", "Why", at=STAMP)
    block = store.accounts.find_session(session.id).user.block
    assert block is not None
    assert (block.reason, block.at) == ("Why", STAMP)
    store.accounts.unblock("Example")
    assert store.accounts.find_session(session.id).user.block is None


def test_a_limit_counts_by_user_and_forgets_with_time(store: Store) -> None:
    """What was refused is not counted; what is older than the span does not count."""
    one, two = (store.accounts.require_user(name, STAMP) for name in ("One", "Two"))
    store.set_rate_limit("upload", hits=2, seconds=60)

    def take(user: User, second: int, action: str = "upload") -> bool:
        return store.accounts.take_hit(action, user, at=AT + timedelta(seconds=second))

    assert [take(one, second) for second in (0, 30, 40, 50)] == [True, True, False, False]
    assert take(two, 0)
    assert take(one, 50, action="edit")
    assert take(one, 61)
    assert not take(one, 62)


def test_a_limit_is_lifted(store: Store) -> None:
    """The others stay."""
    store.set_rate_limit("upload", hits=1, seconds=60)
    store.set_rate_limit("edit", hits=2, seconds=30)
    store.lift_rate_limit("upload")
    assert store.accounts.rate_limits() == {"edit": (2, 30)}


def test_a_consumer_is_found_by_its_key(store: Store) -> None:
    """With its owner; registering the key again replaces what was there."""
    user = store.accounts.require_user("Example", STAMP)
    store.accounts.add_consumer(user, OAuthKeys("key", "old", "token", "old"))
    keys = OAuthKeys("key", "secret", "token", "secret")
    store.accounts.add_consumer(user, keys)
    consumer = store.accounts.find_consumer("key")
    assert consumer is not None
    assert (consumer.keys, consumer.owner) == (keys, "Example")
    assert store.accounts.find_consumer("another") is None


def test_a_nonce_is_taken_once_in_a_span(store: Store) -> None:
    """By each consumer; after the span it is forgotten."""

    def take(second: int, consumer_key: str = "one") -> bool:
        at = AT + timedelta(seconds=second)
        return store.accounts.take_nonce(consumer_key, "nonce", at=at, span=timedelta(minutes=1))

    assert [take(0), take(60), take(60, "two"), take(61)] == [True, False, True, True]
