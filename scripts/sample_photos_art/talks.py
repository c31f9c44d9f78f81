"""The talks: keynote, panel, lightning talk, workshop."""

import math
from dataclasses import replace

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.nature import treeline
from scripts.sample_photos_art.people import HAIRS, SKINS, TOPS, Look, back, bust, dim, draw_lots, sit, stand

GUESTS = (
    Look(skin="#f6d3b3", hair="#8d8d92", top="#20639b", legs="#2c3550", glasses=True, pose="hips"),
    Look(skin="#5f3a25", hair="#1c1a20", top="#f6d55c", legs="#263a5c", style="curly"),
    Look(skin="#eebd93", hair="#a8452c", top="#f4efe6", legs="#4f7f52", style="long", pose="wave"),
    Look(skin="#b57447", hair="#3a2a4a", top="#ef8fa0", legs="#2f3e5c", style="scarf"),
)


def keynote() -> Image.Image:
    """A full hall, a large screen, a speaker in a cone of light."""
    c = Canvas(1200, 800)
    c.gradient((0, 0, 1200, 800), ("#120d26", "#1d1638", "#2a1d42"))
    for x in range(-20, 1240, 62):
        c.gradient((x, 0, x + 30, 560), ("#2c1a40", "#4a2450", "#5d2b52"))
    c.rect((196, 64, 846, 440), "#0d0a1c", radius=6)
    _keynote_slide(c)
    c.gradient((0, 540, 1200, 640), ("#6b4a3c", "#42303a"))
    c.rect((0, 540, 1200, 547), "#a67a58")
    c.light(
        [
            Spot((520, 260), 560, "#6a8ad8", 0.45),
            Spot((980, 430), 260, "#ffe2b0", 0.55, 1.3),
            Spot((980, 556), 210, "#ffd9a0", 0.7, 0.18),
        ]
    )
    with c.softened(14, opacity=0.2):
        c.polygon([(1090, -10), (1130, -10), (1080, 560), (880, 560)], "#fff0cc")
    _lectern(c, (890, 556))
    stand(
        c,
        (980, 560),
        height=250,
        look=Look(
            skin="#b57447", hair="#2b1d16", top="#f4efe6", legs="#263a5c", style="bob", pose="point", badge="#e8574a"
        ),
    )
    _hall(c)
    return c.finish("keynote", vignette=0.4)


