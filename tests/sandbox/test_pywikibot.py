"""The real pywikibot before the sandbox, in a process and a folder of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from photowalk.sandbox.server import serve
from photowalk.sandbox.store import SANDBOX_PASSWORD
from support.sandbox_api import make_picture

PROGRAM = """
import json, os, sys
folder, port, password = sys.argv[1:]
sys.argv = ["program"]
import pywikibot
from pywikibot import config, family
config.put_throttle = config.minthrottle = config.maxthrottle = 0
config.max_retries = 1
config.password_file = os.path.join(folder, "passwd")

class Family(family.Family):
    name = "sandbox"
    langs = {"commons": f"127.0.0.1:{port}"}

    def protocol(self, code):
        return "http"

    def scriptpath(self, code):
        return "/w"

family.Family._families["sandbox"] = Family()
config.usernames["sandbox"]["commons"] = "Example"
site = pywikibot.Site("commons", "sandbox", "Example")
site.login()
file, other = (pywikibot.FilePage(site, f"File:Walk {name}.jpg") for name in ("one", "two"))
text = "{{Information|description={{en|1=Hi}}}}\\n[[Category:Walk]]"
uploaded = [
    site.upload(file, source_filename=os.path.join(folder, "1.jpg"), summary="s", text=text),
    site.upload(other, source_filename=os.path.join(folder, "2.jpg"), summary="s", text=text, chunk_size=2000),
]
warnings = []
site.upload(
    pywikibot.FilePage(site, "File:Copy.jpg"), source_filename=os.path.join(folder, "1.jpg"), summary="s", text=text,
    ignore_warnings=lambda found: warnings.extend(warning.code for warning in found),
)
file = pywikibot.FilePage(site, "File:Walk one.jpg")
edited = site.simple_request(
    action="edit", title="User:Example/Walk", text="<gallery>\\nFile:Walk one.jpg\\n</gallery>", createonly=1,
    token=site.tokens["csrf"],
).submit()
page = pywikibot.Page(site, "User:Example/Walk")
page.text += "\\nmore"
page.save("more", quiet=True)
category = pywikibot.Category(site, "Category:Walk")
print(json.dumps({
    "user": site.user(),
    "uploaded": uploaded,
    "warnings": warnings,
    "sha1": file.latest_file_info.sha1,
    "text": file.text,
    "categories": [each.title() for each in file.categories()],
    "members": sorted(each.title() for each in category.members()),
    "count": category.categoryinfo["files"],
    "edited": edited["edit"]["result"],
    "page": page.text,
    "by_sha1": [each.title() for each in site.allimages(sha1=file.latest_file_info.sha1)],
    "missing": pywikibot.Page(site, "Nope").exists(),
    "may_upload": site.has_right("upload"),
    "changes": len(list(site.recentchanges(total=3))),
    "extensions": "jpg" in site.file_extensions,
}))
"""


def test_pywikibot_walks_the_whole_way(tmp_path: Path) -> None:
    """Login, upload whole and in chunks, warnings, page texts, categories, edits and lists."""
    contents = [make_picture(1), make_picture(2) + b"\0" * 5000]
    for number, content in enumerate(contents, start=1):
        (tmp_path / f"{number}.jpg").write_bytes(content)
    for name, text in (("user-config.py", ""), ("passwd", f"('Example', BotPassword('x', '{SANDBOX_PASSWORD}'))\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    with serve(tmp_path / "wiki") as sandbox:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", PROGRAM, str(tmp_path), str(sandbox.port), SANDBOX_PASSWORD],
            env={**os.environ, "PYWIKIBOT_DIR": str(tmp_path), "PYWIKIBOT_NO_USER_CONFIG": "2"},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stderr
        found = json.loads(done.stdout.splitlines()[-1])
        assert [
            sandbox.store.files.original(upload.sha1).read_bytes() for upload in sandbox.store.files.with_prefix("Walk")
        ] == contents
    text = "{{Information|description={{en|1=Hi}}}}\n[[Category:Walk]]"
    assert found == {
        "user": "Example",
        "uploaded": [True, True],
        "warnings": ["duplicate"],
        "sha1": found["sha1"],
        "text": text,
        "categories": ["Category:Walk"],
        "members": ["File:Walk one.jpg", "File:Walk two.jpg"],
        "count": 2,
        "edited": "Success",
        "page": "<gallery>\nFile:Walk one.jpg\n</gallery>\nmore",
        "by_sha1": ["File:Walk one.jpg"],
        "missing": False,
        "may_upload": True,
        "changes": 3,
        "extensions": True,
    }
