"""Friday night: City Hall, a bridge and the old square."""

import math

from PIL import Image
from scripts.sample_photos_art.buildings import LAMPLIGHT, House, lamp_post, spire, town_house
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.landmarks import city_hall
from scripts.sample_photos_art.nature import NIGHT, stars, treeline
from scripts.sample_photos_art.people import Look, shadow, stand

BLUE_HOUR = ("#0a1236", "#14225a", "#2d3f80", "#6c5d8e", "#d98a6c")


def hall() -> Image.Image:
    """City Hall across Riddarfjärden, flood-lit, with its mirror image."""
    c = Canvas(1200, 800)
    c.gradient((0, 0, 1200, 526), BLUE_HOUR)
    stars(c, depth=330, name="hall")
    c.light([Spot((180, 520), 620, "#e08a50", 0.5, 0.35)])
    _far_shore(c, base=520)
    c.light([Spot((640, 400), 520, "#c86a30", 0.5, 0.8)])
    city_hall(c, 290, base=520, size=430, colors=("#b4623a", "#3f7a6c", "#ffd76a", "#ffdf94"))
    treeline(c, (180, 320), base=522, height=34, fill="#12233a")
    treeline(c, (790, 940), base=522, height=30, fill="#12233a")
    c.rect((150, 516, 960, 526), "#5b4a4a")
    c.light(
        [Spot((340 + 66 * number, 500), 74, "#ff9a4a", 0.75) for number in range(7)]
        + [Spot((746, 330), 150, "#ffb060", 0.5, 1.6)]
    )
    c.light([Spot((746, 110), 60, "#ffe0a0", 0.8)])
    c.reflect(524, tint="#0a1538", strength=0.62, ripple=7)
    c.glitter((150, 530, 1000, 800), "#ffcf8a", name="hall water", count=130)
    c.glitter((0, 530, 1200, 800), "#7f93d8", name="hall sky", count=90)
    _quay_rail(c, 1200, top=742)
    return c.finish("hall", vignette=0.4)


def _far_shore(c: Canvas, *, base: float) -> None:
    dice = Dice(f"shore {base}")
    treeline(c, (-20, 1220), base=base, height=42, fill="#1a2650")
    for left in range(-10, 1210, 42):
        high = dice.between(24, 66)
        c.rect((left, base - high, left + 40, base), mix("#1d2a58", "#0d1535", share=dice.unit()))
        for number in range(7):
            if dice.chance(0.55):
                x, y = left + 5 + dice.between(0, 30), base - dice.between(6, high - 4)
                c.rect((x, y, x + 4, y + 5), thin(LAMPLIGHT[number % 4], 0.85))


def _quay_rail(c: Canvas, width: float, *, top: float) -> None:
    c.rect((0, top, width, top + 8), "#050a1c")
    for x in range(-10, int(width), 26):
        c.rect((x, top, x + 4, top + 90), "#050a1c")
    c.rect((0, top + 40, width, top + 46), "#050a1c")