def _keynote_slide(c: Canvas) -> None:
    c.gradient((208, 76, 834, 428), ("#fdf6e6", "#f7e8cf"))
    c.text((521, 118), "Free photos for everyone", size=40, fill="#263a5c")
    skies = (
        ("#7fc0e8", "#3caea3"),
        ("#2a2f66", "#f9b266"),
        ("#f6d55c", "#e8574a"),
        ("#14225a", "#6c5d8e"),
        ("#b6dcf0", "#5c9e58"),
        ("#ee7d62", "#64478a"),
        ("#9ccbe6", "#c8643f"),
        ("#ffe09a", "#20639b"),
    )
    for number, (upper, lower) in enumerate(skies):
        left, top = 240 + 142 * (number % 4), 158 + 128 * (number // 4)
        c.gradient((left, top, left + 126, top + 108), (upper, upper, lower))
        c.polygon(
            [
                (left, top + 108),
                (left, top + 80),
                (left + 38, top + 52),
                (left + 70, top + 84),
                (left + 96, top + 62),
                (left + 126, top + 88),
                (left + 126, top + 108),
            ],
            thin("#10162e", 0.4),
        )
        c.disc((left + 94, top + 30), 12, fill=thin("#fff6d8", 0.9))


def _lectern(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.polygon([(x - 44, y - 118), (x + 44, y - 118), (x + 34, y), (x - 34, y)], "#8a5a3c")
    c.polygon([(x - 54, y - 124), (x + 54, y - 138), (x + 54, y - 126), (x - 54, y - 110)], "#a8714c")
    c.disc((x, y - 66), 20, fill="#e8574a")
    c.disc((x, y - 66), 9, fill="#fff6e4")
    c.line([(x + 14, y - 132), (x + 26, y - 166)], "#15131f", width=3)


def _hall(c: Canvas) -> None:
    dice = Dice("hall")
    for row, (y, size, gap) in enumerate(((640, 34, 74), (708, 46, 98), (800, 62, 130))):
        shade = 0.62 + 0.13 * row
        for number in range(-1, int(1200 / gap) + 2):
            x = gap * (number + 0.5 * (row % 2)) + dice.between(-9, 9)
            look = Look(
                skin=mix(dice.pick(SKINS), "#140e26", share=shade),
                hair=mix(dice.pick(HAIRS), "#140e26", share=shade),
                top=mix(dice.pick(TOPS), "#1c1434", share=shade + 0.08),
                style=dice.pick(("short", "long", "bun", "curly", "bald", "bob")),
            )
            back(c, (x, y + dice.between(-5, 5)), size=size, look=look)
        c.light([Spot((560, y - 70), 520, "#5a6ac0", 0.16, 0.3)])
    for x, y in ((318, 730), (742, 742)):
        c.rect((x, y, x + 24, y + 40), "#dfeaff", radius=4)
        c.light([Spot((x + 12, y + 18), 80, "#8ab0ff", 0.6)])


def panel() -> Image.Image:
    """Four guests in armchairs before a wall of wood and plants."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 640), ("#1f4f58", "#2b6a6e", "#357b78"))
    for x in range(0, 1200, 48):
        c.rect((x, 0, x + 4, 640), thin("#0d2c34", 0.35))
    c.rect((300, 74, 900, 232), "#f7ead2", radius=12)
    c.text((600, 126), "Whose city is it?", size=48, fill="#b9503c")
    c.text((600, 184), "Cameras, streets and free licenses", size=28, fill="#263a5c")
    c.gradient((0, 640, 1200, 900), ("#b98457", "#98663f", "#6f4730"))
    c.disc((600, 716), 560, fill="#8c3f46", flatness=0.2)
    c.disc((600, 716), 510, fill="#a44e50", flatness=0.2)
    _floor_lamp(c, (92, 690))
    _big_leaves(c, (1120, 680))
    for number, look in enumerate(GUESTS):
        seat = (258 + 228 * number, 640 + 10 * (number in {0, 3}))
        _armchair(c, seat, tone=("#d98b4a", "#c9764a")[number % 2])
        sit(c, seat, height=400, look=replace(look, badge="#e8574a"))
    for x in (372, 828):
        c.line([(x, 700), (x, 780)], "#3a2418", width=7)
        c.disc((x, 698), 44, fill="#e8c9a0", flatness=0.3)
        c.rect((x - 10, 664, x + 6, 696), thin("#dff2fa", 0.9), radius=3)
    dice = Dice("panel")
    for number in range(11):
        look = dim(draw_lots(dice), "#1c1420", share=0.62)
        back(c, (20 + 118 * number, 916 + 10 * (number % 2)), size=50, look=look)
    c.light(
        [
            Spot((92, 360), 420, "#ffcf80", 0.6),
            Spot((600, 200), 560, "#fff0c8", 0.28),
            Spot((600, 700), 520, "#ffd9a0", 0.25, 0.3),
        ]
    )
    return c.finish("panel", vignette=0.35)


def _armchair(c: Canvas, seat: Point, *, tone: str) -> None:
    x, y = seat
    c.shade([Spot((x, y + 142), 150, "#4a4040", 0.9, 0.16)])
    c.rect((x - 86, y - 152, x + 86, y + 60), mix(tone, "#4a1f1a", share=0.22), radius=38)
    c.rect((x - 78, y - 6, x + 78, y + 70), tone, radius=20)
    for side in (-1, 1):
        c.rect((x + side * 86 - 22, y - 40, x + side * 86 + 22, y + 84), mix(tone, "#ffffff", share=0.1), radius=20)
        c.line([(x + side * 70, y + 80), (x + side * 78, y + 140)], "#3a2418", width=9)


def _floor_lamp(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.disc((x, y), 52, fill="#2a2024", flatness=0.2)
    c.line([(x, y), (x, y - 330)], "#2a2024", width=7)
    c.polygon([(x - 50, y - 420), (x + 50, y - 420), (x + 78, y - 318), (x - 78, y - 318)], "#ffe6b4")


def _big_leaves(c: Canvas, foot: Point) -> None:
    x, y = foot
    for number in range(11):
        turn = math.pi * (0.1 + 0.08 * number)
        reach = 300 + 40 * math.sin(number * 2)
        tip = (x - 0.62 * reach * math.cos(turn), y - 60 - reach * math.sin(turn))
        side = (x - 0.2 * reach * math.cos(turn), y - 70 - 0.5 * reach * math.sin(turn))
        c.polygon(
            [(x, y - 60), (side[0] - 30, side[1]), tip, (side[0] + 30, side[1] + 8)],
            ("#4f9a5c", "#3a8050", "#68b070")[number % 3],
        )
    c.polygon([(x - 74, y - 90), (x + 74, y - 90), (x + 56, y + 50), (x - 56, y + 50)], "#f0e4cc")


def lightning() -> Image.Image:
    """Five minutes a talk: a speaker, a clock, a wall of colour."""
    c = Canvas(1200, 800)
    c.gradient((0, 0, 1200, 800), ("#f2a541", "#ee7f4a", "#d9525e"))
    _rays_and_clock(c)
    c.gradient((0, 640, 1200, 800), ("#7a2f4a", "#4a1f3c"))
    c.rect((0, 640, 1200, 650), "#ffcf80")
    c.shade([Spot((340, 760), 190, "#3a2a3a", 0.9, 0.14)])
    c.light([Spot((340, 420), 420, "#fff0c0", 0.45), Spot((340, 750), 260, "#ffd9a0", 0.5, 0.2)])
    stand(
        c,
        (340, 764),
        height=580,
        look=Look(
            skin="#d99c6c",
            hair="#2b1d16",
            top="#263a5c",
            legs="#1f2733",
            style="long",
            pose="point",
            badge="#f6d55c",
            glasses=True,
        ),
    )
    dice = Dice("lightning")
    for number in range(9):
        look = dim(draw_lots(dice), "#2a1434", share=0.64)
        back(c, (560 + 92 * number, 816 + 12 * (number % 2)), size=46, look=look)
    return c.finish("lightning", vignette=0.3)


def _rays_and_clock(c: Canvas) -> None:
    for number in range(18):
        turn = number * math.pi / 9
        c.polygon(
            [
                (760, 330),
                (760 + 1400 * math.cos(turn), 330 + 1400 * math.sin(turn)),
                (760 + 1400 * math.cos(turn + 0.17), 330 + 1400 * math.sin(turn + 0.17)),
            ],
            thin("#fff0c0", 0.13),
        )
    c.disc((760, 300), 214, fill="#7a2f4a")
    c.disc((760, 300), 202, fill="#fff6e4")
    c.pie((578, 118, 942, 482), (-90, 198), fill="#3caea3")
    c.disc((760, 300), 132, fill="#fff6e4")
    c.text((760, 286), "5:00", size=92, fill="#263a5c")
    c.text((760, 350), "lightning talks", size=27, fill="#7a2f4a")


def workshop() -> Image.Image:
    """A workshop: laptops round a table, sun through the windows."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 560), ("#efe4d2", "#e6d4ba"))
    for left in (60, 350, 640, 930):
        c.gradient((left, 60, left + 220, 420), ("#7fc0e8", "#bfe0ee", "#e8f0dc"))
        with c.inside([(left, 60), (left + 220, 60), (left + 220, 420), (left, 420)]):
            treeline(c, (left - 40, left + 280), base=424, height=120, fill="#7fb585")
        c.rect((left + 106, 60, left + 114, 420), "#fffaf0")
        c.rect((left, 220, left + 220, 228), "#fffaf0")
    c.gradient((0, 560, 1200, 900), ("#b7865c", "#8f6244"))
    crew = (
        Look(skin="#eebd93", hair="#c08a45", top="#3caea3", style="bun", pose="front"),
        Look(skin="#8a5533", hair="#1c1a20", top="#e8574a", pose="front", glasses=True),
        Look(skin="#f6d3b3", hair="#4a2f1f", top="#f6d55c", style="long", pose="wave"),
        Look(skin="#5f3a25", hair="#1c1a20", top="#7b5ea7", style="curly", pose="front"),
        Look(skin="#d99c6c", hair="#8d8d92", top="#f4efe6", style="bald", pose="front", glasses=True),
    )
    for number, look in enumerate(crew):
        bust(c, (190 + 205 * number, 592 - 18 * (number in {1, 2, 3})), height=500, look=replace(look, badge="#20639b"))
    c.disc((600, 760), 640, fill="#8a5a3a", flatness=0.31)
    c.disc((600, 742), 640, fill="#e8cfa4", flatness=0.31)
    c.light([Spot((420, 640), 420, "#fff6d8", 0.5, 0.3)])
    for number, x in enumerate((190, 395, 805, 1010)):
        _laptop(c, (x, 664 - 8 * (number in {1, 2})), tone=("#5d6a80", "#e8574a", "#3caea3", "#4a4452")[number])
    _table_things(c)
    c.light([Spot((240, 120), 620, "#fff0c0", 0.4)])
    return c.finish("workshop")


def _laptop(c: Canvas, middle: Point, *, tone: str) -> None:
    x, y = middle
    c.polygon([(x - 84, y - 84), (x + 84, y - 84), (x + 94, y + 26), (x - 94, y + 26)], "#c9ced8")
    c.polygon([(x - 78, y - 78), (x + 78, y - 78), (x + 87, y + 20), (x - 87, y + 20)], "#aab2c0")
    c.disc((x, y - 30), 20, fill=tone)
    c.polygon([(x - 94, y + 26), (x + 94, y + 26), (x + 100, y + 36), (x - 100, y + 36)], "#7d8696")


def _table_things(c: Canvas) -> None:
    for x, y, turn in ((560, 790, 0.1), (690, 830, -0.14), (420, 830, -0.05)):
        c.polygon(
            [
                (x - 62, y - 22 + 60 * turn),
                (x + 50, y - 26 - 60 * turn),
                (x + 76, y + 24 - 60 * turn),
                (x - 66, y + 30 + 60 * turn),
            ],
            "#fffdf6",
        )
        for level in range(4):
            c.line([(x - 44, y - 12 + 10 * level), (x + 40 - 8 * (level % 2), y - 15 + 10 * level)], "#a8b2c4", width=3)
    for number, (x, y) in enumerate(((600, 700), (640, 712), (590, 724), (632, 736))):
        c.rect((x - 18, y - 12, x + 18, y + 12), ("#f6d55c", "#ef8fa0", "#3caea3", "#f2a541")[number])
    for x, y, tone in ((300, 780, "#e8574a"), (900, 790, "#20639b")):
        c.disc((x, y + 6), 40, fill=thin("#5a3a20", 0.3), flatness=0.4)
        c.polygon([(x - 30, y - 46), (x + 30, y - 46), (x + 24, y), (x - 24, y)], tone)
        c.disc((x, y), 24, fill=tone, flatness=0.36)
        c.disc((x, y - 46), 30, fill="#fffaf0", flatness=0.36)
        c.disc((x, y - 45), 25, fill="#5b3420", flatness=0.34)
    c.rect((780, 806, 850, 846), "#23262e", radius=8)
    c.disc((816, 828), 17, fill="#4a5264")
    c.disc((816, 828), 9, fill="#8fb3cf")
