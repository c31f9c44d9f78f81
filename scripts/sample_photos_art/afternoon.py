"""The second half of the photo walk: a park and a tram."""

import math
from collections.abc import Iterator

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.nature import NOON, clouds, tree, treeline
from scripts.sample_photos_art.people import Look, bust, draw_lots, stand


def park() -> Image.Image:
    """Old oaks and a picnic on Djurgården."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 480), ("#63aee0", "#a5d4ec", "#e4f1e4", "#fdf4d2"))
    clouds(c, [(760, 130, 330), (420, 210, 200)], fill="#ffffff")
    treeline(c, (-20, 1220), base=455, height=120, fill="#9cc6a2")
    treeline(c, (-20, 1220), base=470, height=70, fill="#6faa79")
    c.gradient((0, 448, 1200, 900), ("#b9d36c", "#8fbf58", "#5f9d4c", "#3f7d45"))
    dice = Dice("meadow")
    for x, y in dice.scatter(240, across=(0, 1200), down=(640, 900)):
        size = 1.5 + 4 * (y - 640) / 260
        c.disc((x, y), size, fill=dice.pick(("#ffffff", "#ffe27a", "#f6f0ff", "#f2a0b4")), flatness=0.8)
    _winding_path(c)
    c.shade(
        [
            Spot((210, 640), 330, "#4a6a30", 0.8, 0.24),
            Spot((1050, 600), 260, "#4a6a30", 0.8, 0.22),
            Spot((640, 520), 120, "#4a6a30", 0.6, 0.2),
        ]
    )
    tree(c, (640, 512), height=240, leaf="#5c9e58", name="small oak")
    tree(c, (1060, 600), height=520, leaf="#4f9452", name="right oak")
    tree(c, (190, 640), height=690, leaf="#3f8a4c", name="left oak")
    _picnic(c, (700, 700))
    _cyclist(c, (470, 566), size=92)
    stand(c, (836, 545), height=96, look=Look(top="#f4efe6", hair="#8d8d92", legs="#6b5a48"))
    stand(c, (868, 548), height=92, look=Look(top="#7b5ea7", hair="#e3c07a", style="bob"))
    c.light([Spot((980, 40), 700, "#ffe9a8", 0.5), Spot((600, 620), 360, "#fff0a0", 0.25, 0.4)])
    return c.finish("park")


def _winding_path(c: Canvas) -> None:
    left, right = [], []
    for step in range(31):
        depth = step / 30
        y = 470 + 430 * depth**1.6
        middle = 560 - 150 * math.sin(depth * 3.4) + 60 * depth
        wide = 8 + 120 * depth**1.5
        left.append((middle - wide, y))
        right.append((middle + wide, y))
    c.shaded([*left, *reversed(right)], ("#f3e3b4", "#e6cd96", "#cfae78"))


def _picnic(c: Canvas, middle: Point) -> None:
    x, y = middle
    blanket = [(x - 170, y + 62), (x - 110, y - 8), (x + 210, y - 8), (x + 240, y + 62)]
    c.polygon(blanket, "#d94f45")
    with c.inside(blanket):
        for number in range(9):
            c.line([(x - 150 + 48 * number, y - 10), (x - 190 + 56 * number, y + 66)], thin("#fff3e0", 0.75), width=7)
        for level in (8, 30, 53):
            c.line([(x - 200, y + level), (x + 260, y + level)], thin("#fff3e0", 0.6), width=6)
    for place, look in zip((-70, 60, 170), _friends(), strict=True):
        _sit_on_grass(c, (x + place, y + 22), look=look)
    c.rect((x - 14, y + 12, x + 30, y + 38), "#a8713c", radius=5)
    c.arc((x - 10, y - 10, x + 26, y + 34), (180, 360), fill="#8a5a2c", width=4)
    c.disc((x + 116, y + 40), 20, fill="#fdf8ec", flatness=0.45)
    for place in (106, 116, 126):
        c.disc((x + place, y + 35), 7, fill="#e3574b")


def _friends() -> Iterator[Look]:
    yield Look(skin="#8a5533", hair="#1c1a20", top="#f6d55c", legs="#20639b", style="curly")
    yield Look(skin="#f6d3b3", hair="#a8452c", top="#3caea3", legs="#2c3550", style="long", pose="wave")
    yield Look(skin="#d99c6c", hair="#2b1d16", top="#ef8fa0", legs="#6b5a48", style="bun", pose="photo", camera=True)


def _sit_on_grass(c: Canvas, seat: Point, *, look: Look) -> None:

    x, y = seat
    bust(c, (x, y), height=210, look=look)
    c.stroke([(x + 34, y + 4), (x - 24, y + 16)], look.legs, width=20)
    c.stroke([(x - 34, y + 4), (x + 24, y + 18)], mix(look.legs, "#000000", share=0.12), width=20)


def _cyclist(c: Canvas, foot: Point, *, size: float) -> None:
    x, y = foot
    wheel = 0.24 * size
    for side in (-0.36, 0.36):
        c.arc((x + side * size - wheel, y - 2 * wheel, x + side * size + wheel, y), (0, 360), fill="#2a2d36", width=3)
    c.line(
        [
            (x - 0.36 * size, y - wheel),
            (x - 0.1 * size, y - 0.56 * size),
            (x + 0.24 * size, y - 0.56 * size),
            (x + 0.36 * size, y - wheel),
        ],
        "#c9483c",
        width=3.5,
    )
    c.line([(x + 0.24 * size, y - 0.56 * size), (x + 0.22 * size, y - 0.74 * size)], "#c9483c", width=3)
    c.line(
        [(x - 0.1 * size, y - 0.56 * size), (x, y - 0.22 * size), (x + 0.24 * size, y - 0.54 * size)],
        "#c9483c",
        width=3,
    )
    c.stroke(
        [(x - 0.12 * size, y - 0.64 * size), (x + 0.06 * size, y - 0.44 * size), (x, y - 0.2 * size)],
        "#2c3550",
        width=0.1 * size,
    )
    c.stroke([(x - 0.12 * size, y - 0.66 * size), (x - 0.02 * size, y - 0.98 * size)], "#20639b", width=0.17 * size)
    c.stroke([(x - 0.01 * size, y - 0.94 * size), (x + 0.21 * size, y - 0.75 * size)], "#1a5588", width=0.07 * size)
    c.disc((x + 0.04 * size, y - 1.15 * size), 0.1 * size, fill="#eebd93")
    c.pie((x - 0.075 * size, y - 1.29 * size, x + 0.155 * size, y - 1.06 * size), (180, 360), fill="#f6d55c")


def tram() -> Image.Image:
    """The blue tram of line 7 under the trees of Djurgården."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 620), NOON)
    clouds(c, [(240, 130, 260), (760, 90, 320)], fill="#ffffff")
    treeline(c, (-20, 1220), base=560, height=240, fill="#86bb8c")
    treeline(c, (-20, 1220), base=590, height=150, fill="#5c9a68")
    c.gradient((0, 580, 1200, 700), ("#8fbf63", "#74a855"))
    c.gradient((0, 660, 1200, 900), ("#c4b8aa", "#a29890", "#857d80"))
    for number, x in enumerate((70, 1130)):
        tree(c, (x, 668), height=560, leaf=("#4f9452", "#3f8a4c")[number], name=f"tram tree {number}")
    c.line([(0, 236), (1200, 220)], "#3b414c", width=2)
    _tram_car(c, (150, 350), size=(900, 350))
    for y, thick in ((716, 5), (770, 8)):
        c.line([(0, y), (1200, y)], "#5b5660", width=thick)
        c.line([(0, y - thick * 0.6), (1200, y - thick * 0.6)], "#e4ded6", width=2)
    _stop_sign(c, (1128, 800))
    stand(
        c,
        (990, 812),
        height=225,
        look=Look(top="#e8574a", hair="#4a2f1f", style="bob", legs="#2c3550", badge="#20639b", pose="wave"),
    )
    stand(
        c,
        (900, 806),
        height=215,
        look=Look(
            skin="#5f3a25", hair="#1c1a20", top="#f4efe6", legs="#3d4a66", badge="#20639b", camera=True, pose="photo"
        ),
    )
    c.light([Spot((300, 60), 620, "#fff0b8", 0.35), Spot((520, 700), 420, "#fff0c0", 0.22, 0.2)])
    return c.finish("tram")


