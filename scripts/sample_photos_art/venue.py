"""Thursday morning: the house of the conference and its badges."""

import math

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.nature import MORNING, clouds, tree
from scripts.sample_photos_art.people import Look, bust, draw_lots, stand

BANNERS = ("#e8574a", "#f2a541", "#3caea3", "#20639b", "#7b5ea7")


def front() -> Image.Image:
    """The conference house in the morning, banners up, people coming in."""
    c = Canvas(1200, 800)
    c.gradient((0, 0, 1200, 640), MORNING)
    clouds(c, [(170, 130, 260), (1020, 170, 300), (640, 80, 200)], fill="#ffffff")
    c.gradient((0, 600, 1200, 800), ("#e3d6c0", "#cbbba6", "#a99a90"))
    _glass_house(c)
    _banners(c)
    c.shade([Spot((x + 40, 664), 150, "#4a4636", 0.8, 0.14) for x in (78, 1128)])
    for x, height, name in ((78, 330, "west"), (1128, 380, "east")):
        tree(c, (x, 662), height=height, leaf="#5c9e58", name=f"front {name}")
    for level in range(4):
        c.rect(
            (330 - 26 * level, 612 + 13 * level, 870 + 26 * level, 626 + 13 * level),
            mix("#f2e8d8", "#b9aa98", share=level / 4),
        )
    _arrivals(c)
    c.light([Spot((90, 40), 760, "#ffdf9e", 0.5), Spot((600, 520), 330, "#fff2d0", 0.22)])
    return c.finish("front")


def _glass_house(c: Canvas) -> None:
    c.gradient((150, 210, 1050, 620), ("#efe0c8", "#e2cdae", "#cdb292"))
    c.rect((130, 192, 1070, 216), "#f8efe0")
    c.rect((130, 214, 1070, 222), thin("#6b4b3a", 0.35))
    for number in range(10):
        left = 176 + 86 * number
        c.gradient((left, 248, left + 62, 440), ("#9fcbe2", "#6fa6c8", "#4f86ad"))
        c.polygon([(left, 248), (left + 40, 248), (left, 330)], thin("#ffffff", 0.35))
        c.rect((left + 29, 248, left + 33, 440), "#f3e6d0")
        c.rect((left, 340, left + 62, 345), "#f3e6d0")
    c.rect((150, 452, 1050, 462), "#f8efe0")
    c.gradient((390, 470, 810, 612), ("#7fb2cc", "#3f6f90"))
    c.light([Spot((600, 560), 190, "#ffcf80", 0.75, 0.6)])
    for x in range(390, 811, 60):
        c.rect((x - 3, 470, x + 3, 612), "#f3e6d0")
    for left in (180, 270, 850, 940):
        c.gradient((left, 484, left + 66, 596), ("#86b8d2", "#4a7c9e"))
        c.rect((left + 31, 484, left + 35, 596), "#f3e6d0")
    c.rect((370, 462, 830, 476), "#5d4a44")
    c.rect((392, 420, 808, 462), "#263a5c", radius=5)
    c.text((600, 441), "EXAMPLE CONFERENCE 2025", size=26, fill="#fff6e4")


def _banners(c: Canvas) -> None:
    for number, x in enumerate((158, 330, 502, 676, 848, 1020)):
        tone = BANNERS[number % 5]
        left, right = x - 21, x + 21
        c.polygon([(left, 232), (right, 232), (right, 396), (x, 380), (left, 396)], tone)
        c.polygon([(x, 232), (right, 232), (right, 396), (x, 380)], thin("#000000", 0.08))
        c.disc((x, 266), 12, fill="#fff6e4")
        c.disc((x, 266), 6, fill=tone)
        for level in range(3):
            c.rect((x - 12, 296 + 17 * level, x + 12 - 6 * level, 302 + 17 * level), thin("#fff6e4", 0.9), radius=2)
        c.rect((left - 4, 226, right + 4, 233), "#5d4a44")


def _arrivals(c: Canvas) -> None:
    dice = Dice("arrivals")
    far = [(520, 640, 92), (556, 646, 90), (660, 642, 94), (250, 672, 110), (300, 676, 104), (960, 668, 108)]
    near = {
        (420, 760, 205): Look(
            skin="#b57447", hair="#2b1d16", top="#3caea3", style="long", pose="hips", badge="#e8574a"
        ),
        (486, 766, 214): Look(hair="#c08a45", top="#f4efe6", legs="#3d4a66", badge="#e8574a", glasses=True),
        (800, 764, 210): Look(
            skin="#5f3a25", hair="#1c1a20", top="#f2a541", style="curly", pose="wave", badge="#e8574a"
        ),
    }
    c.shade([Spot((x + 0.2 * high, y), 0.5 * high, "#4a4036", 0.75, 0.12) for x, y, high in (*far, *near)])
    for x, y, high in far:
        stand(c, (x, y), height=high, look=draw_lots(dice, badge="#e8574a"))
    for (x, y, high), look in near.items():
        stand(c, (x, y), height=high, look=look)