def bridge() -> Image.Image:
    """Västerbron's two arches with the lamps of its roadway in the water."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 564), ("#060b24", "#0f1a4a", "#28357a", "#5a4f8c", "#b8708a"))
    stars(c, depth=340, name="bridge", count=110)
    _far_shore(c, base=560)
    treeline(c, (-30, 250), base=562, height=90, fill="#0c1636")
    treeline(c, (960, 1230), base=562, height=70, fill="#0c1636")
    _arches(c)
    lamps = [(20.0 + 58 * number, _deck(20 + 58 * number) - 24) for number in range(21)]
    for x, y in lamps:
        c.line([(x, y + 24), (x, y)], "#0a1030", width=2)
        c.disc((x, y), 3.4, fill="#fff1c8")
    c.light([Spot(lamp, 62, "#ffb45a", 0.85) for lamp in lamps])
    _bus(c, 700)
    c.reflect(562, tint="#0a1440", strength=0.66, ripple=8)
    for x, _ in lamps:
        _light_path(c, x)
    c.glitter((0, 570, 1200, 900), "#8fa2ea", name="bridge water", count=150)
    _rowers(c, (330, 790))
    return c.finish("bridge", vignette=0.4)


def _deck(x: float) -> float:
    return 362 + 0.00016 * (x - 600) ** 2


def _arches(c: Canvas) -> None:
    iron = "#101a44"
    for left, right in ((70, 690), (690, 1090)):
        span = right - left
        rise = 0.29 * span
        outer, inner = [], []
        for step in range(49):
            share = step / 48
            height = 4 * share * (1 - share)
            outer.append((left + span * share, 556 - rise * height))
            inner.append((left + span * share, 570 - (rise - 20) * height))
        c.polygon([*outer, *reversed(inner)], iron)
        c.line(outer, "#4a5a9a", width=2)
        for x, y in outer[2:-2:2]:
            c.line([(x, y), (x, _deck(x))], "#1b2859", width=3)
    road = [(x, _deck(x)) for x in range(-20, 1241, 20)]
    c.polygon([*road, *((x, y + 15) for x, y in reversed(road))], iron)
    c.line(road, "#6a76b4", width=2)
    for x in (70, 690, 1090):
        c.polygon([(x - 17, _deck(x) + 8), (x + 17, _deck(x) + 8), (x + 24, 562), (x - 24, 562)], "#152052")
        c.polygon([(x + 5, _deck(x) + 8), (x + 17, _deck(x) + 8), (x + 24, 562), (x + 8, 562)], "#0c1438")


def _bus(c: Canvas, x: float) -> None:
    y = _deck(x)
    c.rect((x, y - 22, x + 74, y - 2), "#c93c3a", radius=4)
    for number in range(6):
        c.rect((x + 5 + 11 * number, y - 18, x + 13 + 11 * number, y - 10), "#ffe7a8")
    c.light([Spot((x + 82, y - 8), 36, "#fff0c0", 0.9, 0.5)])


def _light_path(c: Canvas, x: float) -> None:
    dice = Dice(f"path {x}")
    for number in range(16):
        y = 572 + number * 17 + dice.between(-4, 4)
        width = (3 + 0.5 * number) * dice.between(0.6, 1.6)
        c.disc(
            (x + dice.between(-0.4, 0.4) * number, y), width, fill=thin("#ffc56e", 0.5 - 0.027 * number), flatness=0.22
        )


def _rowers(c: Canvas, middle: Point) -> None:
    x, y = middle
    dark = "#050a22"
    c.polygon([(x - 100, y - 12), (x + 110, y - 14), (x + 74, y + 14), (x - 76, y + 14)], dark)
    for place in (-36, 24):
        c.stroke([(x + place, y - 10), (x + place + 6, y - 50)], dark, width=20)
        c.disc((x + place + 8, y - 72), 12, fill=dark)
        c.line([(x + place + 4, y - 36), (x + place - 70, y + 22)], dark, width=3)
    c.light([Spot((x + 112, y - 20), 40, "#ffd890", 0.9)])
    c.disc((x + 112, y - 20), 3.5, fill="#fff3cc")


def square() -> Image.Image:
    """The old square of Gamla stan with its gables, lit windows and the last guests outside."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 640), NIGHT)
    stars(c, depth=300, name="square")
    spire(c, (880, 400), height=330, width=54, colors=("#2a2748", "#1a2f4a"))
    tones = (
        ("#8a4a34", "pitched"),
        ("#9a7a4a", "mansard"),
        ("#8f2f2c", "gable"),
        ("#a8752f", "gable"),
        ("#54683f", "gable"),
        ("#8c5a48", "mansard"),
        ("#7d4436", "pitched"),
    )
    left = -40.0
    for number, (tone, shape) in enumerate(tones):
        width = (190, 180, 178, 158, 186, 190, 200)[number]
        high = (330, 380, 400, 360, 350, 400, 340)[number]
        town_house(c, House(left, 640, width, high, mix(tone, "#10163c", share=0.36), "#1f2340", shape, 5, 3, 0.5))
        left += width
    c.gradient((0, 636, 1200, 900), ("#4a3d52", "#332d48", "#1c1c34"))
    _paving(c)
    lights = [
        lamp_post(c, (x, y), height=h, colors=("#0c1024", "#fff0c0"))
        for x, y, h in ((170, 690, 210), (1010, 690, 210), (610, 660, 150))
    ]
    _tables(c)
    _fountain(c, (610, 716))
    c.light(
        [Spot(light, 250, "#ff9d45", 0.75) for light in lights]
        + [Spot((x, 720), 250, "#ff9d45", 0.5, 0.25) for x, _ in lights]
    )
    c.light(
        [Spot(light, 42, "#fff0c0", 1.0) for light in lights]
        + [Spot((380, 640), 330, "#ff8a3c", 0.35, 0.5), Spot((830, 640), 330, "#ff8a3c", 0.35, 0.5)]
    )
    _bunting(c)
    stand(c, (770, 862), height=236, look=shadow("#0b0e22", pose="photo"))
    stand(c, (840, 868), height=224, look=shadow("#0b0e22", style="long"))
    return c.finish("square", vignette=0.4)


