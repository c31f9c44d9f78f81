"""What planning tells of rules that are for no photo."""

from pathlib import Path

from support.command import RunHere

MOON = """
[[rules]]
name = "Moon"
when.dates = 1969-07-20
categories = ["Moon"]
"""


def test_a_rule_for_no_photo_is_told(photowalk: RunHere, walk: Path) -> None:
    """With what keeps the photos out, on standard error; the plan is as good as before."""
    assert "is for none" not in photowalk("plan", walk).err
    with (walk / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write(MOON)
    done = photowalk("plan", walk)
    told = 'rule "Moon" is for none of the 2 photos: dates keeps out 2 of them, such as Walk 1.jpg (taken 2025-08-14 '
    assert f"\n{told}" in f"\n{done.err}"
    assert (done.code, done.err.count("Moon")) == (0, 1)


def test_a_long_reason_is_cut(photowalk: RunHere, walk: Path) -> None:
    """A rule may name thousands of files."""
    with (walk / "photowalk.toml").open("a", encoding="utf-8") as config:
        config.write(f"\n[[rules]]\nname = 'Many'\nwhen.files = {[f'{number:06}.jpg' for number in range(2_000)]}\n")
    (line,) = (line for line in photowalk("plan", walk).err.splitlines() if "Many" in line)
    assert len(line) < 400
    assert line.endswith("…)")