def _tram_car(c: Canvas, corner: Point, *, size: tuple[float, float]) -> None:
    x, y = corner
    wide, high = size
    c.shade([Spot((x + wide / 2, y + high + 16), wide * 0.62, "#6a6460", 0.9, 0.07)])
    c.line([(x + 0.42 * wide, y + 4), (x + 0.5 * wide, y - 118)], "#3b414c", width=4)
    c.line([(x + 0.46 * wide, y - 118), (x + 0.54 * wide, y - 120)], "#3b414c", width=5)
    c.rect((x + 0.3 * wide, y - 16, x + 0.62 * wide, y + 10), "#d8d4c8", radius=8)
    c.rect((x + 0.04 * wide, y, x + 0.96 * wide, y + 40), "#ece7d8", radius=26)
    c.rect((x, y + 22, x + wide, y + high - 22), "#1f6fb2", radius=30)
    c.rect((x, y + 0.56 * high, x + wide, y + 0.6 * high), "#f4efe2")
    c.rect((x + 0.01 * wide, y + high - 60, x + 0.99 * wide, y + high - 20), "#18548a", radius=18)
    _tram_windows(c, corner, size=size)
    for place in (0.14, 0.3, 0.68, 0.84):
        c.disc((x + place * wide, y + high - 6), 27, fill="#33353d")
        c.disc((x + place * wide, y + high - 6), 13, fill="#8d9098")
    c.rect((x + 0.06 * wide, y + high - 34, x + 0.94 * wide, y + high - 14), "#143f68", radius=8)
    for place, tone in ((0.012, "#d9463c"), (0.976, "#fff6c8")):
        c.disc((x + place * wide + 5, y + 0.72 * high), 12, fill=tone)


