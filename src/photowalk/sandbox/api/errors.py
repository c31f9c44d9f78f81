"""An answer of the API that says no."""

SUBSCRIBE = (
    "Subscribe to the mediawiki-api-announce mailing list at "
    "<https://lists.wikimedia.org/postorius/lists/mediawiki-api-announce.lists.wikimedia.org/> for notice of API "
    "deprecations and breaking changes."
)
"""What MediaWiki says beside every warning of something that will end."""


class ApiError(Exception):
    """Ends a request with a code, a sentence, and what else belongs to it.

    See https://www.mediawiki.org/wiki/API:Errors_and_warnings (read 2026-11).
    """

    def __init__(self, code: str, info: str, **extra: object) -> None:
        """Keep all three for the answer."""
        self.code = code
        self.info = info
        self.extra = extra
        super().__init__(f"{code}: {info}")


def missing_param(name: str) -> ApiError:
    """The error for a parameter that must be there."""
    return ApiError("missingparam", f'The "{name}" parameter must be set.')


def missing_one_of(*names: str) -> ApiError:
    """The error where one of several parameters must be there."""
    quoted = [f'"{name}"' for name in names]
    start = "One" if len(names) < 4 else "At least one"  # noqa: PLR2004 - as the two modules that use it word it
    return ApiError("missingparam", f"{start} of the parameters {', '.join(quoted[:-1])} and {quoted[-1]} is required.")


def mixed_params(first: str, second: str) -> ApiError:
    """The error for two parameters that exclude each other."""
    return ApiError("invalidparammix", f'The parameters "{first}" and "{second}" can not be used together.')


def wikibase_error(code: str, info: str, *names: str) -> ApiError:
    """The error of a module of Wikibase, with the names of its messages, which tell more than the code."""
    messages = [{"name": name, "parameters": [], "html": info} for name in names or (f"wikibase-api-{code}",)]
    return ApiError(code, info, messages=messages)
