"""One request to the API: its parameters, read as the module that asks for them declares them."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from photowalk.sandbox.accounts import Session
from photowalk.sandbox.api.errors import ApiError, missing_param
from photowalk.sandbox.api.module_table import MODULES
from photowalk.sandbox.api.modules import LIMIT, MULTI_LIMIT, Module, Param
from photowalk.sandbox.store import Store, stamp

Answer = dict[str, object]

_NOT_NORMAL = (
    'The value passed for "{}" contains invalid or non-normalized data. Textual data should be valid, NFC-normalized '
    "Unicode without C0 control characters other than HT (\\t), LF (\\n), and CR (\\r)."
)
_CONTROLS = {code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"}


@dataclass(slots=True)
class Call:
    """A request, who makes it and when."""

    store: Store
    session: Session
    now: datetime
    base_url: str
    """Without a slash at the end: `http://127.0.0.1:8080`."""
    params: Mapping[str, str]
    parts: Mapping[str, bytes] = field(default_factory=dict)
    """The files sent along, by field."""
    in_query: frozenset[str] = frozenset()
    """The parameters that stood in the address instead of the body."""
    is_post: bool = True
    warnings: dict[str, list[str]] = field(default_factory=dict)
    """By module name."""
    known: set[str] = field(default_factory=set)
    """The parameters that some module used."""

    @property
    def at(self) -> str:
        """Now, as the API writes it."""
        return stamp(self.now)

    def give_token(self, kind: str) -> str:
        """A token; the first one to log in with begins a session."""
        if kind == "login" and not self.session.id:
            self.session = self.store.accounts.start_session()
        return self.session.token(kind)

    def of(self, path: str, extra_prefix: str = "") -> "Params":
        """The parameters of one module; a generator's have a `g` before their prefix."""
        module = MODULES[path]
        self.known.update(f"{extra_prefix}{module.prefix}{param.name}" for param in module.params)
        return Params(self, module, extra_prefix + module.prefix)

    def warn(self, module: str, sentence: str) -> None:
        """Say something beside the answer, once."""
        sentences = self.warnings.setdefault(module, [])
        if sentence not in sentences:
            sentences.append(sentence)

    def warn_unknown(self) -> None:
        """Name the parameters that nobody read."""
        unknown = [name for name in (*self.params, *self.parts) if name not in self.known]
        if unknown:
            word = "parameter" if len(unknown) == 1 else "parameters"
            self.warn("main", f"Unrecognized {word}: {', '.join(unknown)}.")


@dataclass(frozen=True, slots=True)
class Params:
    """What one module sees of a request."""

    call: Call
    module: Module
    prefix: str

    def find(self, name: str) -> str | None:
        """The text given, None where the parameter is absent; a pure text in its normal form."""
        raw = self.call.params.get(self.prefix + name)
        if raw is None or self.module.param(name).multi:
            return raw
        normal = unicodedata.normalize("NFC", raw).translate(_CONTROLS)
        if normal != raw:
            self.call.warn(self.module.name, _NOT_NORMAL.format(self.prefix + name))
        return normal

    def text(self, name: str) -> str:
        """The text given, or the default."""
        found = self.find(name)
        return self.module.param(name).default if found is None else found

    def require(self, name: str) -> str:
        """The text given; raises `missingparam` where there is none."""
        found = self.find(name)
        if found is None:
            raise missing_param(self.prefix + name)
        return found

    def flag(self, name: str) -> bool:
        """Whether the parameter is there, whatever its value."""
        return self.find(name) is not None

    def choice(self, name: str) -> str:
        """One of the words the parameter may be; raises `badvalue` for another."""
        value = self.text(name)
        if value and value not in self.module.param(name).kind:
            raise ApiError("badvalue", f'Unrecognized value for parameter "{self.prefix + name}": {value}.')
        return value

    def words(self, name: str) -> list[str]:
        """The words given that the parameter may be; others are named in a warning."""
        param = self.module.param(name)
        given = self.values(name)
        if "*" in given:
            return list(param.kind)
        known = [word for word in given if word in param.kind]
        if unknown := [word for word in given if word not in param.kind]:
            self.call.warn(self.module.name, _unrecognized(self.prefix + name, unknown))
        return known

    def values(self, name: str) -> list[str]:
        """The values given, or the default's; raises `toomanyvalues` above fifty."""
        value = self.text(name)
        default = self.module.param(name).default.split()
        given = default if self.find(name) is None else split_values(value)
        if len(given) > MULTI_LIMIT:
            raise ApiError(
                "toomanyvalues",
                f'Too many values supplied for parameter "{self.prefix + name}". The limit is {MULTI_LIMIT}.',
                limit=MULTI_LIMIT,
                lowlimit=MULTI_LIMIT,
                highlimit=10 * MULTI_LIMIT,
            )
        return given

    def find_integer(self, name: str) -> int | None:
        """The number given, None where there is none; raises `badinteger`."""
        value = self.text(name)
        if not value:
            return None
        return self._within(self.module.param(name), self._integer(name, value))

    def integers(self, name: str) -> list[int]:
        """The numbers given."""
        return [self._integer(name, value) for value in self.values(name)]

    def limit(self, name: str = "limit") -> int:
        """How many results are wanted."""
        value = self.text(name)
        if value == "max":
            return LIMIT
        return self._within(self.module.param(name), self._integer(name, value or str(LIMIT)))

    def find_timestamp(self, name: str) -> str | None:
        """The moment given, as the API writes it; raises `badtimestamp`."""
        value = self.find(name)
        if not value:
            return None
        if value == "now":
            return self.call.at
        try:
            moment = datetime.fromisoformat(f"{value[:8]}T{value[8:]}" if value.isdigit() else value)
        except ValueError as error:
            sentence = f'Invalid value "{value}" for timestamp parameter "{self.prefix + name}".'
            raise ApiError("badtimestamp", sentence) from error
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))

    def _integer(self, name: str, value: str) -> int:
        try:
            return int(value)
        except ValueError as error:
            sentence = f'Invalid value "{value}" for integer parameter "{self.prefix + name}".'
            raise ApiError("badinteger", sentence) from error

    def _within(self, param: Param, value: int) -> int:
        low = value if param.low is None else param.low
        high = value if param.high is None else param.high
        if not low <= value <= high:
            name = self.prefix + param.name
            sentence = f'The value "{value}" for parameter "{name}" must be between {low} and {high:,}.'
            self.call.warn(self.module.name, sentence)
        return min(max(low, value), high)


def split_values(value: str) -> list[str]:
    """Several values of one parameter: between bars, or after U+001F each."""
    if value.startswith("\x1f"):
        return value[1:].split("\x1f")
    return value.split("|") if value else []


def _unrecognized(name: str, values: Iterable[str]) -> str:
    values = list(values)
    word = "value" if len(values) == 1 else "values"
    return f'Unrecognized {word} for parameter "{name}": {", ".join(values)}'
