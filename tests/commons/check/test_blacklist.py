"""The title blacklist: few titles of a series are asked for, and none is called forbidden that was not."""

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photowalk.commons.check.blacklist import check_blacklist, choose_samples, drop_number
from photowalk.commons.check.inquiry import Inquiry
from photowalk.commons.port import Answer, Params, Wiki
from photowalk.errors import OutOfReachError
from photowalk.model import Title
from support.check_cases import ScriptedWiki, inquire, make_photo, tell
from support.desk import Desk
from support.fresh import Fresh
from support.mediawiki import RealWiki
from support.mediawiki_template import ADMIN, TITLE_BLACKLIST, UPLOADER
from support.plain_client import PlainClient
from support.port_wiki import PortWiki

LINES = (r"File:Bad name [0-9]+\.jpe?g", "File:Walk 1[0-9].*", r"File:IMG[ _][0-9]{4,}\.jpg")


class StrictWiki(ScriptedWiki):
    """A wiki that forbids what these lines match."""

    def ask(self, params: Params) -> Answer:
        """As the module `titleblacklist` does."""
        self.questions.append(params)
        is_forbidden = any(re.fullmatch(line, params["tbtitle"], re.IGNORECASE) for line in LINES)
        return {"titleblacklist": {"result": "blacklisted" if is_forbidden else "ok"}}


def find(wiki: Wiki, titles: Sequence[str], fresh: Fresh) -> list[str]:
    """Which of the titles the check finds forbidden."""
    photos = [make_photo(fresh, title=title, content=b"") for title in titles]
    return [finding.subject for finding in check_blacklist(Inquiry(wiki), photos)]


def test_each_of_a_forbidden_series_is_asked_for_once(desk: Desk) -> None:
    """Every photo of it gets the finding; another title is fine."""
    photos = [make_photo(desk.fresh, title=f"DSC 000{number}.jpg") for number in (1, 2, 3)]
    found = list(check_blacklist(Inquiry(desk.wiki), [make_photo(desk.fresh), *photos]))
    advice = "type a title that says what the photo shows"
    assert tell(found) == [(photo.title.text, "is on the title blacklist", advice) for photo in photos]
    assert len(desk.wiki.calls) == 1 + 3


@pytest.fixture
def strict(real_wiki: RealWiki) -> Iterator[PortWiki]:
    """A real wiki that forbids what the lines above match; others find it as it was."""
    with PlainClient(real_wiki.api_url) as admin:
        admin.login(ADMIN.login_name, ADMIN.password)
        assert "edit" in admin.edit("MediaWiki:Titleblacklist", "\n".join(LINES))
        port = PortWiki("mediawiki", real_wiki.api_url, UPLOADER)
        yield port
        port.client.close()
        admin.edit("MediaWiki:Titleblacklist", TITLE_BLACKLIST)


@pytest.mark.parametrize(
    ("titles", "forbidden"),
    [
        (["Bad name 1.jpg", "Bad name 22.png"], ["Bad name 1.jpg"]),
        (["Bad name 22.jpg", "Bad name 1.png", "Bad name 2.png"], ["Bad name 22.jpg"]),
        (["Walk 1.jpg", "Walk 9.jpg", "Walk 10.jpg", "Walk 25.jpg"], ["Walk 10.jpg"]),
        (["Walk 08.jpg", "Walk 09.jpg", "Walk 10.jpg", "Walk 20.jpg"], ["Walk 10.jpg"]),
    ],
)
def test_a_series_may_be_forbidden_in_part(
    strict: PortWiki, fresh: Fresh, titles: list[str], forbidden: list[str]
) -> None:
    """By lines that tell endings or numbers apart."""
    assert find(strict, titles, fresh) == forbidden


@given(
    numbers=st.lists(st.integers(1, 2000), min_size=1, max_size=40, unique=True),
    form=st.sampled_from(["Bad name {}", "Walk {}", "Walk ({:02})", "IMG {}", "IMG_{:04}", "Hall ({:03})"]),
    ending=st.sampled_from(["jpg", "png"]),
)
def test_a_numbered_series_is_found_as_if_each_were_asked_for(numbers: list[int], form: str, ending: str) -> None:
    """Lines that want a number, one of some length, or one that begins so."""
    titles = [f"{form.format(number)}.{ending}" for number in numbers]
    wiki = StrictWiki()
    wanted = [title for title in titles if any(re.fullmatch(line, f"File:{title}", re.IGNORECASE) for line in LINES)]
    assert find(wiki, titles, Fresh("a series")) == wanted
    assert len(wiki.questions) <= len(titles)


def test_a_long_series_takes_few_requests() -> None:
    """One for each length and first digit of the numbers."""
    titles = [Title(f"Hall ({number:03}).jpg") for number in range(1, 600)]
    assert [title.text for title in choose_samples(titles)] == [
        "Hall (001).jpg",
        *(f"Hall ({number}00).jpg" for number in range(1, 6)),
    ]


@pytest.mark.parametrize(
    ("title", "base"),
    [
        ("Stockholm (01).jpg", "Stockholm"),
        ("Stockholm 3.png", "Stockholm"),
        ("Stockholm_-_12.png", "Stockholm"),
        ("Stockholm.jpg", "Stockholm"),
        ("1234567.jpg", "1234567"),
        ("Room 5 by night.jpg", "Room 5 by night"),
    ],
)
def test_a_number_at_the_end_is_left_out(title: str, base: str) -> None:
    """In the ways that people number photos; a title of nothing else stays."""
    assert drop_number(Title(title)) == base


@pytest.mark.parametrize("answer", [{"titleblacklist": []}, {"titleblacklist": {"result": "maybe"}}, {}])
def test_what_no_wiki_answers_is_no_answer(fresh: Fresh, answer: Answer) -> None:
    """An answer without a result, or with one that is none, is no good word."""
    with pytest.raises(OutOfReachError, match="does not answer as a wiki"):
        list(check_blacklist(inquire(answer), [make_photo(fresh)]))
