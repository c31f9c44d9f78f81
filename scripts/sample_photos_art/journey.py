"""What the phone saw between the days: a sunset, an evening outside, a sunrise."""

import math
from dataclasses import replace

from PIL import Image
from scripts.sample_photos_art.buildings import spire
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.landmarks import city_hall
from scripts.sample_photos_art.nature import DAWN, DUSK, gull, hill, low_sun, streaks, treeline
from scripts.sample_photos_art.people import SKINS, TOPS, Look, back, bust, draw_lots, shadow, stand


def sunset() -> Image.Image:
    """The sun going down over Riddarfjärden, City Hall on the right, two people at the railing."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 549), DUSK)
    streaks(c, [(300, 190, 620), (860, 130, 520), (700, 270, 760), (150, 330, 420), (1010, 370, 380)], fill="#ff9c7a")
    streaks(c, [(520, 80, 460), (1020, 210, 300)], fill="#8a4f8c", opacity=0.5)
    low_sun(c, (390, 486), radius=34, color="#ffcf70")
    hill(c, (-200, 700), base=545, height=60, fill="#7a3f66")
    treeline(c, (-20, 480), base=548, height=44, fill="#5c2f5a")
    treeline(c, (430, 900), base=548, height=30, fill="#4f2853")
    _island_roofs(c, (500, 850), base=546)
    city_hall(c, 810, base=546, size=300, colors=("#3a1f45", "#35204a", "#ffd76a", "#ffb86a"))
    treeline(c, (720, 840), base=548, height=22, fill="#2c1a3e")
    c.rect((700, 542, 1200, 549), "#2c1a3e")
    c.reflect(547, tint="#5a2f66", strength=0.7, ripple=6)
    _sun_road(c, 390, top=552, color="#ffd890")
    c.glitter((0, 556, 1200, 860), "#ffc49a", name="sunset", count=170)
    _boat_shadow(c, (130, 640), size=120)
    c.polygon([(0, 900), (0, 786), (330, 800), (760, 842), (1200, 858), (1200, 900)], "#1c1030")
    _railing(c)
    stand(c, (596, 872), height=300, look=shadow("#180c2a", style="bun"))
    stand(c, (684, 880), height=318, look=shadow("#180c2a", pose="photo"))
    return c.finish("sunset", vignette=0.3)


def _island_roofs(c: Canvas, span: tuple[float, float], *, base: float) -> None:
    dice = Dice("roofs at dusk")
    x = span[0]
    while x < span[1]:
        wide, high = dice.between(24, 44), dice.between(20, 46)
        tone = mix("#4f2853", "#2f1a42", share=dice.unit())
        c.polygon(
            [(x, base), (x, base - high), (x + wide / 2, base - high - 12), (x + wide, base - high), (x + wide, base)],
            tone,
        )
        for _ in range(3):
            left, top = x + dice.between(4, wide - 8), base - dice.between(6, high - 4)
            c.rect((left, top, left + 4, top + 5), thin("#ffcf80", 0.8))
        x += wide
    spire(c, (640, base - 20), height=120, width=16, colors=("#3a2048", "#2f1a42"))


def _sun_road(c: Canvas, x: float, *, top: float, color: str) -> None:
    dice = Dice(f"sun road {x}")
    for number in range(90):
        depth = (number / 90) ** 1.5
        y = top + 320 * depth
        wide = (10 + 70 * depth) * dice.between(0.4, 1.2)
        c.disc(
            (x + dice.between(-34, 34) * (0.3 + depth), y), wide, fill=thin(color, 0.62 - 0.4 * depth), flatness=0.06
        )


def _boat_shadow(c: Canvas, middle: Point, *, size: float) -> None:
    x, y = middle
    dark = "#1f1236"
    c.polygon(
        [
            (x - 0.5 * size, y - 0.12 * size),
            (x + 0.5 * size, y - 0.14 * size),
            (x + 0.36 * size, y),
            (x - 0.4 * size, y),
        ],
        dark,
    )
    c.line([(x, y - 0.1 * size), (x, y - 1.2 * size)], dark, width=3)
    c.polygon(
        [(x - 4, y - 1.12 * size), (x - 4, y - 0.2 * size), (x - 0.4 * size, y - 0.2 * size)],
        mix(dark, "#c8607a", share=0.35),
    )
    c.polygon(
        [(x + 4, y - 1.05 * size), (x + 4, y - 0.2 * size), (x + 0.42 * size, y - 0.18 * size)],
        mix(dark, "#ff9a7a", share=0.4),
    )


def _railing(c: Canvas) -> None:
    tops = [(x, 700 + 0.045 * x) for x in range(-10, 1221, 41)]
    for x, y in tops:
        c.line([(x, y), (x, y + 140)], "#180c2a", width=5)
    for drop in (0, 48, 92):
        c.line([(x, y + drop) for x, y in tops], "#180c2a", width=8 if drop == 0 else 4)


def evening() -> Image.Image:
    """Dinner outside under strings of bulbs on Friday evening."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 560), ("#1a2258", "#3f3f86", "#8a5a94", "#d9786c"))
    treeline(c, (-20, 1220), base=520, height=150, fill="#2a2a5c")
    treeline(c, (-20, 1220), base=545, height=90, fill="#1f2048")
    c.gradient((0, 530, 1200, 900), ("#4a3452", "#33243f", "#241a33"))
    crew = Dice("dinner")
    for number in range(6):
        look = replace(draw_lots(crew), pose=("front", "wave", "front", "hips", "cheer", "front")[number])
        bust(
            c,
            (140 + 184 * number, 606),
            height=400,
            look=replace(look, skin=mix(look.skin, "#ff9a50", share=0.18), top=mix(look.top, "#5a2f4a", share=0.3)),
        )
    c.gradient((0, 592, 1200, 760), ("#f3dcb4", "#d9a874"))
    c.gradient((0, 756, 1200, 900), ("#8a5a48", "#5f3c3a"))
    _supper(c)
    for x, tone, style in (
        (190, TOPS[4], "long"),
        (520, TOPS[0], "bun"),
        (860, TOPS[8], "short"),
        (1110, TOPS[5], "curly"),
    ):
        back(
            c,
            (x, 900),
            size=104,
            look=Look(skin=SKINS[2], hair="#1c1420", top=mix(tone, "#1c1430", share=0.5), style=style),
        )
    _bulbs(c)
    return c.finish("evening", vignette=0.35)


