"""The last morning: a train hall, suitcases, a farewell."""

import math

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.people import Look, draw_lots, stand


def station() -> Image.Image:
    """The train hall on the last morning: suitcases, a clock, a farewell."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 640), ("#d9e6ea", "#f3ead6", "#ecd9bc"))
    _arched_roof(c)
    c.gradient((0, 640, 1200, 900), ("#cdbfae", "#a89a90", "#857a7c"))
    _train(c)
    _clock(c, (610, 214))
    _departures(c)
    dice = Dice("platform")
    for x, y, high in ((700, 690, 120), (742, 694, 116), (830, 704, 130)):
        stand(c, (x, y), height=high, look=draw_lots(dice))
    travellers = {
        (660, 834, 262): Look(
            skin="#d99c6c", hair="#2b1d16", top="#f2a541", legs="#2c3550", style="long", pose="wave", badge="#e8574a"
        ),
        (846, 846, 274): Look(
            skin="#5f3a25", hair="#1c1a20", top="#20639b", legs="#4b4540", style="curly", pose="wave", camera=False
        ),
        (1010, 852, 268): Look(hair="#a8452c", top="#3caea3", legs="#1f2733", style="bun", pose="hips", glasses=True),
    }
    c.shade([Spot((x + 36, y), 120, "#4a4444", 0.8, 0.12) for x, y, _ in travellers])
    for (x, y, high), look in travellers.items():
        stand(c, (x, y), height=high, look=look)
    _suitcase(c, (754, 846), tone="#e8574a")
    _suitcase(c, (1110, 858), tone="#7b5ea7")
    c.light([Spot((600, 60), 760, "#fff2cc", 0.45), Spot((860, 720), 420, "#ffe6b0", 0.25, 0.25)])
    return c.finish("station")


def _arched_roof(c: Canvas) -> None:
    for number in range(5):
        inset = 74 * number
        box = (-60 + inset, -40 + 44 * number, 1260 - inset, 900 - 10 * number)
        c.arc(box, (180, 360), fill=mix("#7d8f9a", "#d3d5cd", share=number / 5), width=22 - 3 * number)
    for number in range(13):
        turn = math.pi * (1.04 + 0.077 * number)
        far = (600 + 300 * math.cos(turn), 420 + 250 * math.sin(turn))
        c.line([far, (600 + 760 * math.cos(turn), 430 + 560 * math.sin(turn))], thin("#8d9ba3", 0.7), width=5)
    c.pie((304, 140, 896, 760), (180, 360), fill="#cfe6f0")
    for x in range(340, 880, 52):
        c.line([(x, 172), (x, 450)], thin("#8d9ba3", 0.8), width=4)
    for y in (250, 330, 410):
        c.line([(320, y), (880, y)], thin("#8d9ba3", 0.8), width=4)
    c.rect((0, 448, 1200, 640), "#e2c9a4")
    for x in range(20, 1200, 130):
        c.rect((x, 480, x + 74, 640), "#b98f68")
        c.pie((x, 446, x + 74, 520), (180, 360), fill="#b98f68")


def _train(c: Canvas) -> None:
    body = [(-10, 330), (330, 430), (430, 470), (470, 540), (476, 640), (430, 668), (-10, 800)]
    c.shaded(body, ("#f6f4ee", "#e2e2de", "#c3c6c8"))
    c.polygon([(-10, 420), (330, 480), (400, 506), (400, 560), (330, 556), (-10, 560)], "#27405c")
    c.polygon([(416, 496), (452, 540), (458, 584), (416, 572)], "#27405c")
    c.polygon([(-10, 640), (470, 600), (476, 622), (-10, 690)], "#d9463c")
    for x in (60, 170, 270, 344):
        c.line([(x, 424 + 0.16 * x), (x, 562)], "#f6f4ee", width=9)
    c.disc((458, 612), 11, fill="#fff6c8")
    c.light([Spot((460, 612), 80, "#fff0b8", 0.8)])
    c.polygon([(-10, 796), (440, 668), (520, 668), (40, 900), (-10, 900)], "#5a5258")
    c.line([(500, 668), (20, 900)], "#f6d55c", width=8)


def _clock(c: Canvas, center: Point) -> None:
    x, y = center
    c.line([(x, y - 220), (x, y - 60)], "#4a505c", width=6)
    c.disc(center, 64, fill="#263a5c")
    c.disc(center, 56, fill="#fffdf6")
    for number in range(12):
        turn = number * math.pi / 6
        c.line(
            [(x + 46 * math.cos(turn), y + 46 * math.sin(turn)), (x + 52 * math.cos(turn), y + 52 * math.sin(turn))],
            "#263a5c",
            width=4,
        )
    # A quarter to eleven, as the file's name says.
    for hour_angle, reach, wide in ((math.radians(322.5 - 90), 30, 7), (math.radians(270 - 90), 44, 5)):
        c.line([center, (x + reach * math.cos(hour_angle), y + reach * math.sin(hour_angle))], "#263a5c", width=wide)
    c.disc(center, 5, fill="#d9463c")


def _departures(c: Canvas) -> None:
    c.rect((800, 330, 1130, 470), "#16202e", radius=8)
    for number, (time, place, track) in enumerate(
        (("10:52", "Uppsala", "4"), ("11:06", "Malmo C", "10"), ("11:10", "Narvik", "12"))
    ):
        y = 358 + 42 * number
        for x, words in ((816, time), (902, place), (1088, track)):
            c.heading((x, y), words, size=25, fill="#ffc94d")


def _suitcase(c: Canvas, foot: Point, *, tone: str) -> None:
    x, y = foot
    c.arc((x - 20, y - 168, x + 20, y - 90), (180, 360), fill="#4a4452", width=6)
    c.rect((x - 38, y - 118, x + 38, y - 8), tone, radius=12)
    for place in (-16, 0, 16):
        c.rect((x + place - 2, y - 108, x + place + 2, y - 18), mix(tone, "#000000", share=0.18))
    for side in (-26, 26):
        c.disc((x + side, y - 4), 7, fill="#22242c")
