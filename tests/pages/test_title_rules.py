"""What a title may be."""

import pytest

from photowalk.pages.title_rules import UPLOAD_EXTENSIONS, find_rule_problem, find_rule_warnings, split_extension


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Stockholm City Hall by night 01.jpg",
            'Session - talk (1) 14.03, 50 % & "more"; ~~.png',
            "スウェーデン市庁舎.webp",
        ),
        *("Stockholm DSC 0123.jpg", "Samuel.jpg", "Pete 1.jpg", "Mg 12 and img.jpg", "Talk on Node.js and more.jpg"),
        *(
            "Jpg of the day.tif",
            "The 120px-thing.gif",
            "Don't.jpg",
            "A.b.c.d.jpg",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.jpg",
        ),
        *(f"{'x' * (239 - len(extension))}.{extension}" for extension in UPLOAD_EXTENSIONS),
    ],
)
def test_a_title_that_says_something_breaks_no_rule(text: str) -> None:
    """Good titles pass, among them some that come near a rule."""
    assert find_rule_problem(text) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is empty"),
        ("City #1.jpg", "has '#', which no page"),
        ("City\x00hall.jpg", "has U+0000, which no page"),
        ("City %41.jpg", "has %41, which a wiki takes for a code"),
        ("City &auml;.jpg", "has &auml;, which"),
        ("City ~~~~.jpg", "has ~~~, which"),
        ("x" * 237 + ".jpg", "is 241 bytes long; at most 240 fit"),
        ("é" * 118 + "a.jpg", "is 241 bytes long; at most 240 fit"),
        ("Session: talk.jpg", "has ':', which a wiki turns into '-'"),
        ("City/hall.jpg", "has '/', which a wiki turns"),
        ("City\\hall.jpg", "has '\\', which a wiki turns"),
        ("City hall 😀.jpg", "has '😀' (grinning face), which Commons takes in no file's name"),
        ("City\u200bhall.jpg", "has U+200B (zero width space), which"),
        ("City\u00adhall.jpg", "has U+00AD (soft hyphen), which"),
        ("City\ufeffhall.jpg", "has U+FEFF (zero width no-break space), which"),
        ("City hall \ue000.jpg", "has U+E000 (a character without a name), which"),
        ("City ''hall''.jpg", "has two apostrophes in a row; write one quotation mark"),
    ],
)
def test_characters_and_sizes_are_told(text: str, problem: str) -> None:
    """Rules of MediaWiki for any page and any file."""
    assert (find_rule_problem(text) or "").startswith(problem)


@pytest.mark.parametrize(
    "text", ["City hall", "City hall.", "City hall.heic", "City hall.JPG", "City hall.jpeg", "jpg"]
)
def test_an_extension_in_normal_form_is_needed(text: str) -> None:
    """Commons takes these five types of photos."""
    assert find_rule_problem(text) == "does not end in one of .jpg, .png, .gif, .webp, .tif, .svg"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("City hall.jpg.jpg", "ends twice in an extension; leave out .jpg"),
        ("City hall.TIFF.jpg", "ends twice in an extension; leave out .TIFF"),
        ("City hall.php.jpg", "has .php, which wikis refuse"),
        ("Talk on Node.js.jpg", "has .js, which wikis refuse"),
        ("Booth of example.COM.blue.jpg", "has .COM, which wikis refuse"),
        ("120px-City hall.jpg", "begins with 120px-, as a reduced picture's name does"),
        ("Hall.jpg", "is too short; write at least 5 characters"),
        (".jpg", "is too short"),
        ("Ha   .jpg", "is too short"),
        ("2019-08-16 14.03.jpg", "has no word; say what the photo shows"),
        ("!!!!!.jpg", "has no word; say what the photo shows"),
    ],
)
def test_what_stands_before_the_extension_has_rules_of_its_own(text: str, problem: str) -> None:
    """A name that says something, with no second extension and none of a program."""
    assert (find_rule_problem(text) or "").startswith(problem)


@pytest.mark.parametrize(
    "stem",
    [
        *("DCP 1234", "DSC 0123", "dsc 0123", "MVC-123", "P1010001", "PA010001", "IMG 2019", "MG 1234", "IMGP0001"),
        *("mgp 0001", "1234-5678 IMG", "IM 0001", "EX0001", "DC 12 S", "PICT0001", "pict 0001", "PANA0001", "DUW 0001"),
        *("CIMG0001", "JD 0001", "SDC10001", "DVC 0001", "SANY0001", "IMG 2019 Stockholm", "JD at the talk"),
        *("DSC one", "DSCF hall", "DSCN hall", "PICTURE"),
    ],
)
def test_a_camera_s_name_is_no_title(stem: str) -> None:
    """The patterns of Commons' and MediaWiki's lists: whole names in any case, and beginnings in this case."""
    assert find_rule_problem(f"{stem}.jpg") == "looks like a camera's file name; say what the photo shows"


@pytest.mark.parametrize(
    ("stem", "beginning"),
    [
        *(("DJI 0001", "DJI"), ("dji 0001", "dji"), ("InstagramCapture 1", "InstagramCapture")),
        *(
            ("Snapchat-1a", "Snapchat-1a"),
            ("Static svgfiles", "Static"),
            ("SAMSUNG tower", "SAM"),
            ("FOTO one", "FOTO"),
        ),
        *(("PXL 20190816", "PXL"), ("Imagen one", "Imagen"), ("GEDC one", "GEDC"), ("DSCX", "DSC"), ("SANYO", "SANY")),
    ],
)
def test_what_may_be_a_camera_s_name_is_worth_a_note(stem: str, beginning: str) -> None:
    """Patterns that weak evidence tells of: the title stays possible."""
    assert find_rule_problem(f"{stem} of mine.jpg") is None
    (warning,) = find_rule_warnings(f"{stem}.jpg")
    assert warning == f"begins with {beginning}, as a camera's or a program's file name; the wiki may refuse it"


@pytest.mark.parametrize("text", ["Samuel.jpg", "Fotograf.jpg", "Stockholm DJI 0001.jpg", "DJI of the talk.jpg"])
def test_a_title_that_says_something_is_worth_no_note(text: str) -> None:
    """Beginnings count in their case, names as a whole."""
    assert find_rule_warnings(text) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [("a.b.jpg", ("a.b", "jpg")), ("a", ("a", "")), ("a.", ("a", "")), (".jpg", ("", "jpg"))],
)
def test_the_extension_is_what_follows_the_last_dot(text: str, parts: tuple[str, str]) -> None:
    """Without a dot there is none."""
    assert split_extension(text) == parts
