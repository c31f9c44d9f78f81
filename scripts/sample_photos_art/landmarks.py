"""Stockholm City Hall, by day, dusk or night."""

from collections.abc import Sequence

from scripts.sample_photos_art.canvas import Canvas, Point
from scripts.sample_photos_art.colors import mix, thin


def city_hall(canvas: Canvas, left: float, *, base: float, size: float, colors: Sequence[str]) -> None:
    """Stockholm City Hall from the south: a long block over arches, the tower with its lantern at the right.

    `size` is the height of the tower; `colors` are brick, copper, gold and window.
    """
    brick, copper, gold, window = colors
    block = (left, base - 0.36 * size, left + 1.0 * size, base)
    canvas.gradient(block, (mix(brick, "#000000", share=0.12), brick))
    canvas.polygon(
        [
            (left - 2, block[1]),
            (left + 0.04 * size, block[1] - 0.06 * size),
            (left + 0.98 * size, block[1] - 0.06 * size),
            (left + size, block[1]),
        ],
        copper,
    )
    _hall_windows(canvas, left, base=base, size=size, window=window)
    for place, dome in ((0.02, 0.1), (0.46, 0.07)):
        x = left + place * size
        canvas.rect((x, block[1] - 0.12 * size, x + dome * size, block[1] + 0.02 * size), brick)
        canvas.pie(
            (x - 0.01 * size, block[1] - 0.18 * size, x + (dome + 0.01) * size, block[1] - 0.06 * size),
            (180, 360),
            fill=copper,
        )
        canvas.line(
            [(x + dome * size / 2, block[1] - 0.25 * size), (x + dome * size / 2, block[1] - 0.16 * size)],
            gold,
            width=1.5,
        )
    _hall_tower(canvas, (left + 1.06 * size, base), size=size, colors=colors)


def _hall_windows(canvas: Canvas, left: float, *, base: float, size: float, window: str) -> None:
    for number in range(14):
        x = left + size * (0.035 + number * 0.069)
        canvas.rect((x, base - 0.32 * size, x + 0.028 * size, base - 0.2 * size), window, radius=0.014 * size)
        canvas.rect((x, base - 0.175 * size, x + 0.028 * size, base - 0.135 * size), window)
    for number in range(9):
        x = left + size * (0.06 + number * 0.1)
        canvas.rect((x, base - 0.1 * size, x + 0.065 * size, base + 2), window, radius=0.03 * size)


def _hall_tower(canvas: Canvas, foot: Point, *, size: float, colors: Sequence[str]) -> None:
    brick, copper, gold, window = colors
    x, y = foot
    half = 0.085 * size
    canvas.polygon(
        [(x - half, y), (x + half, y), (x + 0.86 * half, y - 0.78 * size), (x - 0.86 * half, y - 0.78 * size)],
        mix(brick, "#ffffff", share=0.06),
    )
    canvas.polygon(
        [(x + 0.35 * half, y), (x + half, y), (x + 0.86 * half, y - 0.78 * size), (x + 0.3 * half, y - 0.78 * size)],
        thin("#000000", 0.22),
    )
    for level in range(8):
        canvas.rect(
            (
                x - 0.12 * half,
                y - (0.12 + 0.08 * level) * size,
                x + 0.12 * half,
                y - (0.155 + 0.08 * level) * size + 0.06 * size,
            ),
            window,
        )
    for place in (-0.55, 0, 0.55):
        canvas.rect(
            (x + (place - 0.16) * half, y - 0.765 * size, x + (place + 0.16) * half, y - 0.7 * size),
            window,
            radius=0.01 * size,
        )
    _lantern(canvas, foot, size=size, colors=(copper, gold))


def _lantern(canvas: Canvas, foot: Point, *, size: float, colors: tuple[str, str]) -> None:
    copper, gold = colors
    x, y = foot
    half = 0.085 * size
    canvas.rect((x - half, y - 0.8 * size, x + half, y - 0.775 * size), copper)
    canvas.polygon(
        [
            (x - 0.8 * half, y - 0.8 * size),
            (x + 0.8 * half, y - 0.8 * size),
            (x + 0.5 * half, y - 0.85 * size),
            (x - 0.5 * half, y - 0.85 * size),
        ],
        copper,
    )
    for place in (-0.42, -0.14, 0.14, 0.42):
        canvas.rect((x + (place - 0.05) * half, y - 0.91 * size, x + (place + 0.05) * half, y - 0.84 * size), copper)
    canvas.pie((x - 0.55 * half, y - 0.96 * size, x + 0.55 * half, y - 0.87 * size), (180, 360), fill=copper)
    canvas.line([(x, y - 1.04 * size), (x, y - 0.95 * size)], gold, width=2)
    for dx, dy in ((-0.16, -1.02), (0.16, -1.02), (0, -1.045)):
        canvas.disc((x + dx * half, y + dy * size), 0.012 * size, fill=gold)
