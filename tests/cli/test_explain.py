"""photowalk explain: one photo's page and who says what of it."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from photowalk.catalogue import STATE_FOLDER, open_catalogue
from photowalk.model import Event, EventKind, Sha1
from support.command import RunHere, run_offline
from support.folders import BARE_SAMPLE, BROKEN_SAMPLE, SAMPLES, copy_samples, edit_sheet, list_files, read_sheet
from support.photo_files import make_jpeg, put
from support.placed import HOME, make_track

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KEYS = "file stage problems notes in_manifest wiki wiki_state wiki_title wiki_reason values rules page statements"
"""Scripts rely on them: a key may be added, none may go or mean another thing."""
NIGHT_SAMPLE = "city-night/DSC_0146.JPG"


def name_rule(rule: str) -> str:
    """A rule as it is named."""
    return f'rule "{rule}"'


def record(folder: Path, kind: EventKind, **data: str) -> None:
    """Have the journal tell this of the folder's first photo."""
    with open_catalogue(folder) as catalogue:
        catalogue.add_event(Event(AT, "sandbox", kind, Sha1(read_sheet(folder)[0]["sha1"]), data))


def set_wiki(folder: Path, wiki: str) -> None:
    """Have photowalk.toml name another wiki."""
    config = folder / "photowalk.toml"
    text = re.sub('^wiki = ".*"$', f'wiki = "{wiki}"', config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    config.write_text(text, encoding="utf-8")


def test_the_tables_tell_values_and_rules(photowalk: RunHere) -> None:
    """Where it stands, each value with its source, categories one a line, each rule with why it is not for it."""
    done = photowalk("explain", NIGHT_SAMPLE, SAMPLES, "--no-cache")
    lines = done.out.splitlines()
    cells = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]
    assert done.code == 0
    assert lines[0] == f"{NIGHT_SAMPLE}: ready"
    assert ["what", "value", "from"] in cells
    assert ["title", "Stockholm by night, August 2025 (01).jpg", name_rule("City by night")] in cells
    at = cells.index(["categories", "Example Conference 2025", "defaults"])
    assert cells[at + 1] == ["Stockholm by night", name_rule("City by night")]
    assert ["license", "cc-by-4.0", name_rule("City by night")] in cells
    assert [name_rule("Venue"), "no", f"files: {NIGHT_SAMPLE}, not venue/**"] in cells
    (held,) = [cell for cell in cells if cell[:2] == [name_rule("City by night"), "yes"]]
    assert held[2].startswith("title, license, description.en")
    assert done.err == f"The manifest does not say so yet. Next: photowalk plan {SAMPLES}\n"


def test_an_overruled_effect_names_who_overrules_it(photowalk: RunHere) -> None:
    """Of the categories both rules' stand; those after it win the title."""
    out = photowalk("explain", "IMG_20250815_231204.jpg", SAMPLES, "--no-cache").out
    (line,) = [line for line in out.splitlines() if line.startswith('rule "City by night"')]
    assert 'license, categories, depicts, title (overruled by rule "Gamla stan by night")' in line


def test_her_edits_stand_beside_what_the_rules_say(photowalk: RunHere, walk: Path) -> None:
    """What she typed and what she emptied; nothing is left to be planned."""
    photowalk("plan", walk)
    edit_sheet(walk, lambda row: row.update(title=f"Her {row['file']}", description_en="", description_sv="En bild"))
    done = photowalk("explain", "Walk 1.jpg", walk)
    cells = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in done.out.splitlines()]
    at = cells.index(["title", "Her Walk 1.jpg", "you, in manifest.csv"])
    assert cells[at + 1][0] == "rules now say"
    assert cells[at + 1][2] == "defaults"
    at = cells.index(["description_en", "(nothing)", "you, in manifest.csv"])
    assert cells[at + 1] == ["rules now say", "A photo of the walk", "defaults"]
    at = cells.index(["description_sv", "En bild", "you, in manifest.csv"])
    assert cells[at + 1] == ["rules now say", "(nothing)"]
    assert done.err == ""


