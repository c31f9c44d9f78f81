"""The terminal asks what is to become of a photo that the wiki warns of."""

import sys
from typing import Final

import click

from photowalk.cli.console import say, say_line, show_line
from photowalk.cli.watch.modes import is_terminal
from photowalk.cli.watch.watcher import Watcher
from photowalk.commons.asking import Ask, Choice, Question
from photowalk.model import Title
from photowalk.pages.title_rules import split_extension
from photowalk.pages.titles import parse_title
from photowalk.rules.upload_settings import WarningAction

_ANSWERS: Final = {
    WarningAction.RENAME: ("r", "(r)ename it"),
    WarningAction.LINK: ("l", "(l)ink it: let the file that is there stand for it"),
    WarningAction.SKIP: ("s", "(s)kip it: leave it out this time"),
    WarningAction.STOP: ("k", "(k)eep it refused: it is listed at the end, to be mended in the manifest"),
}
"""By what is done: the letter, and what the person reads."""


def find_ask(watcher: Watcher) -> Ask | None:
    """What asks the person at the terminal; None where there is none, or where she wants to hear little."""
    if not (watcher.mode.is_talking and is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return None

    def ask(question: Question) -> Choice:
        with watcher.aside():
            try:
                return ask_person(question)
            except (click.Abort, KeyboardInterrupt):
                say()  # what comes next would stand behind the question
                raise

    return ask


def ask_person(question: Question) -> Choice:
    """Ask on the terminal what is to become of a photo, and under which title where it is to be renamed.

    Raises:
        click.Abort: she pressed Ctrl-C, or typed the end of the input.
    """
    say_line(f"{question.photo.file}: {question.sentence}")
    say_line(f"  title: {question.title}")
    if question.proposal:
        say_line(f"  free is: {question.proposal}")
    if question.holders:
        say_line(f"  the same bytes are there as: {', '.join(question.holders)}")
    action = _ask_action(question)
    return Choice(action, _ask_title(question).text) if action is WarningAction.RENAME else Choice(action)


def _ask_action(question: Question) -> WarningAction:
    offered = {action: texts for action, texts in _ANSWERS.items() if action in question.choices}
    answers = {answer: action for action, (letter, _) in offered.items() for answer in (letter, str(action))}
    letters = ", ".join(letter for letter, _ in offered.values())

    def parse(typed: str) -> WarningAction:
        action = answers.get(typed.strip().lower())
        if action is None:
            raise click.UsageError(f"type one of {letters}")
        return action

    for _, text in offered.values():
        say(f"  {text}")
    action: WarningAction = click.prompt(f"What is to be done? [{letters}]", value_proc=parse, err=True)
    return action


def _ask_title(question: Question) -> Title:
    def parse(typed: str) -> Title:
        try:
            title = _parse_title(typed, like=question.title)
        except ValueError as error:
            raise click.UsageError(show_line(str(error))) from error
        if title.text == question.title:
            raise click.UsageError("that is the title that the wiki warns of")
        return title

    shown = f"New title [{show_line(question.proposal)}]" if question.proposal else "New title"
    default = question.proposal or None
    title: Title = click.prompt(shown, default=default, show_default=False, value_proc=parse, err=True)
    return title


def _parse_title(typed: str, *, like: str) -> Title:
    """The title typed, with the extension of the photo, which she need not type.

    Raises:
        ValueError: it cannot be one.
    """
    extension = split_extension(like)[1]
    try:
        title = parse_title(typed)
    except ValueError:
        return parse_title(f"{typed}.{extension}")
    return title if split_extension(title.text)[1] == extension else parse_title(f"{typed}.{extension}")
