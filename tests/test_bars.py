"""The bars that no linter holds: sizes of modules and functions, parameters, tests against code."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_MEDIAN_LINES = 8
MAX_POSITIONAL = 2
MAX_PARAMETERS = 5

TABLES = frozenset({"refusing_words.py"})
"""Modules that are nothing but a table."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _functions(file: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def _body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def _positional(function: Function) -> list[str]:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(ROOT / "src").as_posix())
def test_a_module_is_read_without_losing_the_thread(file: Path) -> None:
    """A module has at most 300 lines, its functions at most 40, with few parameters, by name after the second."""
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= MAX_MODULE_LINES or file.name in TABLES
    for function in _functions(file):
        assert _body_lines(function) <= MAX_FUNCTION_LINES, function.name
        positional = _positional(function)
        assert len(positional) <= MAX_POSITIONAL, f"{function.name}: by name after the second"
        assert len(positional) + len(function.args.kwonlyargs) <= MAX_PARAMETERS, function.name


def test_half_of_all_functions_are_a_glance() -> None:
    """The median function body has at most 8 lines."""
    assert median(_body_lines(function) for file in SOURCES for function in _functions(file)) <= MAX_MEDIAN_LINES


def test_every_test_says_what_holds() -> None:
    """Each test function has a docstring of its own."""
    mute = [
        f"{file.name}: {function.name}"
        for file in TESTS
        for function in _functions(file)
        if function.name.startswith("test_") and ast.get_docstring(function) is None
    ]
    assert not mute


def test_tests_and_code_keep_their_proportion() -> None:
    """There are 1.0 to 1.7 lines of tests for a line of code."""
    code, tests = (
        sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files) for files in (SOURCES, TESTS)
    )
    assert 1.0 <= tests / code <= 1.7
