"""Titles and bytes, asked for in one request a photo."""

import pytest

from photowalk.commons.check.files import check_files
from photowalk.commons.check.inquiry import Inquiry
from photowalk.errors import OutOfReachError, WikiAnswerError
from photowalk.model import PlannedPhoto
from support.check_cases import inquire, make_photo, tell
from support.desk import Desk
from support.fresh import Fresh
from support.port_wiki import answer_error
from support.wiki_under_test import WikiUnderTest

TAKEN = "type another title"


def find(desk: Desk, photo: PlannedPhoto) -> list[str]:
    """What stands against one photo."""
    return [finding.text for finding in check_files(Inquiry(desk.wiki), [photo]).findings]


def test_nothing_stands_against_a_new_photo(desk: Desk) -> None:
    """It costs one request, and changes nothing."""
    photos = [make_photo(desk.fresh) for _ in range(3)]
    checked = check_files(Inquiry(desk.wiki), photos)
    assert (checked.findings, checked.there) == ((), 0)
    assert [call.verb for call in desk.wiki.calls] == ["ask"] * 3


def test_a_title_that_is_taken_is_found(desk: Desk) -> None:
    """By another file; or by a page that has none."""
    photo, other = make_photo(desk.fresh), make_photo(desk.fresh)
    desk.wiki.client.upload(photo.title.text, desk.fresh.jpeg())
    desk.wiki.client.edit(other.title.page, "Words")
    assert find(desk, photo) == [f'"{photo.title.text}" is taken by another file; {TAKEN}']
    assert find(desk, other) == [f'"{other.title.text}" has a page already, though no file; {TAKEN}']


@pytest.mark.parametrize(("ending", "kind"), [("JPG", "JPEG"), ("jpeg", "JPEG"), ("png", "PNG"), ("1.png", "PNG")])
def test_a_title_with_another_ending_is_found_as_upload_warns_of_it(desk: Desk, ending: str, kind: str) -> None:
    """`exists-normalized`, of a name that only begins so too; both the check and the wiki's own warning."""
    photo = make_photo(desk.fresh)
    taken = photo.title.text.replace("jpg", ending)
    desk.wiki.client.upload(taken, desk.fresh.other(kind) + desk.fresh.name().encode(), ignorewarnings="1")
    assert find(desk, photo) == [f'"{photo.title.text}" is taken with another ending (File:{taken}); {TAKEN}']
    warned = desk.wiki.client.upload(photo.title.text, desk.fresh.jpeg())["upload"]["warnings"]
    assert list(warned) == ["exists-normalized"]


def test_a_redirect_with_another_ending_is_no_bar(desk: Desk) -> None:
    """The wiki does not warn of one."""
    photo, target = make_photo(desk.fresh), desk.fresh.title()
    desk.wiki.client.upload(target, desk.fresh.jpeg())
    desk.wiki.client.edit(photo.title.page.replace("jpg", "png"), f"#REDIRECT [[File:{target}]]")
    assert find(desk, photo) == []


def test_bytes_that_are_there_are_found(desk: Desk) -> None:
    """Where they are is said; that the title is taken by them is not another finding."""
    content, title = desk.fresh.jpeg(), desk.fresh.title()
    desk.wiki.client.upload(title, content)
    photo, same = make_photo(desk.fresh, content=content), make_photo(desk.fresh, content=content, title=title)
    checked = check_files(Inquiry(desk.wiki), [photo, same])
    assert checked.there == 2
    assert [(one.column, one.problem, one.detail) for one in checked.findings] == [
        ("sha1", "are there already", f"File:{title}")
    ] * 2


def test_what_was_deleted_is_found(desk: Desk, wiki: WikiUnderTest) -> None:
    """The bytes by a plain account too; and the title."""
    content, title = desk.fresh.jpeg(), desk.fresh.title()
    desk.wiki.client.upload(title, content)
    wiki.admin.delete_file(title)
    photo, same = make_photo(desk.fresh, content=content), make_photo(desk.fresh, title=title)
    assert find(desk, photo) == [
        f"these bytes were deleted once (File:{title}); look up why, and type skip as its action"
    ]
    assert find(desk, same) == [f'"{title}" was deleted once; look up why, and type another title']


def test_a_wiki_that_keeps_its_archive_to_itself_is_asked_without_it(desk: Desk) -> None:
    """That is said once, and doubted of each photo; the other questions are still answered."""
    photos = [make_photo(desk.fresh), make_photo(desk.fresh)]
    desk.wiki.client.edit(photos[0].title.page, "Words")
    desk.wiki.asking.append(answer_error("permissiondenied"))
    inquiry = Inquiry(desk.wiki)
    assert len(check_files(inquiry, photos).findings) == 1
    assert len(inquiry.unasked) == 1
    assert [(doubt.file, doubt.beginning) for doubt in inquiry.doubts] == [
        (photo.file, "these bytes were deleted once") for photo in photos
    ]
    assert [call.params["list"].count("filearchive") for call in desk.wiki.calls] == [1, 0, 0]
    assert inquiry.requests == 3


def test_another_refusal_ends_the_check(desk: Desk) -> None:
    """It would meet every photo."""
    for codes in (("readapidenied",), ("permissiondenied", "permissiondenied")):
        desk.wiki.asking.extend(map(answer_error, codes))
        with pytest.raises(WikiAnswerError, match=codes[-1]):
            find(desk, make_photo(desk.fresh))


@pytest.mark.parametrize(
    "query",
    [
        {"allimages": 5, "logevents": []},
        {"allimages": [], "logevents": []},
        {"allimages": [], "logevents": [], "filearchive": [], "pages": [{"title": "File:A.jpg\n{{delete}}"}]},
    ],
)
def test_what_no_wiki_answers_is_no_answer(fresh: Fresh, query: dict[str, object]) -> None:
    """A list that was asked for is there, be it empty; a title that cannot be one reaches no manifest."""
    with pytest.raises(OutOfReachError, match="does not answer as a wiki"):
        check_files(inquire({"query": query}), [make_photo(fresh)])


def test_a_file_that_the_list_does_not_have_yet_is_there(fresh: Fresh) -> None:
    """The page of its title tells at once."""
    photo = make_photo(fresh)
    page = {"title": photo.title.page, "imageinfo": [{"sha1": photo.sha1}]}
    lists: dict[str, object] = {"allimages": [], "logevents": [], "filearchive": []}
    checked = check_files(inquire({"query": {**lists, "pages": [page]}}), [photo])
    assert [about for about, *_ in tell(checked.findings)] == [""]
    assert checked.there == 1
