"""Coffee and buns by the window, and the sign that points the way."""

import math

from PIL import Image
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin


def coffee() -> Image.Image:
    """Coffee and cinnamon buns on a table by the window."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 520), ("#a9d3e8", "#d3e8ea", "#f8ecd0"))
    _window_view(c)
    c.gradient((0, 520, 1200, 900), ("#c98d5c", "#b67748", "#8f5634"))
    dice = Dice("grain of the table")
    for x, y in dice.scatter(70, across=(0, 1200), down=(530, 900)):
        c.disc((x, y), dice.between(60, 200), fill=thin("#7a4526", 0.14), flatness=0.012)
    c.rect((0, 516, 1200, 530), "#e3b184")
    c.shade(
        [
            Spot((330, 690), 250, "#5a4a4a", 0.9, 0.22),
            Spot((690, 800), 330, "#5a4a4a", 0.9, 0.2),
            Spot((990, 700), 180, "#5a4a4a", 0.9, 0.22),
        ]
    )
    _pot(c, (330, 680))
    _cup(c, (985, 690), size=1.0, tone="#3caea3")
    _plate_of_buns(c, (690, 752))
    _cup(c, (330, 832), size=1.25, tone="#e8574a")
    _steam(c, [(330, 690), (985, 570)])
    c.light([Spot((620, 240), 760, "#ffe9b4", 0.42), Spot((840, 620), 420, "#ffdf9a", 0.3, 0.3)])
    return c.finish("coffee")


def _window_view(c: Canvas) -> None:
    with c.softened(9):
        for left, wide, high, tone in (
            (0, 170, 190, "#dba878"),
            (170, 150, 250, "#c98864"),
            (320, 210, 170, "#e6c596"),
            (560, 160, 270, "#d49a78"),
            (720, 220, 200, "#e3b98a"),
            (960, 260, 260, "#c7906c"),
        ):
            c.rect((left, 520 - high, left + wide, 520), tone)
            for number in range(12):
                x, y = left + 22 + (number % 4) * wide / 4.4, 540 - high + (number // 4) * 62
                c.rect((x, y, x + 18, y + 32), "#7a93a4")
        for x in range(40, 1200, 150):
            c.disc((x, 470), 74, fill="#7fb078")
    for x in (-6, 394, 794, 1194):
        c.rect((x, 0, x + 16, 520), "#fbf5e8")
    c.rect((0, 120, 1200, 132), "#fbf5e8")


def _pot(c: Canvas, foot: Point) -> None:
    x, y = foot
    c.polygon([(x - 96, y - 250), (x + 96, y - 250), (x + 130, y), (x - 130, y)], "#2f4a78")
    c.polygon([(x + 20, y - 250), (x + 96, y - 250), (x + 130, y), (x + 50, y)], thin("#000000", 0.16))
    c.polygon([(x - 80, y - 240), (x - 54, y - 240), (x - 76, y - 16), (x - 112, y - 16)], thin("#ffffff", 0.2))
    c.disc((x, y), 130, fill="#2a426c", flatness=0.13)
    c.disc((x, y - 250), 96, fill="#3d5c90", flatness=0.2)
    c.pie((x - 80, y - 308, x + 80, y - 208), (180, 360), fill="#3d5c90")
    c.disc((x, y - 312), 18, fill="#ffd98a")
    c.stroke([(x - 100, y - 100), (x - 176, y - 150), (x - 196, y - 236)], "#2f4a78", width=32)
    c.stroke([(x + 100, y - 210), (x + 190, y - 200), (x + 196, y - 90), (x + 122, y - 60)], "#24395f", width=22)


def _cup(c: Canvas, foot: Point, *, size: float, tone: str) -> None:
    x, y = foot
    c.disc((x, y - 4 * size), 118 * size, fill="#fffaf0", flatness=0.24)
    c.disc((x, y - 8 * size), 92 * size, fill="#eadfcd", flatness=0.2)
    c.arc(
        (x + 44 * size, y - 104 * size, x + 116 * size, y - 34 * size),
        (0, 360),
        fill=mix(tone, "#000000", share=0.08),
        width=13 * size,
    )
    c.polygon(
        [
            (x - 78 * size, y - 122 * size),
            (x + 78 * size, y - 122 * size),
            (x + 50 * size, y - 14 * size),
            (x - 50 * size, y - 14 * size),
        ],
        tone,
    )
    c.disc((x, y - 14 * size), 50 * size, fill=tone, flatness=0.2)
    c.polygon(
        [
            (x + 20 * size, y - 122 * size),
            (x + 78 * size, y - 122 * size),
            (x + 50 * size, y - 14 * size),
            (x + 20 * size, y - 8 * size),
        ],
        thin("#000000", 0.12),
    )
    c.disc((x, y - 122 * size), 78 * size, fill="#fffaf0", flatness=0.24)
    c.disc((x, y - 119 * size), 68 * size, fill="#5b3420", flatness=0.22)
    c.disc((x - 14 * size, y - 121 * size), 32 * size, fill="#8a5836", flatness=0.2)


def _plate_of_buns(c: Canvas, middle: Point) -> None:
    x, y = middle
    c.disc((x, y + 18), 266, fill="#e6dccb", flatness=0.27)
    c.disc((x, y + 8), 266, fill="#fffaf0", flatness=0.26)
    c.disc((x, y + 4), 214, fill="#f1e7d6", flatness=0.23)
    for dx, dy, size in ((-112, -18, 88), (108, -20, 90), (0, 14, 98), (4, -84, 84)):
        _bun(c, (x + dx, y + dy), size=size)


def _bun(c: Canvas, middle: Point, *, size: float) -> None:
    x, y = middle
    c.disc((x, y + 0.16 * size), size, fill="#8f5328", flatness=0.66)
    c.disc((x, y), size, fill="#d08a45", flatness=0.66)
    c.disc((x - 0.08 * size, y - 0.08 * size), 0.86 * size, fill="#de9c55", flatness=0.62)
    spiral = []
    for step in range(60):
        turn, reach = step * 0.27, (0.1 + 0.72 * step / 60) * size
        spiral.append((x + reach * math.cos(turn), y - 0.04 * size + 0.62 * reach * math.sin(turn)))
    c.line(spiral, "#8a4f25", width=0.085 * size)
    dice = Dice(f"sugar {x:.0f}")
    for dx, dy in dice.scatter(26, across=(-0.7, 0.7), down=(-0.42, 0.36)):
        c.rect((x + dx * size, y + dy * size, x + dx * size + 6, y + dy * size + 5), "#fffdf6", radius=1)


def _steam(c: Canvas, cups: list[Point]) -> None:
    with c.softened(9, opacity=0.5):
        for x, y in cups:
            for shift in (-26, 16):
                wave = [(x + shift + 20 * math.sin(step / 3.2 + shift), y - 16 - 9 * step) for step in range(20)]
                c.line(wave, "#ffffff", width=13)


def sign() -> Image.Image:
    """The sign in the hall that points the way, of flat colours as a drawing program saves them."""
    c = Canvas(1200, 800)
    c.rect((0, 0, 1200, 800), "#fff3dd")
    c.disc((960, 250), 150, fill="#f2a541")
    for base, tone in ((560, "#8fc7c0"), (620, "#3caea3"), (680, "#20639b"), (740, "#263a5c")):
        c.polygon(
            [(0, 800), *((x, base + 22 * math.sin(x / 130 + base)) for x in range(0, 1201, 12)), (1200, 800)], tone
        )
    _paper_city(c)
    c.heading((84, 136), "Example", size=116, fill="#263a5c")
    c.heading((84, 262), "Conference", size=116, fill="#e8574a")
    c.heading((90, 366), "Stockholm, 14-17 August 2025", size=40, fill="#263a5c")
    for number, (label, tone) in enumerate((("Talks", "#e8574a"), ("Coffee", "#7b5ea7"), ("Photo walk", "#f2a541"))):
        _arrow(c, (150 + 340 * number, 706), label=label, tone=tone)
    return c.finish("sign", grain=0.0, vignette=0.0)


def _paper_city(c: Canvas) -> None:
    for left, wide, high, tone in (
        (700, 70, 150, "#c8643f"),
        (770, 62, 190, "#e3b45f"),
        (832, 76, 140, "#e8574a"),
        (1010, 66, 170, "#dca27a"),
        (1076, 80, 130, "#c8643f"),
    ):
        c.rect((left, 575 - high, left + wide, 590), tone)
        c.polygon([(left - 4, 575 - high), (left + wide + 4, 575 - high), (left + wide / 2, 535 - high)], "#263a5c")
        for number in range(6):
            x, y = left + 12 + (number % 2) * wide / 2, 596 - high + (number // 2) * 38
            c.rect((x, y, x + 16, y + 22), "#fff3dd")
    c.rect((920, 330, 976, 590), "#b9503c")
    c.polygon([(914, 332), (982, 332), (948, 236)], "#3f7a6c")


def _arrow(c: Canvas, corner: Point, *, label: str, tone: str) -> None:
    x, y = corner
    c.polygon([(x - 60, y - 42), (x + 180, y - 42), (x + 226, y), (x + 180, y + 42), (x - 60, y + 42)], tone)
    c.text((x + 66, y), label, size=40, fill="#fff6e4")