def _supper(c: Canvas) -> None:
    for number in range(7):
        x = 84 + 172 * number
        c.disc((x, 664), 58, fill="#fffaf0", flatness=0.3)
        c.disc((x, 662), 40, fill="#f0e4d0", flatness=0.28)
        for dx, dy, tone in ((-14, -4, "#e8574a"), (10, -2, "#5fa05a"), (0, 6, "#f2a541"), (18, 4, "#c8643f")):
            c.disc((x + dx, 660 + dy), 11, fill=tone, flatness=0.6)
        c.polygon([(x + 70, 640), (x + 98, 640), (x + 93, 690), (x + 75, 690)], thin("#ffe9b4", 0.75))
        c.polygon([(x + 72, 656), (x + 96, 656), (x + 93, 690), (x + 75, 690)], thin("#f2a541", 0.85))
    candles = [(x, 628) for x in (170, 512, 856, 1120)]
    for x, y in candles:
        c.rect((x - 12, y, x + 12, y + 34), "#ffe6b8", radius=4)
        c.disc((x, y - 9), 6, fill="#fff6d8", flatness=1.7)
    c.light([Spot((x, y - 6), 150, "#ffae55", 0.8) for x, y in candles])


def _bulbs(c: Canvas) -> None:
    bulbs = []
    for start, end, sag in (((-20, 90), (640, 40), 130), ((640, 40), (1230, 120), 120)):
        rope = [
            (
                start[0] + (end[0] - start[0]) * step / 22,
                start[1] + (end[1] - start[1]) * step / 22 + sag * math.sin(math.pi * step / 22),
            )
            for step in range(23)
        ]
        c.line(rope, "#120f2a", width=3)
        bulbs += rope[1::2]
    for x, y in bulbs:
        c.disc((x, y + 9), 9, fill="#fff3c4", flatness=1.15)
    c.light([Spot((x, y + 9), 64, "#ffc060", 0.85) for x, y in bulbs] + [Spot((600, 560), 720, "#ff9a50", 0.32, 0.4)])