def test_a_category_that_a_rule_takes_away_says_so(photowalk: RunHere, walk: Path) -> None:
    """Below those that are left, or below nothing."""
    with (walk / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write('\n[[rules]]\nname = "None"\nremove_categories = ["Walks"]\n')
    (walk / "photowalk.toml").write_text(
        re.sub("^categories = .*$", 'categories = ["Walks"]', (walk / "photowalk.toml").read_text(), flags=re.MULTILINE)
    )
    lines = photowalk("explain", "Walk 1.jpg", walk).out.splitlines()
    cells = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]
    at = cells.index(["categories", "(nothing)"])
    assert cells[at + 1] == ["taken away", "Walks", f"given by defaults, taken away by {name_rule('None')}"]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (BARE_SAMPLE, [f"{BARE_SAMPLE}: needs a person", "  title: {date} needs a capture time"]),
        (BROKEN_SAMPLE, [f"{BROKEN_SAMPLE}: refused", "  It is cut off: "]),
        ("DSC_0140.JPG", ["DSC_0140.JPG: ready", "  note: looks like DSC_0141.JPG"]),
    ],
)
def test_it_tells_where_the_photo_stands(photowalk: RunHere, named: str, told: list[str]) -> None:
    """With what is wrong and what is odd, before all else; exit code 0, since it was explained."""
    done = photowalk("explain", named, SAMPLES, "--no-cache")
    assert done.code == 0
    assert all(line.startswith(start) for line, start in zip(done.out.splitlines(), told, strict=False))


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (EventKind.UPLOADED, {"title": "Tower.jpg"}, "Walk 1.jpg: on sandbox as File:Tower.jpg\n"),
        (EventKind.UPLOADED, {}, "Walk 1.jpg: on sandbox\n"),
        (EventKind.INTENT, {"title": "Tower.jpg"}, "Walk 1.jpg: ready\n  sandbox: in-doubt\n"),
        (EventKind.FAILED, {"info": "no disk"}, "Walk 1.jpg: ready\n  sandbox: failed: no disk\n"),
    ],
)
def test_it_tells_how_it_stands_on_the_wiki(
    photowalk: RunHere, walk: Path, *, kind: EventKind, data: dict[str, str], told: str
) -> None:
    """As far as the journal knows."""
    photowalk("plan", walk)
    record(walk, kind, **data)
    assert photowalk("explain", "Walk 1.jpg", walk).out.startswith(told)


def test_with_page_the_wikitext_follows(photowalk: RunHere, walk: Path) -> None:
    """Below an empty line, as it would go up."""
    without = photowalk("explain", "Walk 1.jpg", walk)
    done = photowalk("explain", "Walk 1.jpg", walk, "--page")
    assert done.out.startswith(without.out)
    page = done.out.removeprefix(without.out)
    assert page.startswith("\n=={{int:filedesc}}==\n{{Information\n|description={{en|1=A photo of the walk}}\n")
    assert page.count("[[Category:") == 1


def test_with_statements_the_structured_data_follows(photowalk: RunHere, walk: Path) -> None:
    """As JSON, for Commons; of another wiki nobody knows what its ids mean, unless photowalk.toml says so."""
    set_wiki(walk, "commons:beta")
    refused = photowalk("explain", "Walk 1.jpg", walk, "--statements")
    assert "There are no statements for commons:beta" in refused.err
    config = walk / "photowalk.toml"
    said = config.read_text(encoding="utf-8")
    for wiki, upload in (("commons", ""), ("commons:beta", "[upload]\nstatements = true\n")):
        config.write_text(f"{said}\n{upload}", encoding="utf-8")
        set_wiki(walk, wiki)
        without = photowalk("explain", "Walk 1.jpg", walk)
        done = photowalk("explain", "Walk 1.jpg", walk, "--statements")
        entity = json.loads(done.out.removeprefix(without.out))
        assert "P170" in {claim["mainsnak"]["property"] for claim in entity["claims"]}
    config.write_text(f"{said}\n[upload]\nstatements = false\n", encoding="utf-8")
    assert "photowalk.toml says so" in photowalk("explain", "Walk 1.jpg", walk, "--statements").err


@pytest.mark.parametrize("option", ["--page", "--statements"])
def test_without_a_page_it_says_why(photowalk: RunHere, walk: Path, option: str) -> None:
    """What is wrong comes first."""
    put(walk, "bare.jpg", make_jpeg())
    done = photowalk("explain", "bare.jpg", walk, option)
    assert done.err.startswith("There is no page before what is wrong has been mended.\n")
    assert done.code == 0


def test_a_page_template_that_is_not_there_is_told(photowalk: RunHere, walk: Path) -> None:
    """She named one in the manifest that photowalk.toml does not."""
    photowalk("plan", walk)
    edit_sheet(walk, lambda row: row.update(layout="pages/mine.jinja"))
    assert "There is no page: layout 'pages/mine.jinja'" in photowalk("explain", "Walk 1.jpg", walk, "--page").err


