"""Who uses the sandbox: names, sessions, blocks and how often somebody did something."""

import hashlib
import secrets
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta

from photowalk.commons.credentials import OAuthKeys
from photowalk.sandbox.database import Database
from photowalk.sandbox.titles import USER, TitleError, make_title

ANONYMOUS_TOKEN = "+\\"  # noqa: S105 - the token MediaWiki gives to everybody who is not logged in
TOKEN_KINDS = ("createaccount", "csrf", "login", "patrol", "rollback", "userrights", "watch")


@dataclass(frozen=True, slots=True)
class Block:
    """Why somebody may not write, and since when."""

    id: int
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account; the id is 0 for somebody without."""

    id: int
    name: str
    registered: str = ""
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's or a program's stay, logged in or not."""

    id: str
    """"" where nothing is kept yet."""
    secret: str
    user: User
    by_bot_password: bool = False

    @property
    def is_logged_in(self) -> bool:
        """Whether somebody with an account is behind it."""
        return self.user.id > 0

    def token(self, kind: str) -> str:
        """The token of that kind: the same as long as the session lasts."""
        if kind != "login" and not self.is_logged_in:
            return ANONYMOUS_TOKEN
        return hashlib.sha256(f"{self.secret}|{kind}".encode()).hexdigest()[:40] + ANONYMOUS_TOKEN


NOBODY = Session(id="", secret="", user=User(0, "127.0.0.1"))

_CONSUMER_TABLES = """
CREATE TABLE IF NOT EXISTS consumers (
  consumer_key TEXT PRIMARY KEY, consumer_secret TEXT NOT NULL, access_token TEXT NOT NULL,
  access_secret TEXT NOT NULL, user TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS nonces (consumer_key TEXT, nonce TEXT, at REAL, PRIMARY KEY (consumer_key, nonce))
"""


@dataclass(frozen=True, slots=True)
class Consumer:
    """An owner-only consumer of OAuth 1.0a, and the name of its owner."""

    keys: OAuthKeys
    owner: str


