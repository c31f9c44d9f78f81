"""Converting in a process of its own."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from photowalk.copies.apart import convert_apart
from photowalk.copies.convert import UndecodableError, convert
from support.photo_files import make_picture, put

AVIF = make_picture("AVIF", width=64, height=48)


def test_it_gives_what_converting_here_gives() -> None:
    """Byte for byte."""
    converted = convert_apart(AVIF, "image/avif")
    assert converted == convert(AVIF, "image/avif")
    with Image.open(BytesIO(converted)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (64, 48))


def test_what_cannot_be_decoded_says_so() -> None:
    """In the words that converting here has for it."""
    with pytest.raises(UndecodableError, match=r"^Its picture cannot be decoded\.$"):
        convert_apart(AVIF[:200], "image/avif")


def test_a_conversion_that_takes_too_long_is_given_up() -> None:
    """The photo is refused, and the others go on."""
    with pytest.raises(UndecodableError, match=r"took longer than 0\.001 s and was given up"):
        convert_apart(AVIF, "image/avif", longest_s=0.001)


def test_a_decoder_that_dies_takes_nobody_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here for want of a standard library; a crash ends it in the same way."""
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    with pytest.raises(UndecodableError, match="ended the decoder"):
        convert_apart(AVIF, "image/avif")


def test_nothing_of_the_current_folder_is_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of photos may hold modules with the names of those that are imported."""
    for name in ("resource", "struct", "PIL", "warnings", "photowalk"):
        put(tmp_path, f"{name}.py", b"import os; os._exit(1)")
    monkeypatch.chdir(tmp_path)
    assert convert_apart(AVIF, "image/avif")


def test_whoever_converts_knows_no_login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A decoder that a hostile picture has taken over, here a module in its place, finds no password beside it."""
    put(tmp_path, "PIL.py", f"import os; open({str(tmp_path / 'told')!r}, 'w').write(repr(dict(os.environ)))".encode())
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PHOTOWALK_PASSWORD", "the-secret")
    monkeypatch.setenv("OTHER", "told to it")
    with pytest.raises(UndecodableError):
        convert_apart(AVIF, "image/avif")
    told = (tmp_path / "told").read_text(encoding="utf-8")
    assert ("told to it" in told, "the-secret" in told) == (True, False)
