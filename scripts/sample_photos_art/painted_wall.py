"""The painted wall on Södermalm: a fox asleep under a summer moon."""

import math

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, thin
from scripts.sample_photos_art.people import Look, stand


def wall() -> Image.Image:
    """A painted wall: a fox asleep under a summer moon, with somebody taking its picture; upright."""
    c = Canvas(900, 1200)
    c.gradient((0, 0, 900, 200), ("#6db4e2", "#cfe6ee"))
    c.gradient((0, 120, 900, 960), ("#24305e", "#3d3f80", "#7a4f94", "#d4688a", "#f59a6d"))
    _mural_hills(c)
    _mural_fox(c, (470, 640))
    _bricks(c)
    c.rect((0, 104, 900, 128), "#8a6a5c")
    c.gradient((0, 950, 900, 1200), ("#b8b0ac", "#938c90", "#77717c"))
    c.rect((0, 946, 900, 960), "#5d5560")
    for x in range(-60, 960, 150):
        c.line([(x + 40, 960), (x - 60, 1200)], thin("#4a4452", 0.35), width=3)
    c.shade([Spot((700, 1140), 130, "#50484a", 0.9, 0.16), Spot((215, 1112), 190, "#50484a", 0.9, 0.14)])
    _parked_bicycle(c, (215, 1110), size=300)
    stand(
        c,
        (700, 1146),
        height=400,
        look=Look(
            skin="#eebd93", hair="#c08a45", top="#3caea3", legs="#2c3550", style="bun", pose="photo", behind=True
        ),
    )
    c.light([Spot((820, 80), 620, "#ffe6b0", 0.3)])
    return c.finish("wall")


def _mural_hills(c: Canvas) -> None:
    c.disc((650, 330), 118, fill="#fbe7b2")
    c.disc((618, 300), 26, fill="#f0d492")
    c.disc((690, 364), 17, fill="#f0d492")
    dice = Dice("mural stars")
    for x, y in dice.scatter(34, across=(30, 870), down=(150, 520)):
        size = dice.between(4, 11)
        c.polygon(
            [
                (x, y - size),
                (x + 0.26 * size, y - 0.26 * size),
                (x + size, y),
                (x + 0.26 * size, y + 0.26 * size),
                (x, y + size),
                (x - 0.26 * size, y + 0.26 * size),
                (x - size, y),
                (x - 0.26 * size, y - 0.26 * size),
            ],
            "#fff0c0",
        )
    for base, tone, wave in ((700, "#5d3f86", 60), (780, "#3f6f8f", 46), (860, "#2f8f86", 40)):
        c.polygon(
            [(0, 960), *((x, base - wave * math.sin(x / 900 * 7 + base)) for x in range(0, 901, 20)), (900, 960)], tone
        )
    for number in range(11):
        x, tone = 40 + 84 * number, ("#f6d55c", "#ef8fa0", "#fdf4e3")[number % 3]
        c.line([(x, 950), (x + 8, 880 - 17 * (number % 3))], "#1f5f58", width=6)
        for petal in range(6):
            turn = petal * math.pi / 3
            c.disc((x + 8 + 17 * math.cos(turn), 872 - 17 * (number % 3) + 17 * math.sin(turn)), 12, fill=tone)
        c.disc((x + 8, 872 - 17 * (number % 3)), 10, fill="#e8574a")


def _mural_fox(c: Canvas, middle: Point) -> None:
    x, y = middle
    c.disc((x, y + 70), 250, fill="#e8743b", flatness=0.62)
    c.disc((x - 20, y + 110), 190, fill="#f08d4c", flatness=0.5)
    c.stroke([(x + 225, y + 90), (x + 170, y + 190), (x + 20, y + 212), (x - 110, y + 196)], "#d9622f", width=92)
    c.stroke([(x - 100, y + 198), (x - 158, y + 182)], "#fff3e0", width=74)
    for side in (-1, 1):
        c.polygon(
            [(x - 150 + side * 34, y - 10), (x - 150 + side * 112, y - 120), (x - 150 + side * 128, y + 26)], "#c9542a"
        )
        c.polygon(
            [(x - 150 + side * 60, y - 6), (x - 150 + side * 104, y - 84), (x - 150 + side * 112, y + 14)], "#3a2438"
        )
    c.polygon([(x - 290, y + 30), (x - 232, y - 38), (x - 68, y - 38), (x - 10, y + 30), (x - 150, y + 178)], "#ee8044")
    c.polygon([(x - 290, y + 30), (x - 196, y + 56), (x - 150, y + 178)], "#fff3e0")
    c.polygon([(x - 10, y + 30), (x - 104, y + 56), (x - 150, y + 178)], "#fff3e0")
    c.disc((x - 150, y + 164), 22, fill="#2b1d2c", flatness=0.8)
    for side in (-1, 1):
        c.arc((x - 150 + side * 62 - 30, y + 6, x - 150 + side * 62 + 30, y + 46), (10, 170), fill="#2b1d2c", width=7)


def _bricks(c: Canvas) -> None:
    for row, y in enumerate(range(128, 950, 22)):
        c.line([(0, y), (900, y)], thin("#1a1030", 0.13), width=2)
        for joint in range(-30 + 30 * (row % 2), 900, 60):
            c.line([(joint, y), (joint, y + 22)], thin("#1a1030", 0.12), width=2)
    dice = Dice("bricks")
    for column, layer in dice.scatter(150, across=(0, 15), down=(0, 37)):
        left, top = int(column) * 60 - 30 * (int(layer) % 2 == 0), 128 + int(layer) * 22
        c.rect((left, top, left + 60, top + 22), thin(dice.pick(("#ffffff", "#000000")), 0.05))


def _parked_bicycle(c: Canvas, foot: Point, *, size: float) -> None:
    x, y = foot
    wheel = 0.21 * size
    hubs = [(x - 0.3 * size, y - wheel), (x + 0.32 * size, y - wheel)]
    for hub in hubs:
        c.arc((hub[0] - wheel, hub[1] - wheel, hub[0] + wheel, hub[1] + wheel), (0, 360), fill="#20222a", width=6)
        for number in range(8):
            turn = number * math.pi / 4 + 0.2
            c.line(
                [hub, (hub[0] + wheel * math.cos(turn), hub[1] + wheel * math.sin(turn))], thin("#d9dbe0", 0.6), width=1
            )
    crank, saddle, head = (
        (x - 0.02 * size, y - 0.18 * size),
        (x - 0.12 * size, y - 0.5 * size),
        (x + 0.22 * size, y - 0.5 * size),
    )
    for path in ((hubs[0], crank), (hubs[0], saddle), (crank, saddle), (crank, head), (saddle, head), (head, hubs[1])):
        c.stroke(list(path), "#f6d55c", width=8)
    c.line([saddle, (saddle[0] - 0.02 * size, saddle[1] - 0.06 * size)], "#20222a", width=5)
    c.rect(
        (saddle[0] - 0.09 * size, saddle[1] - 0.09 * size, saddle[0] + 0.05 * size, saddle[1] - 0.05 * size),
        "#3a2a24",
        radius=5,
    )
    c.stroke(
        [head, (head[0] - 0.02 * size, head[1] - 0.1 * size), (head[0] + 0.07 * size, head[1] - 0.13 * size)],
        "#20222a",
        width=6,
    )
    c.rect(
        (head[0] + 0.0 * size, head[1] - 0.06 * size, head[0] + 0.17 * size, head[1] + 0.06 * size), "#b98650", radius=6
    )