def _tram_windows(c: Canvas, corner: Point, *, size: tuple[float, float]) -> None:
    x, y = corner
    wide, high = size
    dice = Dice("passengers")
    top, low = y + 0.2 * high, y + 0.52 * high
    spans = [
        (0.025, 0.105),
        (0.205, 0.3),
        (0.31, 0.405),
        (0.415, 0.51),
        (0.52, 0.615),
        (0.625, 0.72),
        (0.82, 0.9),
        (0.91, 0.975),
    ]
    for left, right in spans:
        box = (x + left * wide, top, x + right * wide, low)
        c.rect(box, "#27475f", radius=9)
        with c.inside([(box[0], top), (box[2], top), (box[2], low), (box[0], low)]):
            if dice.chance(0.85):
                bust(c, ((box[0] + box[2]) / 2 + dice.between(-12, 12), low + 26), height=178, look=draw_lots(dice))
            c.polygon([(box[0], top), (box[0] + 46, top), (box[0] - 10, low), (box[0] - 60, low)], thin("#ffffff", 0.2))
    for left in (0.118, 0.733):
        for part in (0, 0.038):
            box = (x + (left + part) * wide, top - 6, x + (left + part + 0.034) * wide, y + 0.86 * high)
            c.rect(box, "#1a5c96", radius=6)
            c.rect((box[0] + 4, top + 4, box[2] - 4, y + 0.72 * high), "#3c6480", radius=5)
    c.rect((x + 0.4 * wide, y + 30, x + 0.6 * wide, y + 58), "#10202c", radius=5)
    c.text((x + 0.5 * wide, y + 44), "7  Waldemarsudde", size=21, fill="#ffc94d")


def _stop_sign(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.line([(x, y), (x, y - 300)], "#4a505c", width=7)
    c.rect((x - 42, y - 330, x + 42, y - 246), "#1d5fa5", radius=10)
    c.text((x, y - 288), "7", size=56, fill="#ffffff")
    c.rect((x - 34, y - 232, x + 34, y - 150), "#f7f4ea", radius=4)
    for level in range(6):
        c.rect((x - 26, y - 224 + 12 * level, x + 26 - 8 * (level % 3), y - 219 + 12 * level), "#9aa2ad")
