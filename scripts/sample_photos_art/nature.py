"""Skies, clouds, trees, hills and water."""

import math
from collections.abc import Sequence

from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, Paint, mix, thin

NOON = ("#3f8fd0", "#74b6e3", "#b6dcf0", "#e6f2f2")
MORNING = ("#5aa6d8", "#9ccbe6", "#d9e9ea", "#fbeccf")
DUSK = ("#2a2f66", "#64478a", "#b85a86", "#ee7d62", "#f9b266", "#ffe09a")
DAWN = ("#46639f", "#8a8fc0", "#d9a3b4", "#f6b98f", "#ffdc9c", "#fff0c4")
NIGHT = ("#070d26", "#0e1a40", "#1c2d5e", "#36406f", "#6a5470")


def cloud(canvas: Canvas, center: Point, *, size: float, fill: str, name: str) -> None:
    """A flat-bottomed summer cloud, `size` wide."""
    x, y = center
    dice = Dice(name)
    canvas.rect((x - 0.5 * size, y - 0.09 * size, x + 0.5 * size, y + 0.02 * size), fill, radius=0.05 * size)
    for place in (-0.32, -0.17, 0.0, 0.15, 0.3):
        radius = size * dice.between(0.09, 0.13) * (1.45 - 2.1 * abs(place))
        canvas.disc((x + place * size, y - 0.08 * size), radius, fill=fill)


def clouds(canvas: Canvas, places: Sequence[tuple[float, float, float]], *, fill: str, opacity: float = 0.85) -> None:
    """Clouds at (x, y, size), soft at their edges."""
    with canvas.softened(5, opacity=opacity):
        for number, (x, y, size) in enumerate(places):
            cloud(canvas, (x, y), size=size, fill=fill, name=f"cloud {number} {x:.0f}")


def streaks(canvas: Canvas, places: Sequence[tuple[float, float, float]], *, fill: str, opacity: float = 0.6) -> None:
    """Long thin evening clouds at (x, y, length)."""
    with canvas.softened(6, opacity=opacity):
        for x, y, length in places:
            canvas.disc((x, y), length / 2, fill=fill, flatness=0.035)
            canvas.disc((x + 0.22 * length, y - 0.022 * length), length / 3, fill=fill, flatness=0.04)


def stars(canvas: Canvas, *, depth: float, name: str, count: int = 90) -> None:
    """Stars from the top down to `depth`."""
    dice = Dice(name)
    for x, y in dice.scatter(count, across=(0, canvas.width), down=(0, depth)):
        canvas.disc(
            (x, y), dice.between(0.5, 1.3), fill=thin("#ffffff", dice.between(0.25, 0.85) * (1 - 0.8 * y / depth))
        )


def tree(canvas: Canvas, foot: Point, *, height: float, leaf: str, name: str) -> None:
    """A broad tree of many leaf clumps, lit from the upper left."""
    x, y = foot
    dice = Dice(name)
    trunk = mix("#4a3526", leaf, share=0.15)
    canvas.polygon(
        [
            (x - 0.035 * height, y),
            (x + 0.035 * height, y),
            (x + 0.02 * height, y - 0.5 * height),
            (x - 0.02 * height, y - 0.5 * height),
        ],
        trunk,
    )
    for tone, shift, count in (
        (mix(leaf, "#0b2a20", share=0.35), 0.03, 26),
        (leaf, 0.0, 24),
        (mix(leaf, "#fff3a0", share=0.2), -0.05, 15),
    ):
        for _ in range(count):
            turn, reach = dice.between(0, 2 * math.pi), dice.between(0, 0.27 if shift >= 0 else 0.2)
            center = (
                x + height * (shift + 1.05 * reach * math.cos(turn)),
                y + height * (shift - 0.64 + reach * math.sin(turn)),
            )
            canvas.disc(center, height * dice.between(0.045, 0.1), fill=tone)


def treeline(canvas: Canvas, span: tuple[float, float], *, base: float, height: float, fill: Paint) -> None:
    """A far wood: a row of round crowns standing on `base`."""
    left, right = span
    dice = Dice(f"treeline {left:.0f} {right:.0f} {base:.0f}")
    x = left
    while x < right:
        size = height * dice.between(0.35, 0.6)
        canvas.disc((x, base - height * dice.between(0.3, 0.62)), size, fill=fill)
        x += 0.75 * size
    canvas.rect((left, base - 0.4 * height, right, base), fill)


def hill(canvas: Canvas, span: tuple[float, float], *, base: float, height: float, fill: Paint) -> None:
    """A long low rise standing on `base`."""
    left, right = span
    steps = 40
    top = [
        (
            left + (right - left) * step / steps,
            base - height * math.sin(math.pi * step / steps) ** 0.7 * (1 + 0.12 * math.sin(step * 0.9)),
        )
        for step in range(steps + 1)
    ]
    canvas.polygon([(left, base), *top, (right, base)], fill)


def gull(canvas: Canvas, center: Point, *, size: float, fill: str) -> None:
    """A gull far off."""
    x, y = center
    for side in (-1, 1):
        canvas.stroke(
            [(x, y), (x + side * 0.28 * size, y - 0.2 * size), (x + side * 0.55 * size, y - 0.08 * size)],
            fill,
            width=0.07 * size,
        )


def low_sun(canvas: Canvas, center: Point, *, radius: float, color: str) -> None:
    """A sun near the horizon with its halo."""
    canvas.light(
        [
            Spot(center, radius * 14, mix(color, "#a03a20", share=0.45), 0.5, 0.75),
            Spot(center, radius * 5, color, 0.75),
        ]
    )
    canvas.disc(center, radius, fill=mix(color, "#ffffff", share=0.7))
    canvas.light([Spot(center, radius * 2.2, color, 0.8)])