def sunrise() -> Image.Image:
    """The sun coming up beyond Djurgården, seen from the heights of Södermalm."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 526), DAWN)
    streaks(c, [(260, 150, 560), (820, 210, 700), (500, 300, 420), (1060, 110, 360)], fill="#fff0dc", opacity=0.7)
    low_sun(c, (800, 452), radius=30, color="#ffd27a")
    hill(c, (300, 1400), base=520, height=54, fill="#a79ac0")
    treeline(c, (-20, 700), base=522, height=54, fill="#857cae")
    treeline(c, (560, 1220), base=522, height=38, fill="#9186b4")
    _fair_towers(c)
    _masts(c)
    treeline(c, (-20, 560), base=526, height=30, fill="#5f5c94")
    c.reflect(524, tint="#8fa0c8", strength=0.66, ripple=5)
    _sun_road(c, 800, top=530, color="#fff0c0")
    c.glitter((0, 534, 1200, 860), "#fff2dc", name="sunrise", count=150)
    _morning_ferry(c, (430, 640))
    with c.softened(16, opacity=0.6):
        for x, y, wide in ((250, 528, 330), (760, 534, 420), (1080, 526, 260)):
            c.disc((x, y), wide, fill="#ffe9d6", flatness=0.03)
    _wild_flowers(c)
    for x, y, size in ((560, 250, 40), (620, 220, 30), (690, 268, 26)):
        gull(c, (x, y), size=size, fill="#6a628c")
    return c.finish("sunrise", vignette=0.2)


def _fair_towers(c: Canvas) -> None:
    tone = "#5f5488"
    for x, high in ((330, 250), (392, 190)):
        c.rect((x - 5, 520 - high, x + 5, 520), tone)
        c.rect((x - 16, 520 - 0.86 * high, x + 16, 520 - 0.8 * high), tone, radius=4)
        c.polygon([(x - 9, 522 - high), (x + 9, 522 - high), (x, 488 - high)], tone)
    c.line(
        [(120 + 6 * step, 470 - 36 * math.sin(step * 0.36) - 18 * math.sin(step * 0.13)) for step in range(32)],
        tone,
        width=4,
    )
    for step in range(0, 32, 3):
        x = 120 + 6 * step
        c.line([(x, 470 - 36 * math.sin(step * 0.36) - 18 * math.sin(step * 0.13)), (x, 520)], tone, width=2)


def _masts(c: Canvas) -> None:
    for number, x in enumerate((520, 546, 604, 640)):
        c.line([(x, 520), (x, 400 + 20 * (number % 2))], "#5f5488", width=3)
        c.line([(x - 18, 440 + 10 * (number % 2)), (x + 18, 440 + 10 * (number % 2))], "#5f5488", width=2)
    c.polygon([(490, 508), (676, 504), (656, 524), (506, 524)], "#4f4878")


def _morning_ferry(c: Canvas, middle: Point) -> None:
    x, y = middle
    c.polygon([(x - 92, y - 16), (x + 98, y - 20), (x + 82, y + 10), (x - 80, y + 10)], "#f3ecec")
    c.rect((x - 78, y - 40, x + 62, y - 16), "#fffaf6", radius=4)
    c.rect((x + 20, y - 62, x + 60, y - 38), "#fffaf6", radius=4)
    for number in range(7):
        c.rect((x - 70 + 18 * number, y - 34, x - 58 + 18 * number, y - 24), "#ffd890")
    c.polygon([(x - 86, y), (x + 88, y), (x + 82, y + 10), (x - 80, y + 10)], "#4a5c94")
    for number in range(14):
        c.disc(
            (x - 90 - 22 * number, y + 10 + 1.5 * number), 20, fill=thin("#fff6ec", 0.4 - 0.025 * number), flatness=0.12
        )


def _wild_flowers(c: Canvas) -> None:
    c.polygon([(0, 900), (0, 800), (280, 820), (620, 862), (980, 850), (1200, 812), (1200, 900)], "#3d4a6b")
    dice = Dice("wild flowers")
    for x, _ in dice.scatter(70, across=(0, 1200), down=(0, 1)):
        top = 790 + dice.between(-26, 40) + 40 * math.sin(math.pi * x / 1200)
        c.line([(x + dice.between(-8, 8), 900), (x, top)], "#33405f", width=2.5)
        c.disc((x, top), dice.between(4, 8), fill=dice.pick(("#ffd9a8", "#f2a7a0", "#fff0d8", "#b9a0d0")))
