"""What a module of the API and its parameters are, as far as `action=paraminfo` tells it."""

from dataclasses import dataclass

LIMIT = 500
"""Results a list gives at once to a user without `apihighlimits`."""
MULTI_LIMIT = 50
"""Values a parameter takes at once from such a user."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a module."""

    name: str
    """Without the module's prefix."""
    kind: str | tuple[str, ...] = "string"
    """`string`, `text`, `boolean`, `integer`, `limit`, `timestamp`, `upload`, `password` or the words it may be."""
    default: str = ""
    multi: bool = False
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Module:
    """One module: an action, or a submodule of `query`."""

    path: str
    params: tuple[Param, ...] = ()
    prefix: str = ""
    group: str = "action"
    """`action`, `prop`, `list` or `meta`."""
    is_generator: bool = False
    needs_token: bool = False
    """A csrf token, in the body of a POST; such modules write."""
    must_be_posted: bool = False

    @property
    def name(self) -> str:
        """`imageinfo` of `query+imageinfo`."""
        return self.path.rpartition("+")[2]

    def param(self, name: str) -> Param:
        """The parameter of that name, which the module must have."""
        return next(param for param in self.params if param.name == name)


def words(name: str, choices: str, *, default: str = "") -> Param:
    """A parameter that takes several of these words."""
    return Param(name, tuple(choices.split()), default, multi=True)


def limit(default: str = "10") -> Param:
    """How many results are wanted at once."""
    return Param("limit", "limit", default, low=1, high=LIMIT)


def texts(*names: str) -> tuple[Param, ...]:
    """A parameter of any text for each name."""
    return tuple(Param(name) for name in names)


def flags(*names: str) -> tuple[Param, ...]:
    """A parameter that is there or not for each name."""
    return tuple(Param(name, "boolean") for name in names)
