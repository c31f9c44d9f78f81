"""Names of files; each case was asked of a MediaWiki 1.39."""

import pytest

from photowalk.sandbox.filenames import (
    DEFAULT_BLACKLIST,
    check_name,
    find_bad_prefix,
    find_blacklist_line,
    is_thumbnail_name,
    normal_extension,
    split_extension,
)
from photowalk.sandbox.titles import parse_title


@pytest.mark.parametrize(
    ("wanted", "becomes"),
    [
        ("File:Walk three.jpg", "Walk_three.jpg"),
        ("a/b walk.jpg", "A-b_walk.jpg"),
        ("a\\b walk.jpg", "A-b_walk.jpg"),
        ("Foo:bar.jpg", "Foo-bar.jpg"),
        ("Commons:bar.jpg", "Commons-bar.jpg"),
        ("  walk__  four.jpg ", "Walk_four.jpg"),
        ("Walk", "Walk.jpeg"),
        ("Walk [x].jpg", "Walk_-x-.jpg"),
        ("Walk {x}|.jpg", "Walk_-x--.jpg"),
        ("Walk #2.jpg", "Walk_-2.jpg"),
        ("Walk 'q' \"r\" & <.jpg", "Walk_'q'_\"r\"_&_-.jpg"),
        ("Walk\u00a0nb.jpg", "Walk_nb.jpg"),
        ("Walk \u200eRL.jpg", "Walk_RL.jpg"),
    ],
)
def test_a_name_the_wiki_would_change_is_known(wanted: str, becomes: str) -> None:
    """The title is the one the wiki would use, and told to be another."""
    name = check_name(wanted, "image/jpeg")
    assert name.title is not None
    assert (name.title.key, name.error, name.is_changed) == (becomes, None, True)


@pytest.mark.parametrize("wanted", ["walk one.jpg", "Walk_one.jpg", "Walk one.JPG", "日本 100% (1), a & b.jpg"])
def test_a_usual_name_is_not_changed(wanted: str) -> None:
    """The first letter and underscores do not count."""
    name = check_name(wanted, "image/jpeg")
    assert (name.error, name.is_changed, name.extension) == (None, False, "jpg")


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("Walk %41.jpg", "illegal-filename"),
        ("Walk ~~~ x.jpg", "illegal-filename"),
        ("Walk &amp; x.jpg", "illegal-filename"),
        ("Walk \ufffd x.jpg", "illegal-filename"),
        ("", "illegal-filename"),
        ("W" * 237 + ".jpg", "filename-toolong"),
        ("Å" * 119 + ".jpg", "filename-toolong"),
        (".jpg", "filename-tooshort"),
        ("Walk.", "filetype-missing"),
        ("walk.php.jpg", "filetype-banned"),
        ("Walk.exe", "filetype-banned"),
        ("Walk.bmp", "filetype-banned"),
    ],
)
def test_a_name_that_cannot_be_has_a_code(wanted: str, code: str) -> None:
    """The code is the one the API gives."""
    assert check_name(wanted, "image/jpeg").error == code


def test_a_content_of_unknown_type_lends_no_extension() -> None:
    """A name without extension then misses one."""
    name = check_name("Walk", "application/octet-stream")
    assert (name.error, name.title, name.extension, name.is_changed) == ("filetype-missing", None, "", False)


@pytest.mark.parametrize(("key", "parts"), [("A.b.jpg", ("A.b", "jpg")), ("A", ("A", "")), ("A.", ("A", ""))])
def test_the_last_dot_divides(key: str, parts: tuple[str, str]) -> None:
    """No dot, no extension."""
    assert split_extension(key) == parts


@pytest.mark.parametrize(("given", "normal"), [("JPEG", "jpg"), ("tiff", "tif"), ("PNG", "png"), ("jpg", "jpg")])
def test_an_extension_has_a_normal_form(given: str, normal: str) -> None:
    """Lower case, and the shorter of two spellings."""
    assert normal_extension(given) == normal


@pytest.mark.parametrize(
    ("key", "is_thumbnail"),
    [
        ("120px-A.jpg", True),
        ("50px-A.jpg", True),
        ("1200px-A.jpg", False),
        ("5px-A.jpg", False),
        ("A_120px-B.jpg", False),
    ],
)
def test_thumbnails_are_known_by_their_beginning(key: str, *, is_thumbnail: bool) -> None:
    """Two or three digits and `px-`."""
    assert is_thumbnail_name(key) is is_thumbnail


@pytest.mark.parametrize(
    ("key", "prefix"), [("IMG_0001.jpg", "IMG"), ("DSC_1.jpg", "DSC_"), ("Image.jpg", None), ("Imgage.jpg", None)]
)
def test_a_meaningless_beginning_is_known(key: str, prefix: str | None) -> None:
    """Upper and lower case differ."""
    assert find_bad_prefix(key) == prefix


@pytest.mark.parametrize(
    ("title", "is_forbidden"),
    [
        ("File:DSC_0123.jpg", True),
        ("File:DSC 0123.JPG", True),
        ("File:dscf0123.jpeg", True),
        ("File:Stockholm DSC_0123.jpg", False),
        ("File:A ''b''.jpg", True),
        ("File:Walk.jpg", False),
    ],
)
def test_camera_names_are_on_the_blacklist(title: str, *, is_forbidden: bool) -> None:
    """The whole title has to fit, whatever its case."""
    assert bool(find_blacklist_line(DEFAULT_BLACKLIST, parse_title(title))) is is_forbidden


def test_a_blacklist_has_comments_and_attributes() -> None:
    """What stands after `#` or between angle brackets is no part of the pattern."""
    line = "File:Bad.* <errmsg=some-key>  # because"
    assert find_blacklist_line(f"# only a comment\n\n{line}", parse_title("File:Bad day.jpg")) == line
