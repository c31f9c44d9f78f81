"""What is done where a wiki warns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.upload_settings import UploadSettings, WarningAction
from photowalk.rules.upload_warnings import (
    ACTIONS,
    DEFAULT_ACTIONS,
    MOST_CAREFUL_FIRST,
    Judgement,
    judge_warnings,
    list_choices,
)

STOP, ASK, SKIP = WarningAction.STOP, WarningAction.ASK, WarningAction.SKIP
LINK, RENAME = WarningAction.LINK, WarningAction.RENAME
GRAVE = {"was-deleted", "duplicate-archive"}
SAFE = UploadSettings()

codes = st.sampled_from([*ACTIONS, "nochange", "empty-file", "never-met", ""])
sets_of_codes = st.frozensets(codes, max_size=5)
settings_of_people = st.fixed_dictionaries(
    {}, optional={code: st.sampled_from(actions) for code, actions in ACTIONS.items()}
).map(UploadSettings)


def care(action: WarningAction) -> int:
    """The less the more careful."""
    return MOST_CAREFUL_FIRST.index(action)


@pytest.mark.parametrize(
    ("given", "written", "judgement"),
    [
        (["duplicate"], {}, Judgement("duplicate", LINK)),
        (["exists"], {}, Judgement("exists", STOP)),
        (["exists"], {"exists": RENAME}, Judgement("exists", RENAME)),
        # The title is another file's, and the bytes are somewhere else: nothing goes up whatever a rule on titles says.
        (["duplicate", "exists"], {"exists": RENAME}, Judgement("duplicate", LINK)),
        (["duplicate", "exists"], {}, Judgement("exists", STOP)),
        # Under this title they were deleted; another title would only hide that.
        (["was-deleted", "duplicate-archive"], {"was-deleted": RENAME}, Judgement("duplicate-archive", STOP)),
        (
            ["was-deleted", "duplicate-archive"],
            {"was-deleted": RENAME, "duplicate-archive": SKIP},
            Judgement("duplicate-archive", SKIP),
        ),
        (["was-deleted"], {"was-deleted": RENAME}, Judgement("was-deleted", RENAME)),
        (["duplicateversions", "exists"], {"exists": RENAME}, Judgement("duplicateversions", STOP)),
        # What the wiki would make of the title is tried first; it is told whether that is taken.
        (["exists", "badfilename"], {"exists": RENAME, "badfilename": RENAME}, Judgement("badfilename", RENAME)),
        (["bad-prefix", "exists"], {"bad-prefix": ASK, "exists": SKIP}, Judgement("bad-prefix", ASK)),
        (["never-met", "duplicate"], {}, Judgement("never-met", STOP)),
        (["never-met", "b-new", "a-new", "c-new"], {}, Judgement("a-new", STOP)),
        (["nochange"], {}, Judgement("nochange", STOP)),
        ([], {}, Judgement("", STOP)),
    ],
)
def test_warnings_are_judged(given: list[str], written: dict[str, WarningAction], judgement: Judgement) -> None:
    """By what photowalk.toml says of each, the most careful word for all."""
    assert judge_warnings(given, UploadSettings(written)) == judgement


def test_defaults_are_safe() -> None:
    """Only a file that is there already is dealt with unseen; each default makes sense for its code."""
    assert {code: action for code, action in DEFAULT_ACTIONS.items() if action is not STOP} == {"duplicate": LINK}
    assert all(DEFAULT_ACTIONS[code] in actions for code, actions in ACTIONS.items())


@given(sets_of_codes, codes, settings_of_people)
def test_one_more_warning_never_makes_bolder(given: frozenset[str], more: str, settings: UploadSettings) -> None:
    """Whatever photowalk.toml says; and the warning that decided is one of those given."""
    judged = judge_warnings({*given, more}, settings)
    assert care(judged.action) <= care(judge_warnings(given, settings).action) or not given
    assert judged.code in {*given, more}


@given(sets_of_codes, st.sampled_from(sorted(GRAVE)), settings_of_people)
def test_what_was_deleted_is_never_passed_over(given: frozenset[str], grave: str, settings: UploadSettings) -> None:
    """Not by what is said of other warnings: only where its own line says so, and the very bytes not even then."""
    action = judge_warnings({*given, grave}, settings).action
    assert action in {STOP, ASK, SKIP} or settings.warnings.get(grave) is action is RENAME
    assert judge_warnings({*given, "duplicate-archive"}, settings).action in {STOP, ASK, SKIP}


@given(sets_of_codes, settings_of_people)
def test_the_order_of_warnings_does_not_matter(given: frozenset[str], settings: UploadSettings) -> None:
    """Nor that one is told twice."""
    listed = sorted(given)
    assert judge_warnings(listed, settings) == judge_warnings([*reversed(listed), *listed], settings)


@pytest.mark.parametrize(
    ("given", "choices"),
    [
        (["exists"], (STOP, SKIP, RENAME)),
        (["was-deleted", "badfilename"], (STOP, SKIP, RENAME)),
        (["duplicate"], (STOP, SKIP, LINK)),
        (["duplicate", "exists"], (STOP, SKIP, LINK)),
        (["exists", "bad-prefix"], (STOP, SKIP)),
        (["exists", "duplicateversions"], (STOP, SKIP)),
        (["duplicate-archive"], (STOP, SKIP)),
        (["never-met"], (STOP, SKIP)),
        ([], (STOP, SKIP)),
    ],
)
def test_a_person_chooses_among_what_helps(given: list[str], choices: tuple[WarningAction, ...]) -> None:
    """A new title where every warning is about the title; another file where one has the bytes."""
    assert list_choices(given) == choices


@given(sets_of_codes, settings_of_people)
def test_what_is_done_unasked_a_person_could_choose(given: frozenset[str], settings: UploadSettings) -> None:
    """No word of photowalk.toml does what would not help."""
    action = judge_warnings(given, settings).action
    assert action in {ASK, *list_choices(given)}