@pytest.fixture
def told(photowalk: RunHere, walk: Path) -> dict[str, Any]:
    """The object of `explain --json` for Commons, where a rule is for the photo, one is not, and a cell is hers."""
    set_wiki(walk, "commons")
    with (walk / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write('\n[[rules]]\nname = "B"\nwhen.files = "b/*"\nlicense = "cc-zero"\n')
        config.write('\n[[rules]]\nname = "A"\ncategories = ["Towers", "Lakes"]\n')
        config.write('\n[[rules]]\nname = "C"\nremove_categories = ["Lakes"]\n')
    photowalk("plan", walk)
    edit_sheet(walk, lambda row: row.update(license="cc-by-4.0"))
    done = photowalk("explain", "Walk 1.jpg", walk, "--json")
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)
    explained: dict[str, Any] = json.loads(done.out)
    return explained


def test_json_has_it_all(told: dict[str, Any]) -> None:
    """One object with just these keys, the page and the statements among them."""
    assert " ".join(told) == KEYS
    assert (told["file"], told["stage"], told["in_manifest"]) == ("Walk 1.jpg", "ready", True)
    assert (told["wiki"], told["wiki_state"], told["wiki_title"]) == ("commons", "not-sent", None)
    assert told["page"].startswith("=={{int:filedesc}}==")
    assert told["statements"].keys() == {"labels", "claims"}


def test_json_tells_values_and_rules(told: dict[str, Any]) -> None:
    """Each part with its source, edits beside what the rules say, each rule with its verdict."""
    values = {value["column"]: value for value in told["values"]}
    assert [part["source"] for part in values["categories"]["parts"]] == ["defaults", name_rule("A")]
    assert values["license"] == {
        "column": "license",
        "parts": [{"value": "cc-by-4.0", "source": "you, in manifest.csv"}],
        "edited": True,
        "rules_say": {"value": "cc-by-sa-4.0", "source": "defaults"},
        "removed": [],
    }
    taken = {"value": "Lakes", "given_by": name_rule("A"), "removed_by": name_rule("C")}
    assert values["categories"]["removed"] == [taken]
    assert (values["date"]["edited"], values["date"]["rules_say"]) == (False, None)
    b, a, _ = told["rules"]
    assert (b["source"], b["holds"], b["misses"]) == (name_rule("B"), False, ["files: Walk 1.jpg, not b/*"])
    assert (a["holds"], a["misses"], a["stands"], a["overruled"]) == (True, [], ["categories"], {})


def test_json_of_a_refused_file_has_the_same_keys(photowalk: RunHere) -> None:
    """Empty where there is nothing to tell."""
    told = json.loads(photowalk("explain", BROKEN_SAMPLE, SAMPLES, "--json", "--no-cache").out)
    assert " ".join(told) == KEYS
    assert (told["stage"], told["values"], told["page"]) == ("refused", [], None)


def test_a_track_places_the_photo(photowalk: RunHere, walk: Path, tmp_path: Path) -> None:
    """With --track, as when it is planned."""
    track = put(tmp_path, "logger.gpx", make_track(("2025-08-14T12:03:21Z", HOME)).encode())
    assert "logger.gpx" not in photowalk("explain", "Walk 1.jpg", walk).out
    assert "logger.gpx" in photowalk("explain", "Walk 1.jpg", walk, "--track", track).out


def test_a_wrong_name_is_an_error_with_the_nearest(photowalk: RunHere, walk: Path) -> None:
    """Exit code 2, nothing on standard output."""
    done = photowalk("explain", "Wakl 1.jpg", walk)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("The folder has no photo 'Wakl 1.jpg'. Did you mean Walk 1.jpg")


def test_it_needs_no_network_and_writes_nothing(tmp_path: Path) -> None:
    """But what it remembers of the files that it read, and that only where it may."""
    samples = copy_samples(tmp_path / "walk", wiki="commons")
    before = list_files(samples)
    done = run_offline("explain", NIGHT_SAMPLE, "--page", "--statements", "--no-cache", cwd=samples)
    assert done.code == 0
    assert list_files(samples) == before
    assert run_offline("explain", NIGHT_SAMPLE, cwd=samples).code == 0
    after = list_files(samples)
    assert {name.partition("/")[0] for name in after.keys() - before.keys()} == {STATE_FOLDER}
    assert {name: after[name] for name in before} == before
