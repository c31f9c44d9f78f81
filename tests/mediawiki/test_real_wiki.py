"""The real wiki as tests use it: settings, faults and jobs do what their names say."""

import time
from collections.abc import Iterator

import pytest
import requests

from support.fresh import Fresh, sha1_of
from support.mediawiki import Fault, RealWiki
from support.mediawiki_template import BOT, UPLOADER, Installation
from support.plain_client import PlainClient


@pytest.fixture
def bot(real_wiki: RealWiki) -> Iterator[PlainClient]:
    """A client logged in as the bot."""
    with PlainClient(real_wiki.api_url) as client:
        client.login(BOT.login_name, BOT.password)
        yield client


def test_a_lost_answer_leaves_the_deed_done(real_wiki: RealWiki, bot: PlainClient, fresh: Fresh) -> None:
    """The connection ends without a byte, and the file is there with its text and categories."""
    title, content, category = fresh.title(), fresh.jpeg(ending=b"\r"), fresh.name()
    real_wiki.order(Fault("POST .*action=upload", outcome="lose_answer"))
    with pytest.raises(requests.ConnectionError):
        bot.upload(title, content, text=f"From Å\n[[Category:{category}]]")
    assert bot.sha1_of(f"File:{title}") == sha1_of(content)
    assert bot.page_text(f"File:{title}") == f"From Å\n[[Category:{category}]]"
    assert bot.members(category) == [f"File:{title}"]


def test_a_dropped_request_leaves_the_deed_undone(real_wiki: RealWiki, bot: PlainClient, fresh: Fresh) -> None:
    """The connection ends without a byte, nothing was done, and the next request passes."""
    name = fresh.name()
    real_wiki.order(Fault("action=edit", outcome="drop"))
    with pytest.raises(requests.ConnectionError):
        bot.edit(name, "Words")
    assert bot.page_text(name) is None
    assert bot.edit(name, "Words")["edit"]["new"] is True


def test_an_ordered_answer_comes_in_its_turn(real_wiki: RealWiki) -> None:
    """After `skip` requests that fit, `times` of them get the status, headers and body; others never do."""
    real_wiki.order(Fault("meta=tokens", skip=1, times=2, status=429, headers=("Retry-After: 7",), body="slow down"))
    ask = {"action": "query", "format": "json"}
    answers = [requests.get(real_wiki.api_url, params=ask | {"meta": "tokens"}, timeout=30) for _ in range(4)]
    other = requests.get(real_wiki.api_url, params=ask, timeout=30)
    assert [answer.status_code for answer in answers] == [200, 429, 429, 200]
    assert (answers[1].headers["Retry-After"], answers[1].text) == ("7", "slow down")
    assert other.status_code == 200


def test_a_delay_lets_the_request_pass(real_wiki: RealWiki, bot: PlainClient, fresh: Fresh) -> None:
    """A client that waits no longer than it likes loses the answer of a deed that is done all the same."""
    name = fresh.name()
    real_wiki.order(Fault("action=edit", outcome="pass", delay_s=0.3))
    token = bot.token()
    edit = {"action": "edit", "title": name, "text": "Words", "token": token, "format": "json"}
    with pytest.raises(requests.ReadTimeout):
        bot._session.post(real_wiki.api_url, data=edit, timeout=0.1)  # the client itself would wait
    deadline = time.monotonic() + 30
    while bot.page_text(name) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert bot.page_text(name) == "Words"


def test_restore_brings_lost_workers_back(real_wiki: RealWiki, bot: PlainClient) -> None:
    """After as many deadly faults as there are workers and more, the wiki answers at its old address."""
    before = real_wiki.api_url
    for _ in range(2):
        real_wiki.order(Fault("meta=siteinfo", outcome="drop", times=6))
        for _ in range(6):
            with pytest.raises(requests.ConnectionError):
                bot.query(meta="siteinfo")
        real_wiki.restore()
    assert real_wiki.api_url == before
    assert bot.query(meta="userinfo")["userinfo"]["name"] == BOT.username


def test_jobs_run_when_told_to(real_wiki: RealWiki, bot: PlainClient, fresh: Fresh) -> None:
    """An asynchronous upload waits in the queue until `run_jobs`."""
    title, content = fresh.title(), fresh.jpeg()
    filekey = bot.upload(title, content, stash="1")["upload"]["filekey"]
    queued = bot.write("upload", filename=title, filekey=filekey, **{"async": "1"})["upload"]
    assert queued["result"] == "Poll"
    assert bot.sha1_of(f"File:{title}") is None
    real_wiki.run_jobs()
    assert bot.sha1_of(f"File:{title}") == sha1_of(content)


def test_structured_data_count_as_edits(real_wiki: RealWiki, fresh: Fresh) -> None:
    """Beyond the limit the code says little: it is the second message's name that tells why."""
    title = fresh.title()
    with PlainClient(real_wiki.api_url) as client:
        client.login(UPLOADER.login_name, UPLOADER.password)
        client.upload(title, fresh.jpeg())
        real_wiki.set("wgRateLimits", {"edit": {"user": [1, 3600]}})
        first, second = (client.edit_entity(client.entity_id(title), {}) for _ in range(2))
    assert first["success"] == 1
    assert second["error"]["code"] == "failed-save"
    names = [message["name"] for message in second["error"]["messages"]]
    assert names == ["wikibase-api-failed-save", "actionthrottledtext"]


def test_a_file_page_opens_in_a_browser(bot: PlainClient, fresh: Fresh) -> None:
    """The pretty address of a file page gives HTML, and a thumbnail is made when it is asked for."""
    title = fresh.title()
    bot.upload(title, fresh.jpeg(), text="Words to be seen")
    info = bot.page(f"File:{title}", prop="imageinfo", iiprop="url", iiurlwidth="4")["imageinfo"][0]
    assert "Words to be seen" in requests.get(info["descriptionurl"], timeout=60).text
    thumbnail = requests.get(info["thumburl"], timeout=60)
    assert thumbnail.headers["Content-Type"] == "image/jpeg"
    assert thumbnail.content.startswith(b"\xff\xd8")


def test_nobody_answers_after_stop(mediawiki: Installation, tmp_path_factory: pytest.TempPathFactory) -> None:
    """After `stop`, which may be said twice, nobody answers at the address."""
    wiki = RealWiki(mediawiki, tmp_path_factory.mktemp("stopped") / "wiki")
    wiki.start()
    assert requests.get(wiki.api_url, timeout=30).status_code == 200
    wiki.stop()
    wiki.stop()
    with pytest.raises(requests.ConnectionError):
        requests.get(wiki.api_url, timeout=30)
