"""The photowalk.toml to start with."""

import re
import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.rules.language.parse import parse_settings
from photowalk.rules.language.schema import ANY_CITY, ANY_LANGUAGE, WIKI_NAMES, walk_keys
from photowalk.rules.language.starter import StarterAnswers, render_starter
from photowalk.rules.refused_licenses import find_refusal
from photowalk.rules.settings import Inference, Privacy, Settings
from photowalk.rules.upload_settings import UploadSettings
from photowalk.rules.upload_warnings import DEFAULT_ACTIONS
from support.rule_cases import ATTACHMENTS, LICENSES, words

JANE = StarterAnswers("Jane Doe", "Example", "cc-by-sa-4.0", "Example Conference 2025")
texts = words | st.text(min_size=1).filter(str.strip)
usernames = st.text(alphabet="Exampleå '\"\\\n.", min_size=1).filter(str.strip)
languages = st.lists(st.sampled_from(["en", "sv", "zh-hans", "de"]), min_size=1, unique=True).map(tuple)
wikis = st.sampled_from([*WIKI_NAMES, "https://example.org/w/api.php"])
answers_of_people = st.builds(
    StarterAnswers, texts, st.none() | usernames, st.sampled_from(sorted(LICENSES)), st.none() | texts, languages, wikis
)


def load(toml: str) -> Settings:
    """The settings in a text."""
    settings = parse_settings(tomllib.loads(toml), licenses=LICENSES, attachments=ATTACHMENTS)
    assert isinstance(settings, Settings), settings
    return settings


def uncomment(toml: str) -> str:
    """The text with its examples taken into use: # away where no space follows."""
    return re.sub(r"^#(?=[^\s:])", "", toml, flags=re.MULTILINE)


@given(answers_of_people)
def test_answers_come_back(answers: StarterAnswers) -> None:
    """Whatever is answered, quotes, backslashes and line ends included, is what the file then says."""
    settings = load(render_starter(answers))
    assert answers == StarterAnswers(
        settings.author.name,
        settings.author.username,
        settings.defaults.license or "",
        settings.event.name,
        settings.languages,
        settings.wiki,
    )
    assert settings.defaults.origin == "own"
    assert (settings.rules, settings.cameras) == ((), ())
    assert (settings.inference, settings.privacy, settings.upload) == (Inference(), Privacy(), UploadSettings())


@given(answers_of_people)
def test_examples_load_too(answers: StarterAnswers) -> None:
    """With all examples taken into use the file still loads and has two rules more."""
    settings = load(uncomment(render_starter(answers)))
    assert [rule.name for rule in settings.rules] == ["City by night", "rule 2"]
    assert settings.rules[0].when.near is not None
    assert settings.rules[1].when.rules == ("City by night",)
    assert [session.title for session in settings.sessions] == ["Opening", "Closing"]
    assert (settings.group_gap_s, settings.places.limit_m) == (3600, 10_000)
    assert [camera.zone for camera in settings.cameras] == ["Europe/Stockholm"]
    assert [zone.action for zone in settings.privacy.zones] == ["coarsen"]
    assert settings.inference == Inference()
    assert settings.upload == UploadSettings(DEFAULT_ACTIONS, statements=False)
    assert settings.author.username is not None
    assert set(settings.defaults.descriptions) == set(answers.languages)


def list_paths(value: object, path: str = "") -> Iterator[str]:
    """The paths of a document as the schema writes them."""
    if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        for entry in value:
            yield from list_paths(entry, f"{path}[]")
    elif isinstance(value, dict):
        for name, inner in value.items():
            key = name
            if path.endswith(("description", "caption", ANY_CITY)):
                key = ANY_LANGUAGE
            elif path.endswith("places.names"):
                key = ANY_CITY
            here = f"{path}.{key}" if path else key
            yield here
            yield from list_paths(inner, here)
    else:
        yield path


def test_every_key_is_shown() -> None:
    """Each key of the schema stands in the file, in use or as an example, in its place or that of rules."""
    shown = set(list_paths(tomllib.loads(uncomment(render_starter(JANE)))))
    paths = {path for path, key in walk_keys() if not key.keys}
    assert {path.replace("defaults.", "rules[].") for path in paths} <= shown


def test_schema_is_named_first() -> None:
    """In the first line, where editors look for it; nowhere where there is none."""
    toml = render_starter(JANE, schema=".photowalk/schema.json")
    assert toml == "#:schema .photowalk/schema.json\n\n" + render_starter(JANE)
    assert load(uncomment(toml)) == load(uncomment(render_starter(JANE)))


@pytest.mark.parametrize("nothing", ["", " ", None])
def test_unanswered(nothing: str | None) -> None:
    """What is blank stands there as an example; nothing is then said of an event that is not known."""
    settings = load(render_starter(StarterAnswers("Jane Doe", nothing, "fal", nothing, ())))
    assert (settings.author.username, settings.event.name, settings.languages) == (None, None, ("en",))
    assert (settings.defaults.title, settings.defaults.categories) == (None, ())
    assert dict(settings.defaults.descriptions) == {}


def test_event_makes_the_texts() -> None:
    """With an event there are a title, descriptions and a category to begin with."""
    defaults = load(render_starter(StarterAnswers("Jane Doe", None, "fal", "Expo", ("sv", "en")))).defaults
    assert defaults.title == "{event} {date}"
    assert dict(defaults.descriptions) == {"sv": "{event}", "en": "Photo taken at {event}"}
    assert defaults.categories == ("{event}",)


def test_wrong_answers_are_told_as_any_mistake() -> None:
    """Answers that do not do give a text that is still TOML, so that all of them can be told at once."""
    toml = render_starter(StarterAnswers(None, None, "cc-by-nc-4.0", "Expo", ("english!",), "comons"))
    assert parse_settings(tomllib.loads(toml), licenses=LICENSES) == (
        "wiki: comons: unknown wiki; did you mean commons?",
        "languages[1]: english! is no language code such as en, sv or zh-hans",
        "author: give a name, a username or both",
        f"defaults.license: cc-by-nc-4.0: {find_refusal('cc-by-nc-4.0')}",
        'defaults.description."english!": english! is no language code such as en, sv or zh-hans',
    )


def test_reads_well() -> None:
    """No line is wider than a terminal of 120 columns, and no blank lines follow each other."""
    toml = render_starter(JANE)
    assert max(map(len, toml.splitlines())) <= 120
    assert "\n\n\n" not in toml
    assert toml.endswith("\n")
