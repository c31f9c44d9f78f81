"""The story without a terminal, on the sandbox and on a real MediaWiki."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from photowalk.catalogue import open_catalogue
from photowalk.commons.happenings import Ended, Result
from photowalk.commons.port import Clock
from photowalk.errors import FolderBusyError, FolderError, InputError
from photowalk.journal import PhotoState
from photowalk.model import Event, EventKind, Sha1
from photowalk.pages.gallery import BEGIN_MARKER, END_MARKER
from photowalk.photos.scan import scan_folder
from photowalk.rules.language.starter import StarterAnswers
from photowalk.workflow import (
    Company,
    GalleryReport,
    PlanReport,
    RowsToSend,
    init_folder,
    open_upload,
    plan_folder,
    read_rows,
    read_status,
    require_settings,
    write_gallery,
)
from support.folders import Row, edit_sheet, make_dated_jpeg, make_walk, read_sheet, write_sheet
from support.fresh import Fresh
from support.plain_client import Answer, PlainClient
from support.port_wiki import PortWiki
from support.wiki_under_test import WikiUnderTest

CLOCK = Clock(now=lambda: datetime(2026, 11, 22, 12, 0, tzinfo=UTC), pause=lambda _seconds: None)


@dataclass(frozen=True)
class Story:
    """A folder with a walk, and the wiki it is for."""

    folder: Path
    wiki: PortWiki

    @property
    def client(self) -> PlainClient:
        """Who looks at the wiki."""
        return self.wiki.client

    @property
    def rows(self) -> list[Row]:
        """The manifest."""
        return read_sheet(self.folder)

    @property
    def page(self) -> str:
        """The gallery's page by photowalk.toml."""
        return f"User:Uploader/{require_settings(self.folder).event.name}"

    def plan(self) -> PlanReport:
        """Plan the folder."""
        return plan_folder(self.folder, require_settings(self.folder), read=scan_folder, clock=CLOCK)

    def upload(self) -> list[Result]:
        """Upload what is ready."""
        with open_upload(self.folder, self.wiki, to_send=self.read(), company=Company(CLOCK)) as upload:
            return [each.outcome.result for each in upload.happenings if isinstance(each, Ended)]

    def read(self, wiki: str | None = None) -> RowsToSend:
        """What the manifest holds for the wiki, or for another one."""
        return read_rows(self.folder, wiki or self.wiki.name, settings=require_settings(self.folder))

    def show(self, page: str | None = None) -> GalleryReport:
        """Write the gallery."""
        return write_gallery(self.folder, require_settings(self.folder), wiki=self.wiki, page=page, clock=CLOCK)

    def revise(self, before: str, after: str) -> None:
        """Change a word of photowalk.toml."""
        config = self.folder / "photowalk.toml"
        config.write_text(config.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    def record(self, kind: EventKind, row: Row) -> None:
        """Have the journal tell this of a photo."""
        with open_catalogue(self.folder) as catalogue:
            event = Event(CLOCK.now(), self.wiki.name, kind, Sha1(row["sha1"]), {"title": row["title"]})
            catalogue.add_event(event)

    def shown(self, page: str | None = None) -> list[str]:
        """The titles on the gallery's page, in order."""
        text = self.client.page_text(page or self.page) or ""
        return [line.partition("|")[0].removeprefix("File:") for line in text.splitlines() if line.startswith("File:")]

    def revisions(self) -> list[Answer]:
        """The history of the gallery's page."""
        history: list[Answer] = self.client.page(self.page, prop="revisions", rvlimit="max", rvprop="ids")["revisions"]
        return history


@pytest.fixture
def story(wiki: WikiUnderTest, tmp_path: Path, fresh: Fresh) -> Iterator[Story]:
    """A folder whose second photo was taken first."""
    folder = make_walk(tmp_path / "walk", fresh, wiki=wiki.api_url, days=("15", "14"))
    port = PortWiki(wiki.api_url, wiki.api_url, wiki.login)
    yield Story(folder, port)
    port.client.close()


@pytest.fixture
def uploaded(story: Story) -> Story:
    """The same, with its photos on the wiki."""
    assert len(story.plan().rows.ready) == 2
    assert story.upload() == [Result.UPLOADED, Result.UPLOADED]
    return story


def test_what_is_there_needs_nobody_any_more(uploaded: Story) -> None:
    """After the upload a row counts as done, whatever its cells say; nothing is ready."""
    edit_sheet(uploaded.folder, lambda row: row.update(date="", license="none"))
    left = uploaded.read()
    assert (left.rows.ready, left.rows.troubles, left.done) == ((), (), 2)
    report = uploaded.plan()
    assert (report.rows.ready, report.rows.troubles, report.done) == ((), (), 2)
    states = [status.standing.state for status in read_status(uploaded.folder, uploaded.wiki.name)]
    assert states == [PhotoState.UPLOADED, PhotoState.UPLOADED]
    assert [row["title"] for row in uploaded.rows] == [
        status.standing.title.text
        for status in read_status(uploaded.folder, uploaded.wiki.name)
        if status.standing.title
    ]


def test_what_is_as_it_should_be_is_left_alone(uploaded: Story) -> None:
    """A second upload has nothing to do: it asks where pages are, and that is all."""
    assert uploaded.read().photos == ()
    uploaded.wiki.calls.clear()
    assert uploaded.upload() == []
    assert len(uploaded.wiki.calls) == 1


def test_a_row_that_is_edited_updates_its_page(uploaded: Story) -> None:
    """Whatever she typed; the others are left alone."""
    first, second = uploaded.rows
    write_sheet(uploaded.folder, [first | {"description_en": "The walk again"}, second])
    to_send = uploaded.read()
    assert [photo.sha1 for photo in to_send.updates] == [first["sha1"]]
    assert (to_send.rows.ready, to_send.stale) == ((), ())
    assert uploaded.upload() == [Result.UPDATED]
    texts = [uploaded.client.page_text(f"File:{row['title']}") or "" for row in (first, second)]
    assert [" again" in text for text in texts] == [True, False]


def test_an_update_of_which_no_page_can_be_made_is_told(uploaded: Story) -> None:
    """The page stays as it is."""
    edit_sheet(uploaded.folder, lambda row: row.update(license="none"))
    to_send = uploaded.read()
    assert (to_send.updates, len(to_send.stale)) == ((), 2)


def test_a_batch_ends_when_nothing_is_left(story: Story) -> None:
    """A run that was stopped leaves it open, and the next one goes on under the same mark."""
    story.plan()
    with open_upload(story.folder, story.wiki, to_send=story.read(), company=Company(CLOCK)) as stopped:
        next(stopped.happenings)
        stopped.happenings.close()
    with open_upload(story.folder, story.wiki, to_send=story.read(), company=Company(CLOCK)) as upload:
        assert upload.batch == stopped.batch
        assert set(map(type, upload.happenings)) >= {Ended}
    with open_upload(story.folder, story.wiki, to_send=story.read(), company=Company(CLOCK)) as another:
        assert another.batch != stopped.batch
        assert list(another.happenings) == []


def test_on_another_wiki_nothing_is_there(uploaded: Story) -> None:
    """Each wiki has a state of its own."""
    elsewhere = uploaded.read("commons:beta")
    assert (len(elsewhere.rows.ready), elsewhere.done) == (2, 0)


@pytest.mark.parametrize("kind", [EventKind.UPLOADED, EventKind.LINKED, EventKind.INTENT])
def test_a_title_that_may_be_taken_stays(story: Story, fresh: Fresh, kind: EventKind) -> None:
    """When the rules change, photos that are there or in doubt keep their titles; the others follow the rules."""
    story.plan()
    first, _ = story.rows
    story.record(kind, first)
    event = fresh.name()
    story.revise(require_settings(story.folder).event.name or "", event)
    story.plan()
    assert [row["title"] for row in story.rows] == [first["title"], f"{event} Walk 2.jpg"]


def test_two_do_not_work_in_one_folder(story: Story) -> None:
    """While an upload is under way, planning and the gallery wait their turn."""
    story.plan()
    with open_upload(story.folder, story.wiki, to_send=story.read(), company=Company(CLOCK)) as upload:
        next(upload.happenings)
        for command in (story.plan, story.show):
            with pytest.raises(FolderBusyError, match="photowalk upload"):
                command()
        ended = [each.outcome.result for each in upload.happenings if isinstance(each, Ended)]
    assert ended == [Result.UPLOADED, Result.UPLOADED]
    story.show()


def test_the_gallery_is_in_order_of_capture_time(uploaded: Story) -> None:
    """Not of names; its address opens, and the category that all share is linked."""
    first, second = uploaded.rows
    report = uploaded.show()
    assert uploaded.shown() == [second["title"], first["title"]]
    assert (report.photos, report.page) == (2, uploaded.page)
    assert report.url.endswith("/wiki/" + uploaded.page.replace(" ", "_"))
    assert list(report.category_urls) == [first["categories"]]
    assert report.wikitext.splitlines()[1:-1] == [
        f"File:{row['title']}|{row['description_en']}" for row in (second, first)
    ]


def test_a_second_time_makes_no_new_revision(uploaded: Story) -> None:
    """The page says already what it is to say."""
    uploaded.show()
    before = uploaded.revisions()
    uploaded.show()
    assert uploaded.revisions() == before
    assert len(before) == 1


def test_photos_that_come_later_are_put_in_their_place(uploaded: Story, fresh: Fresh) -> None:
    """The section between the markers is made anew; what somebody wrote around it stays."""
    uploaded.show()
    text = uploaded.client.page_text(uploaded.page)
    uploaded.client.edit(uploaded.page, f"Her words\n{text}\nHer last words")
    (uploaded.folder / "Walk 0.jpg").write_bytes(make_dated_jpeg(fresh, "2025:08:14 18:00:00"))
    uploaded.plan()
    uploaded.upload()
    uploaded.show()
    last, between, first = [row["title"] for row in sorted(uploaded.rows, key=lambda row: row["date"], reverse=True)]
    assert uploaded.shown() == [first, between, last]
    text = uploaded.client.page_text(uploaded.page) or ""
    assert (text.splitlines()[0], text.splitlines()[-1]) == ("Her words", "Her last words")


def skip_first(story: Story) -> None:
    """She says that the photo shall not go up, after it has."""
    edit_sheet(story.folder, lambda row: row.update(action="skip" if row["file"] == "Walk 1.jpg" else "upload"))


def drop_second_row(story: Story) -> None:
    """The photo taken first is no longer in the manifest."""
    write_sheet(story.folder, story.rows[:1])


@pytest.mark.parametrize(("change", "order"), [(skip_first, [1, 0]), (drop_second_row, [0, 1])])
def test_what_is_on_the_wiki_stays_in_the_gallery(
    uploaded: Story, change: Callable[[Story], None], order: list[int]
) -> None:
    """Photos skipped later keep their place, those gone from the manifest come last; both keep the shared category."""
    rows = uploaded.rows
    change(uploaded)
    report = uploaded.show()
    assert uploaded.shown() == [rows[index]["title"] for index in order]
    assert list(report.category_urls) == [rows[0]["categories"]]


def test_a_gallery_of_photos_that_the_manifest_has_forgotten(uploaded: Story) -> None:
    """They are listed without captions, and no category is known of them."""
    edit_sheet(uploaded.folder, lambda row: row.update(sha1=row["sha1"][::-1]))
    report = uploaded.show()
    assert (report.photos, report.category_urls) == (2, {})


def test_the_gallery_goes_to_the_page_that_is_asked_for(uploaded: Story, fresh: Fresh) -> None:
    """And not to that of photowalk.toml."""
    page = f"User:Uploader/{fresh.name()}"
    report = uploaded.show(page)
    assert (report.page, len(uploaded.shown(page))) == (page, 2)
    assert uploaded.client.page_text(uploaded.page) is None


def test_a_page_with_broken_markers_is_left_alone(uploaded: Story) -> None:
    """What is ours on it cannot be told: exit code 2, and not a letter is changed."""
    text = f"{END_MARKER}\nHer words\n{BEGIN_MARKER}"
    uploaded.client.edit(uploaded.page, text)
    with pytest.raises(InputError, match="markers of the gallery are broken") as caught:
        uploaded.show()
    assert caught.value.exit_code == 2
    assert uploaded.client.page_text(uploaded.page) == text


@pytest.mark.parametrize("page", ["User:Uploader/Walk|Talk", "User:Uploader/Walk #1", " "])
def test_a_page_that_no_wiki_can_have_is_told(uploaded: Story, page: str) -> None:
    """Before the wiki is asked: it would take the title for two pages, or for a part of one."""
    before = list(uploaded.wiki.calls)
    with pytest.raises(InputError, match="--page"):
        uploaded.show(page)
    assert uploaded.wiki.calls == before


def test_without_a_photo_there_is_no_gallery(story: Story) -> None:
    """It says what to type, and makes no page."""
    story.plan()
    with pytest.raises(InputError, match="Type: photowalk upload"):
        story.show()
    assert story.client.page_text(story.page) is None


def test_letters_lost_in_a_save_are_not_published(uploaded: Story) -> None:
    """Excel's plain CSV has question marks for them: the gallery waits until they are back."""
    uploaded.revise("A photo of the walk", "Ett torn i Łódź")
    uploaded.plan()
    edit_sheet(uploaded.folder, lambda row: row.update(description_en="Ett torn i ?ód?"))
    with pytest.raises(InputError, match="letters were lost"):
        uploaded.show()
    uploaded.plan()
    uploaded.show()
    assert "Ett torn i Łódź" in (uploaded.client.page_text(uploaded.page) or "")


def test_only_the_last_plan_is_remembered(story: Story) -> None:
    """Her cells come from that one; a manifest of an older one would be another's work."""
    story.plan()
    story.plan()
    with open_catalogue(story.folder) as catalogue:
        assert len(catalogue.bases()) == 1


def test_a_link_is_not_followed_to_write_a_photowalk_toml(tmp_path: Path) -> None:
    """It leads nowhere yet, so it is not there yet; nothing is made at its other end."""
    (tmp_path / "photowalk.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(FolderError, match="cannot be written"):
        init_folder(tmp_path, StarterAnswers("Jane Doe", "Example", "cc-by-sa-4.0"))
    assert not (tmp_path / "elsewhere.toml").exists()
