"""MediaWiki as Debian packages it, and a wiki that is set up with it once: the template all tests start from.

`tests/mediawiki/install.sh` installs the package. The template is kept in the machine's folder for temporary files,
one for each version of MediaWiki and of the files it is made from, and takes some seconds to make.
"""

import hashlib
import os
import re
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock

from support.wiki_under_test import Login

SETTINGS: Final = Path(__file__).parent.parent / "mediawiki"
"""The PHP files that go into each wiki's folder."""
PARTS: Final = ("LocalSettings.php", "Entities.php", "EntityApi.php", "router.php")

BOT_NAME: Final = "batch"
BOT_PASSWORD: Final = "0123456789abcdefghijklmnopqrstuv"
"""MediaWiki wants 32 characters at least."""

PLAIN_GRANTS: Final = "basic,editpage,createeditmovepage,uploadfile,uploadeditmovefile"
BOT_GRANTS: Final = f"{PLAIN_GRANTS},highvolume"
ADMIN_GRANTS: Final = f"{BOT_GRANTS},delete,viewdeleted,protect,blockusers,editprotected,editsiteconfig,editinterface"

UPLOADER: Final = Login("Uploader", f"Uploader@{BOT_NAME}", BOT_PASSWORD)
"""A plain user, as most are."""
OTHER: Final = Login("Other", f"Other@{BOT_NAME}", BOT_PASSWORD)
"""Another one."""
BOT: Final = Login("TestBot", f"TestBot@{BOT_NAME}", BOT_PASSWORD)
"""With the bot flag, hence without rate limits."""
ADMIN: Final = Login("Admin", f"Admin@{BOT_NAME}", BOT_PASSWORD)

TITLE_BLACKLIST: Final = r"""File:DSC.?[\d\s]+\.jpe?g <errmsg=titleblacklist-custom-filename>
File:.*''.*
"""
"""Two lines as Commons has them: names that cameras give, with a message of their own, and quotes in pairs."""

_PHP_SETTINGS: Final = (
    "opcache.enable_cli=1",
    "opcache.memory_consumption=192",
    "opcache.max_accelerated_files=20000",
    "opcache.revalidate_freq=0",
    "upload_max_filesize=1100M",
    "post_max_size=1101M",
    "memory_limit=1200M",
    "display_errors=0",
    "variables_order=EGPCS",
)


@dataclass(frozen=True, slots=True)
class Installation:
    """Where this machine has PHP and MediaWiki."""

    php: str
    source: Path
    version: str


def find_mediawiki() -> Installation | str:
    """The MediaWiki of this machine, or the reason why there is none as a sentence."""
    php = shutil.which("php")
    if php is None:
        return "There is no php here; tests/mediawiki/install.sh installs it as root."
    source = Path("/usr/share/mediawiki")
    try:
        defines = (source / "includes/Defines.php").read_text(encoding="utf-8")
    except FileNotFoundError:
        return f"There is no MediaWiki in {source}; tests/mediawiki/install.sh installs it as root."
    version = re.search(r"'MW_VERSION', '([^']+)'", defines)
    modules = subprocess.check_output([php, "-m"], text=True).split()  # noqa: S603 - the machine's own php
    absent = {"pdo_sqlite", "mbstring", "intl", "xml"}.difference(modules)
    if version is None or absent:
        return f"The MediaWiki in {source} cannot be run: no version, or PHP lacks {sorted(absent)}."
    return Installation(php, source, version[1])


def require_template(installation: Installation) -> Path:
    """The folder of a wiki that was set up and never started; made where there is none yet.

    Raises `RuntimeError` with MediaWiki's own output where its set-up fails.
    """
    cache = _private_cache()
    template = cache / _template_name(installation)
    with FileLock(f"{template}.lock"):
        if not template.exists():
            unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=cache))
            _make_template(installation, unfinished)
            unfinished.rename(template)
    return template


def run_script(installation: Installation, folder: Path, command: list[str], *, text: str = "") -> str:
    """What a maintenance script of MediaWiki prints; raises `RuntimeError` with it where the script fails.

    Before `folder` has its LocalSettings.php the script sees none at all.
    """
    script, *arguments = command
    done = subprocess.run(  # noqa: S603 - MediaWiki's scripts with our own arguments
        [*php_command(installation), f"{installation.source}/maintenance/{script}.php", *arguments],
        env=script_environment(folder),
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{script}.php failed:\n{done.stdout}")
    return done.stdout


def php_command(installation: Installation) -> list[str]:
    """How PHP is called for scripts and server alike."""
    return [installation.php, *(part for setting in _PHP_SETTINGS for part in ("-d", setting))]


def script_environment(folder: Path) -> dict[str, str]:
    """Our environment, with the wiki's settings where it has them already."""
    settings = folder / "LocalSettings.php"
    return {**os.environ, **({"MW_CONFIG_FILE": str(settings)} if settings.exists() else {})}


def _private_cache() -> Path:
    cache = Path(tempfile.gettempdir()) / f"photowalk-mediawiki-{os.getuid()}"
    cache.mkdir(mode=0o700, exist_ok=True)
    if cache.stat().st_uid != os.getuid():
        raise RuntimeError(f"{cache} belongs to somebody else; remove it.")
    return cache


def _template_name(installation: Installation) -> str:
    recipe = [Path(__file__), *(SETTINGS / part for part in PARTS)]
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in recipe)).hexdigest()
    return f"{installation.version}-{digest[:12]}"


def _make_template(installation: Installation, folder: Path) -> None:
    for name in ("data", "cache", "images", "log", "docroot", "installed"):
        (folder / name).mkdir()
    admin_password = secrets.token_hex(16)
    install = ["install", "--dbtype", "sqlite", "--dbname", "commons", "--dbpath", str(folder / "data")]
    install += ["--confpath", str(folder / "installed"), "--scriptpath", "/w", "--pass", admin_password]
    run_script(installation, folder, [*install, "--server", "http://127.0.0.1", "TestCommons", ADMIN.username])
    shutil.rmtree(folder / "installed")
    for part in PARTS:
        shutil.copy(SETTINGS / part, folder)
    (folder / "docroot/w").symlink_to(installation.source)
    (folder / "docroot/images").symlink_to("../images")
    for command, text in _furnishing():
        run_script(installation, folder, command, text=text)


def _furnishing() -> list[tuple[list[str], str]]:
    create, grant = "createAndPromote", ["createBotPassword", "--appid", BOT_NAME, "--grants"]
    return [
        (["rebuildLocalisationCache", "--lang=en", "--force"], ""),
        (["update", "--quick", "--skip-external-dependencies"], ""),
        ([create, UPLOADER.username, secrets.token_hex(16)], ""),
        ([create, OTHER.username, secrets.token_hex(16)], ""),
        ([create, "--custom-groups=bot,autopatrolled", BOT.username, secrets.token_hex(16)], ""),
        ([*grant, PLAIN_GRANTS, UPLOADER.username, BOT_PASSWORD], ""),
        ([*grant, PLAIN_GRANTS, OTHER.username, BOT_PASSWORD], ""),
        ([*grant, BOT_GRANTS, BOT.username, BOT_PASSWORD], ""),
        ([*grant, ADMIN_GRANTS, ADMIN.username, BOT_PASSWORD], ""),
        (["edit", "-u", ADMIN.username, "MediaWiki:Titleblacklist"], TITLE_BLACKLIST),
        (["runJobs"], ""),
    ]
