"""The picture that a terminal shows."""

import io
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from rich.cells import cell_len
from rich.console import Console

from photowalk.cli.watch.display import Picture, draw_picture, list_figures, name_window, shorten_name
from photowalk.cli.watch.tally import begin_tally
from photowalk.commons.happenings import Begun, Happening, Published, QuotaLeft, Sent, Stashed, Waiting
from support.watching import MB, NOON, go_up, make_photo, make_run

END = NOON + timedelta(hours=1, minutes=15)
LONG = make_photo(2, "venue/東京タワー and much more that does not fit into a line of a terminal.jpg")
HOSTILE = make_photo(3, "esc\x1b[31m [bold]two\nlines.jpg")
BUSY = (
    *go_up(1, size_bytes=4 * MB),
    Begun(LONG, 4 * MB),
    Sent(LONG, 3 * MB),
    Begun(HOSTILE, MB),
    Sent(HOSTILE, MB),
    Begun(make_photo(4), 0),
    QuotaLeft(257, 380, 4320),
)
LIMIT = "the upload limit of commons is used up (380 files in 72 minutes)"


def picture(*happenings: Happening, end: datetime | None = END, photos: int = 612) -> Picture:
    """What is drawn after these, ten seconds each."""
    now = NOON
    tally = begin_tally(make_run(photos, size_bytes=4 * MB).sizes, now=now)
    for happening in happenings:
        now += timedelta(seconds=10)
        tally = tally.after(happening, now=now)
    return Picture(tally, now, end)


def draw(picture: Picture, columns: int) -> list[str]:
    """Its lines, without colours."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, color_system=None, width=columns, markup=False, highlight=False)
    console.print(draw_picture(picture, columns))
    return screen.getvalue().splitlines()


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_it_fits_into_the_terminal(columns: int) -> None:
    """Narrow or wide, with long names and wide letters: no line is longer, and few lines are drawn."""
    waiting = Waiting(NOON + timedelta(hours=1), LIMIT, is_stashing=True)
    lines = draw(picture(*BUSY, Stashed(make_photo(9)), waiting), columns)
    assert max(map(cell_len, lines)) <= columns
    assert 6 <= len(lines) <= 9
    assert LIMIT in " ".join(line.strip() for line in lines)


def test_all_figures_are_there() -> None:
    """Photos and bytes of all; of each on its way its own; rate, quota and end."""
    whole, long, hostile, page, figures = draw(picture(*BUSY), 120)
    assert whole.startswith("Uploading 1/612 ")
    assert whole.endswith(" 0.0/2.4 GB")
    assert "…" in long
    assert "into a line of a terminal.jpg ━" in long
    assert long.endswith(" 3.0/4.0 MB")
    assert hostile.startswith("esc\\u001b[31m [bold]two\\nlines.jpg ")
    assert hostile.rstrip().endswith(" sent")
    assert page.startswith("Walk 4.jpg ")
    assert page.rstrip().endswith(" page")
    assert figures.strip() == "67 kB/s, 1 photo/min, limit: 257 of 380 left, done about 13:15"


@pytest.mark.parametrize(("columns", "width"), [(60, 60), (120, 120), (200, 120)])
def test_bars_are_as_full_as_they_say(columns: int, width: int) -> None:
    """They begin in one column and end in another, however wide the terminal is; what is full fills all between."""
    happenings = [*go_up(1), Begun(make_photo(2), MB), Sent(make_photo(2), MB), Begun(make_photo(3), 2 * MB)]
    whole, full, half = draw(picture(*happenings, Sent(make_photo(3), MB), photos=5), columns)[:3]
    lengths = [line.count("━") for line in (whole, full, half)]
    assert {line.index("━") for line in (whole, full, half)} == {whole.index("━")}
    assert [round(length / lengths[1], 1) for length in lengths] == [0.5, 1.0, 0.5]
    assert cell_len(whole) == cell_len(full) == width
    assert lengths[1] > width / 3


def test_before_anything_has_happened_nothing_is_made_up() -> None:
    """Neither a rate nor an end."""
    (line,) = draw(picture(end=None), 80)[:1]
    assert line.startswith("Uploading 0/612 ")
    assert list(list_figures(picture(end=None))) == []


def test_pages_alone_have_no_bytes() -> None:
    """Where nothing is to be sent none are counted."""
    tally = begin_tally(dict.fromkeys(make_run(2).sizes, 0), now=NOON)
    (line, *_) = draw(Picture(tally, NOON, None), 80)
    assert "B" not in line


def test_waits_count_down() -> None:
    """With the time they end, how long that is, and why."""
    wait = picture(Waiting(NOON + timedelta(minutes=14, seconds=13), "the wiki is\nread-only"))
    assert draw(wait, 120)[-1].strip() == "Waiting until 12:14 (14:03 left): the wiki is\\nread-only"


def test_while_nothing_is_sent_no_rate_and_no_end_are_told() -> None:
    """They would tell of a wiki that answers; where bytes go on being sent they are."""
    wait = Waiting(NOON + timedelta(hours=1), LIMIT)
    idle, busy = picture(*BUSY, wait), picture(*BUSY, replace(wait, is_stashing=True))
    assert list(list_figures(idle)) == ["limit: 257 of 380 left"]
    assert name_window(idle) == "photowalk 1/612"
    assert [figure for figure in list_figures(busy) if "/s" in figure or "done about" in figure] != []


def test_a_photo_on_the_wiki_counts_as_done() -> None:
    """Though its page is yet to be looked at, which is told; it has no bar of its own any more."""
    begun = (Begun(make_photo(2), MB), Sent(make_photo(2), MB), Published(make_photo(2), "Hall 2.jpg"))
    figures = picture(*go_up(1), *begun, end=None)
    whole, words = draw(figures, 80)
    assert whole.startswith("Uploading 2/612 ")
    assert words.strip().endswith("photos/min, 1 page to look at")
    assert name_window(figures) == "photowalk 2/612"


def test_several_photos_and_stashed_ones_are_told() -> None:
    """As many as a minute has brought, and as many as wait to be published."""
    busy = picture(*go_up(1), *go_up(2), *go_up(3), Begun(make_photo(9), MB), Stashed(make_photo(9)), end=None)
    assert list(list_figures(busy)) == ["33 kB/s", "2 photos/min", "1 stashed"]


def test_an_end_that_has_passed_is_told_no_more() -> None:
    """It was wrong, and the next one is not known yet."""
    late = picture(*BUSY, end=NOON)
    assert "done about" not in " ".join(list_figures(late))
    assert name_window(late) == "photowalk 1/612"


def test_the_title_of_the_window_tells_the_end() -> None:
    """And before that is known, how many are done."""
    assert name_window(picture(*BUSY)) == "photowalk 1/612, until 13:15"
    assert name_window(picture(end=None)) == "photowalk 0/612"


@pytest.mark.parametrize(
    ("name", "columns", "shown"),
    [("a.jpg", 5, "a.jpg"), ("phone/IMG_1.jpg", 10, "…IMG_1.jpg"), ("東京タワー.jpg", 9, "…ワー.jpg"), ("ab", 1, "…")],
)
def test_of_a_long_name_the_end_is_shown(name: str, columns: int, shown: str) -> None:
    """It tells photos apart; wide letters take two columns."""
    assert shorten_name(name, columns) == shown
    assert cell_len(shown) <= columns
