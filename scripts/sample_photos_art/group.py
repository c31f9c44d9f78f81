"""The group photo: everybody on the steps, twice, a second apart."""

import math
from dataclasses import replace

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Spot
from scripts.sample_photos_art.colors import Dice, mix
from scripts.sample_photos_art.nature import clouds, tree, treeline
from scripts.sample_photos_art.people import Look, draw_lots, stand


def group(frame: int) -> Image.Image:
    """Everybody on the steps; `frame` 1 and 2 are a second apart."""
    c = Canvas(1200, 800)
    c.gradient((0, 0, 1200, 420), ("#5aa6d8", "#a8d4ea", "#e6efe0"))
    clouds(c, [(230 + 2 * frame, 90, 260), (930 + 2 * frame, 70, 300)], fill="#ffffff")
    treeline(c, (-20, 1220), base=430, height=190, fill="#8fc096")
    c.gradient((0, 425, 1200, 800), ("#8fbf63", "#5f9d4c"))
    for x, name in ((70, "left"), (1140, "right")):
        tree(c, (x, 560), height=520, leaf="#4f9452", name=f"group {name}")
    for level in range(5):
        y = 420 + 74 * level
        c.rect((120 - 40 * level, y, 1080 + 40 * level, y + 16), "#f2e6d2")
        c.rect((120 - 40 * level, y + 14, 1080 + 40 * level, y + 80), mix("#d9c6a8", "#bfa98c", share=level / 4))
    c.gradient((0, 736, 1200, 800), ("#c9b69a", "#a8957e"))
    _everybody(c, frame)
    _cloth(c, frame)
    c.light([Spot((140, 30), 700, "#fff0b8", 0.4)])
    return c.finish(f"group {frame}")


def _everybody(c: Canvas, frame: int) -> None:
    dice = Dice("group")
    moved = Dice(f"group, frame {frame}")
    for row, (y, high, count) in enumerate(((516, 196, 10), (594, 208, 11), (676, 220, 10))):
        for number in range(count):
            x = 600 + (number - (count - 1) / 2) * (84 + 5 * row) + dice.between(-8, 8)
            look = draw_lots(dice, badge="#e8574a")
            if look.pose in {"hips", "front"} and row:
                look = replace(look, pose="down")
            if frame > 1 and number % 6 == row:
                look = replace(look, pose="cheer")
            stand(
                c,
                (x + moved.between(-1.5, 1.5), y + dice.between(-5, 5)),
                height=high * dice.between(0.94, 1.07),
                look=look,
            )


def _cloth(c: Canvas, frame: int) -> None:
    for x, look in (
        (330, Look(skin="#8a5533", hair="#1c1a20", top="#3caea3", style="curly")),
        (870, Look(skin="#f6d3b3", hair="#c08a45", top="#e8574a", style="long")),
    ):
        stand(c, (x, 770), height=236, look=look)
    drop = 4 * math.sin(frame)
    top = [(320 + 14 * step, 660 + 5 * math.sin(step / 5 + frame) + drop) for step in range(41)]
    c.polygon([*top, *((x, y + 92) for x, y in reversed(top))], "#263a5c")
    c.text((600, 708 + drop), "Example Conference 2025", size=40, fill="#fff6e4")