class Accounts:
    """The accounts and sessions of one state folder."""

    def __init__(self, database: Database) -> None:
        """Look them up in that database."""
        self._db = database
        for statement in _CONSUMER_TABLES.split(";\n"):
            database.execute(statement)

    def find_user(self, name: str) -> User | None:
        """The account of that name, if there is one."""
        row = self._db.find_row("SELECT * FROM users WHERE name = ?", name)
        if row is None:
            return None
        block = Block(row["id"], row["blocked_at"], row["block_reason"]) if row["blocked_at"] else None
        return User(row["id"], row["name"], row["registered"], block)

    def require_user(self, name: str, at: str) -> User:
        """The account of that name, made where there is none yet."""
        self._db.execute("INSERT OR IGNORE INTO users (name, registered) VALUES (?, ?)", name, at)
        user = self.find_user(name)
        assert user is not None  # noqa: S101 - it was just made
        return user

    def block(self, name: str, reason: str, *, at: str) -> None:
        """Forbid somebody to write."""
        self.require_user(name, at)
        self._db.execute("UPDATE users SET blocked_at = ?, block_reason = ? WHERE name = ?", at, reason, name)

    def unblock(self, name: str) -> None:
        """Allow it again."""
        self._db.execute("UPDATE users SET blocked_at = NULL, block_reason = NULL WHERE name = ?", name)

    def find_session(self, session_id: str) -> Session:
        """The session of that id; nobody's where it is unknown."""
        row = self._db.find_row(
            "SELECT sessions.*, users.name FROM sessions LEFT JOIN users ON users.id = user_id WHERE sessions.id = ?",
            session_id,
        )
        if row is None:
            return NOBODY
        user = self.find_user(row["name"]) if row["name"] else None
        return Session(session_id, row["secret"], user or NOBODY.user, by_bot_password=bool(row["by_bot_password"]))

    def start_session(self, user: User | None = None, *, by_bot_password: bool = False) -> Session:
        """A new session, of somebody or of nobody yet."""
        session = Session(secrets.token_hex(16), secrets.token_hex(16), user or NOBODY.user, by_bot_password)
        self._db.execute(
            "INSERT INTO sessions (id, secret, user_id, by_bot_password) VALUES (?, ?, ?, ?)",
            session.id,
            session.secret,
            user.id if user else None,
            by_bot_password,
        )
        return session

    def end_session(self, session_id: str) -> None:
        """Forget one session."""
        self._db.execute("DELETE FROM sessions WHERE id = ?", session_id)

    def end_all_sessions(self) -> None:
        """Forget every session, as a wiki does whose cache was lost."""
        self._db.execute("DELETE FROM sessions")

    def add_consumer(self, user: User, keys: OAuthKeys) -> None:
        """Let requests that are signed with these keys be that user's."""
        self._db.execute("INSERT OR REPLACE INTO consumers VALUES (?, ?, ?, ?, ?)", *astuple(keys), user.name)

    def find_consumer(self, consumer_key: str) -> Consumer | None:
        """The consumer with that key."""
        row = self._db.find_row("SELECT * FROM consumers WHERE consumer_key = ?", consumer_key)
        return None if row is None else Consumer(OAuthKeys(*tuple(row)[:4]), row["user"])

    def start_signed_session(self, consumer: Consumer, *, at: str) -> Session:
        """The session of one signed request: kept nowhere, and the same each time, so that its tokens last."""
        keys = consumer.keys
        user = self.require_user(consumer.owner, at)
        secret = hashlib.sha256(f"{keys.consumer_secret}|{keys.access_secret}".encode()).hexdigest()
        return Session(f"oauth|{keys.consumer_key}", secret, user)

    def take_nonce(self, consumer_key: str, nonce: str, *, at: datetime, span: timedelta) -> bool:
        """Note that a nonce was used; False where it was used within the span."""
        with self._db.transaction():
            self._db.execute("DELETE FROM nonces WHERE at < ?", (at - span).timestamp())
            if self._db.find_row("SELECT 1 FROM nonces WHERE consumer_key = ? AND nonce = ?", consumer_key, nonce):
                return False
            self._db.execute("INSERT INTO nonces VALUES (?, ?, ?)", consumer_key, nonce, at.timestamp())
        return True

    def take_hit(self, action: str, user: User, *, at: datetime) -> bool:
        """Count one deed against the limit of its action; False where the limit is used up (nothing counted then)."""
        limit = self.rate_limits().get(action)
        if limit is None:
            return True
        hits, seconds = limit
        since = (at - timedelta(seconds=seconds)).timestamp()
        with self._db.transaction():
            used = self._db.count(
                "SELECT count(*) FROM hits WHERE action = ? AND user_id = ? AND at > ?", action, user.id, since
            )
            if used >= hits:
                return False
            self._db.execute("INSERT INTO hits (action, user_id, at) VALUES (?, ?, ?)", action, user.id, at.timestamp())
        return True

    def rate_limits(self) -> dict[str, tuple[int, int]]:
        """How many deeds in how many seconds, by action (`upload`, `edit`)."""
        limits = self._db.read_setting("rate limits")
        if not isinstance(limits, dict):
            return {}
        return {str(action): (int(hits), int(seconds)) for action, (hits, seconds) in limits.items()}

    def set_rate_limit(self, action: str, limit: tuple[int, int] | None) -> None:
        """Allow so many deeds in so many seconds, or any number."""
        limits = {name: list(pair) for name, pair in self.rate_limits().items() if name != action}
        self._db.write_setting("rate limits", limits | ({action: list(limit)} if limit else {}))


def parse_user_name(raw: str) -> str | None:
    """A user name in its normal form; None where it is none."""
    try:
        name = make_title(USER, raw).text
    except TitleError:
        return None
    return None if any(character in "@:>/" for character in name) else name
