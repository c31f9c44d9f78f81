"""Past midnight at Slussen: the Katarina lift and the last traffic."""

import math

from PIL import Image
from scripts.sample_photos_art.buildings import LAMPLIGHT, lamp_post, row_of_houses
from scripts.sample_photos_art.canvas import Canvas, Spot
from scripts.sample_photos_art.colors import mix
from scripts.sample_photos_art.nature import stars
from scripts.sample_photos_art.people import shadow, stand


def lift() -> Image.Image:
    """The Katarina lift at Slussen: a tower and a long footbridge to the heights of Södermalm."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 700), ("#050a22", "#0c1640", "#1c2a60", "#3c4278", "#7a5a7c"))
    stars(c, depth=420, name="lift", count=120)
    c.polygon([(1220, 380), (960, 396), (900, 440), (870, 560), (820, 700), (1220, 700)], "#141b3a")
    c.polygon([(1220, 420), (990, 430), (930, 520), (900, 700), (1220, 700)], "#1b2346")
    row_of_houses(c, (930, 1240), base=392, height=170, lit=0.5)
    row_of_houses(c, (-40, 500), base=690, height=260, lit=0.45)
    _lift_tower(c)
    c.gradient((0, 686, 1200, 900), ("#3d3654", "#272644", "#14162e"))
    _traffic(c)
    lights = [lamp_post(c, (x, 720), height=170, colors=("#0a0d20", "#fff0c0")) for x in (90, 330, 820, 1080)]
    c.light(
        [Spot(light, 190, "#ff9d45", 0.75) for light in lights] + [Spot(light, 34, "#fff2cc", 1.0) for light in lights]
    )
    for number, x in enumerate((180, 236, 430, 470, 900, 960)):
        stand(
            c,
            (x, 768 + 8 * (number % 3)),
            height=116 + 6 * (number % 2),
            look=shadow("#0a0d22", style=("short", "long", "bun")[number % 3]),
        )
    return c.finish("lift", vignette=0.4)


def _lift_tower(c: Canvas) -> None:
    iron, edge = "#0b1130", "#4a568f"
    c.rect((556, 236, 640, 690), "#0e1538")
    for y in range(250, 690, 44):
        c.line([(556, y), (640, y + 44)], edge, width=2)
        c.line([(640, y), (556, y + 44)], edge, width=2)
        c.line([(556, y), (640, y)], edge, width=3)
    c.rect((584, 430, 612, 490), "#ffdf9c", radius=4)
    for x in (556, 640):
        c.line([(x, 236), (x, 690)], edge, width=6)
    c.rect((520, 250, 1000, 286), iron)
    for x in range(530, 1000, 26):
        c.rect((x, 256, x + 18, 276), LAMPLIGHT[x // 26 % 4], radius=2)
    c.line([(520, 250), (1000, 250)], edge, width=4)
    c.line([(520, 288), (1000, 288)], edge, width=4)
    c.rect((540, 190, 656, 250), iron, radius=6)
    for x in range(548, 640, 26):
        c.rect((x, 204, x + 20, 236), "#ffe6ad", radius=3)
    c.polygon([(530, 192), (666, 192), (640, 168), (556, 168)], iron)
    c.line([(598, 168), (598, 110)], edge, width=3)
    for x in (700, 790, 880):
        c.line([(x, 288), (x + 46, 336), (x + 92, 288)], edge, width=2)
    c.polygon([(760, 288), (778, 288), (790, 690), (752, 690)], "#101739")
    c.light(
        [
            Spot((598, 220), 200, "#ffc874", 0.6),
            Spot((760, 268), 330, "#ffc874", 0.5, 0.3),
            Spot((598, 460), 70, "#ffd890", 0.8),
        ]
    )


def _traffic(c: Canvas) -> None:
    for number, (tone, shift) in enumerate((("#ff4a3a", 0), ("#ff7a3a", 12), ("#ffe9b0", 52), ("#fff6dc", 64))):
        trail = [
            (x, 808 + shift - 46 * math.exp(-(((x - 1200) / 620) ** 2)) + 5 * math.sin(x / 190 + number))
            for x in range(-20, 1241, 20)
        ]
        c.line(trail, mix(tone, "#ffffff", share=0.25), width=4)
        c.light([Spot(point, 56, tone, 0.2, 0.5) for point in trail[::2]])