def badges() -> Image.Image:
    """The registration table with its rows of badges and two volunteers."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 640), ("#f7e6cf", "#f0d5b4", "#e4bf98"))
    c.gradient((0, 640, 1200, 900), ("#c79a70", "#a87a58"))
    for number in range(5):
        tone = BANNERS[number]
        c.disc((170 + 215 * number, 130 + 26 * math.sin(2.1 * number)), 150, fill=thin(tone, 0.16))
    c.rect((330, 70, 870, 236), "#263a5c", radius=16)
    c.text((600, 124), "Welcome!", size=58, fill="#ffd98a")
    c.text((600, 190), "Example Conference 2025", size=34, fill="#fff6e4")
    for x in (350, 850):
        c.line([(x, 0), (x, 74)], "#6b5548", width=4)
    _potted_plant(c, (110, 640), size=1.25)
    _potted_plant(c, (1100, 640), size=1.05)
    bust(
        c,
        (420, 566),
        height=560,
        look=Look(
            skin="#eebd93", hair="#a8452c", top="#3caea3", style="bun", pose="front", badge="#e8574a", glasses=True
        ),
    )
    bust(
        c,
        (780, 566),
        height=575,
        look=Look(skin="#8a5533", hair="#1c1a20", top="#f2a541", style="curly", pose="wave", badge="#e8574a"),
    )
    _badge_table(c)
    c.light([Spot((600, 0), 760, "#fff2cc", 0.4), Spot((140, 100), 480, "#ffe2a8", 0.3)])
    return c.finish("badges")


def _potted_plant(c: Canvas, foot: Point, *, size: float) -> None:
    x, y = foot
    for number in range(9):
        turn = math.pi * (0.12 + 0.095 * number)
        tip = (x - 150 * size * math.cos(turn), y - 90 * size - 190 * size * math.sin(turn))
        middle = (x - 60 * size * math.cos(turn), y - 110 * size - 110 * size * math.sin(turn))
        tone = ("#3f8a5c", "#2f7350", "#57a06a")[number % 3]
        c.polygon(
            [
                (x, y - 80 * size),
                (middle[0] - 20 * size, middle[1]),
                tip,
                (middle[0] + 20 * size, middle[1] + 10 * size),
            ],
            tone,
        )
    c.polygon(
        [
            (x - 62 * size, y - 96 * size),
            (x + 62 * size, y - 96 * size),
            (x + 46 * size, y + 30),
            (x - 46 * size, y + 30),
        ],
        "#d9704a",
    )
    c.rect((x - 68 * size, y - 108 * size, x + 68 * size, y - 84 * size), "#e8845c", radius=6)


def _badge_table(c: Canvas) -> None:
    c.polygon([(120, 560), (1080, 560), (1180, 716), (20, 716)], "#fbf4e6")
    c.gradient((20, 714, 1180, 900), ("#2f4a78", "#22375c"))
    c.rect((20, 714, 1180, 722), thin("#000000", 0.2))
    dice = Dice("badges")
    for row in range(3):
        y, wide = 588 + 42 * row, 56 + 7 * row
        for number in range(13):
            x = 600 + (number - 6) * (70 + 9 * row)
            if dice.chance(0.16):
                continue
            tone = dice.pick(BANNERS)
            c.line([(x - 9, y - 12), (x, y + 3), (x + 9, y - 12)], tone, width=3)
            c.rect((x - wide / 2 + 3, y + 3, x + wide / 2 + 3, y + 31), thin("#5a4030", 0.25), radius=4)
            c.rect((x - wide / 2, y, x + wide / 2, y + 28), "#ffffff", radius=4)
            c.rect((x - wide / 2, y, x + wide / 2, y + 8), tone, radius=4)
            c.rect((x - wide / 3, y + 13, x + wide / 3 - 8 * (number % 3), y + 17), "#3a4152")
            c.rect((x - wide / 3, y + 20, x + wide / 6, y + 23), "#a8aebb")
    for number, x in enumerate((250, 430, 600, 770, 950)):
        c.disc((x, 806), 52, fill=BANNERS[number])
        c.text((x, 806), ("A-E", "F-J", "K-O", "P-T", "U-Z")[number], size=32, fill="#fff6e4")