def _paving(c: Canvas) -> None:
    dice = Dice("paving")
    for row in range(24):
        depth = (row / 24) ** 1.6
        y = 644 + 262 * depth
        for column in range(-22, 23):
            x = 600 + (column + 0.5 * (row % 2)) * (22 + 66 * depth)
            c.disc((x, y), 9 + 26 * depth, fill=thin(dice.pick(("#ffcf90", "#05081c", "#8a7a9c")), 0.11), flatness=0.28)


def _tables(c: Canvas) -> None:
    dice = Dice("tables")
    for number, x in enumerate((268, 372, 930)):
        y = 716 + 10 * (number % 2)
        for side in (-1, 1):
            look = Look(
                skin=dice.pick(("#c98f66", "#8a5533")),
                hair="#1a1218",
                top=dice.pick(("#7a2f3c", "#2c4a6a", "#8a6a2c")),
                legs="#171a30",
                style=dice.pick(("short", "long", "bun")),
            )
            stand(c, (x + side * 32, y + 22), height=126, look=look)
        c.disc((x, y - 22), 34, fill="#5a4030", flatness=0.3)
        c.line([(x, y - 20), (x, y + 26)], "#20182a", width=5)
        c.disc((x, y - 30), 5, fill="#fff0b8")
        c.light([Spot((x, y - 34), 110, "#ffae55", 0.75)])


def _fountain(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.disc((x, y), 96, fill="#3a3450", flatness=0.26)
    c.disc((x, y - 8), 88, fill="#57608f", flatness=0.24)
    c.rect((x - 26, y - 96, x + 26, y - 6), "#6a5a68", radius=4)
    c.rect((x - 34, y - 108, x + 34, y - 92), "#7d6c76", radius=4)
    c.polygon([(x - 24, y - 108), (x + 24, y - 108), (x, y - 150)], "#6a5a68")
    for side in (-1, 1):
        c.arc(
            (x + side * 34 - 26, y - 76, x + side * 34 + 26, y + 30),
            (180, 270) if side < 0 else (270, 360),
            fill=thin("#cfe0ff", 0.8),
            width=3,
        )


def _bunting(c: Canvas) -> None:
    bulbs = []
    for start, end, sag in (((-20, 250), (560, 214), 90), ((560, 214), (1230, 280), 100)):
        rope = [
            (
                start[0] + (end[0] - start[0]) * step / 24,
                start[1] + (end[1] - start[1]) * step / 24 + sag * math.sin(math.pi * step / 24),
            )
            for step in range(25)
        ]
        c.line(rope, "#0a0c1e", width=2)
        bulbs += rope[1::2]
    for bulb in bulbs:
        c.disc((bulb[0], bulb[1] + 5), 5, fill="#fff3c4")
    c.light([Spot(bulb, 36, "#ffc060", 0.8) for bulb in bulbs])
