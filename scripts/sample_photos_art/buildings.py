"""Houses, towers, bridges and lamps."""

from dataclasses import dataclass

from scripts.sample_photos_art.canvas import Canvas, Point
from scripts.sample_photos_art.colors import Dice, mix, thin

WALLS = ("#d98f4e", "#c8643f", "#e3b45f", "#b9503c", "#dca27a", "#efd29b", "#cf7a52", "#e8c07c")
LAMPLIGHT = ("#ffd98a", "#ffc766", "#ffe9b8", "#ffb84d")


@dataclass(frozen=True, slots=True)
class House:
    """A town house: where it stands and what it looks like."""

    left: float
    base: float
    width: float
    height: float
    """Of the wall, without the roof."""
    wall: str
    roof: str = "#4d4a52"
    shape: str = "pitched"
    """The roof: pitched, mansard, gable (stepped towards us) or flat."""
    floors: int = 4
    bays: int = 3
    lit: float = -1.0
    """Share of windows with a light; negative by day."""


def row_of_houses(canvas: Canvas, span: tuple[float, float], *, base: float, height: float, lit: float) -> None:
    """A row of old town houses side by side; `lit` as in House."""
    left, right = span
    dice = Dice(f"row {left:.0f} {right:.0f} {base:.0f}")
    x = left
    last = ""
    while x < right - 20:
        width = min(dice.between(0.36, 0.58) * height, right - x)
        last = dice.pick([tone for tone in WALLS if tone != last])
        roof = dice.pick(("#55505a", "#7c4a3c", "#5d7f74", "#3f434d"))
        house = House(
            left=x,
            base=base,
            width=width,
            height=height * dice.between(0.82, 1.06),
            wall=_at_night(last) if lit >= 0 else last,
            roof=_at_night(roof) if lit >= 0 else roof,
            shape=dice.pick(("pitched", "mansard", "mansard", "gable")),
            floors=dice.pick((4, 5)),
            bays=3 if width < 0.47 * height else 4,
            lit=lit,
        )
        town_house(canvas, house)
        x += width


def _at_night(color: str) -> str:
    return mix(color, "#10183a", share=0.66)


def town_house(canvas: Canvas, house: House) -> None:
    """A house seen from the front."""
    top = house.base - house.height
    right = house.left + house.width
    _roof(canvas, house)
    canvas.gradient(
        (house.left, top, right, house.base),
        (mix(house.wall, "#ffffff", share=0.1), house.wall, mix(house.wall, "#2a1430", share=0.16)),
    )
    canvas.rect((right - 0.02 * house.width, top, right, house.base), mix(house.wall, "#1c1020", share=0.25))
    canvas.rect((house.left - 1, top - 3, right + 1, top + 4), mix(house.wall, "#fff6e0", share=0.45))
    _windows(canvas, house)
    _ground_floor(canvas, house)


def _roof(canvas: Canvas, house: House) -> None:
    left, top, wide = house.left, house.base - house.height, house.width
    right = left + wide
    if house.shape == "gable":
        _gable(canvas, house)
        return
    inset = {"pitched": 0.3, "mansard": 0.12, "flat": 0.02}[house.shape] * wide
    rise = {"pitched": 0.42, "mansard": 0.3, "flat": 0.05}[house.shape] * wide
    for place in (0.24, 0.72):
        canvas.rect(
            (left + place * wide, top - rise - 0.1 * wide, left + (place + 0.09) * wide, top - 0.1 * rise),
            mix(house.wall, "#30202a", share=0.35),
        )
    canvas.polygon(
        [(left - 2, top), (left + inset, top - rise), (right - inset, top - rise), (right + 2, top)], house.roof
    )
    canvas.polygon(
        [
            (right + 2, top),
            (right - inset, top - rise),
            (right - inset - 0.1 * wide, top - rise),
            (right - 0.12 * wide, top),
        ],
        thin("#000000", 0.14),
    )
    if house.shape == "mansard":
        for place in (0.3, 0.7):
            _dormer(canvas, (left + place * wide, top - 0.06 * wide), house=house)


def _gable(canvas: Canvas, house: House) -> None:
    left, top, wide = house.left, house.base - house.height, house.width
    steps = [
        (left, top),
        (left, top - 0.2 * wide),
        (left + 0.16 * wide, top - 0.2 * wide),
        (left + 0.16 * wide, top - 0.42 * wide),
    ]
    steps += [
        (left + 0.33 * wide, top - 0.42 * wide),
        (left + 0.33 * wide, top - 0.6 * wide),
        (left + 0.5 * wide, top - 0.72 * wide),
    ]
    mirrored = [(2 * left + wide - x, y) for x, y in reversed(steps)]
    canvas.polygon(steps + mirrored, house.wall)
    canvas.line(steps + mirrored, mix(house.wall, "#fff6e0", share=0.5), width=2.5)
    canvas.disc((left + wide / 2, top - 0.36 * wide), 0.07 * wide, fill=_pane(house, Dice(f"round {left:.1f}")))


def _dormer(canvas: Canvas, foot: Point, *, house: House) -> None:
    x, y = foot
    size = 0.1 * house.width
    canvas.polygon(
        [(x - size * 0.8, y - size * 1.2), (x, y - size * 1.9), (x + size * 0.8, y - size * 1.2)],
        mix(house.roof, "#000000", share=0.3),
    )
    canvas.rect((x - size * 0.65, y - size * 1.25, x + size * 0.65, y), mix(house.wall, "#fff6e0", share=0.3))
    canvas.rect(
        (x - size * 0.4, y - size * 1.05, x + size * 0.4, y - size * 0.1), _pane(house, Dice(f"dormer {x:.1f}"))
    )


def _pane(house: House, dice: Dice) -> str:
    if house.lit < 0:
        return dice.pick(("#46627e", "#3a536f", "#5d7f9c"))
    return dice.pick(LAMPLIGHT) if dice.chance(house.lit) else "#141b36"


def _windows(canvas: Canvas, house: House) -> None:
    dice = Dice(f"windows {house.left:.1f} {house.base:.0f}")
    storey = house.height / (house.floors + 0.5)
    bay = house.width / (house.bays + 0.35)
    trim = mix(house.wall, "#fffaf0", share=0.62 if house.lit < 0 else 0.22)
    for floor in range(house.floors - 1):
        y = house.base - house.height + storey * (floor + 0.3)
        for number in range(house.bays):
            x = house.left + bay * (number + 0.38)
            pane = _pane(house, dice)
            canvas.rect((x - 2, y - 2, x + 0.58 * bay + 2, y + 0.66 * storey + 2), trim)
            canvas.rect((x, y, x + 0.58 * bay, y + 0.66 * storey), pane)
            canvas.polygon(
                [(x, y), (x + 0.4 * bay, y), (x, y + 0.45 * storey)], thin("#ffffff", 0.16 if house.lit < 0 else 0.06)
            )
            canvas.rect((x + 0.27 * bay, y, x + 0.31 * bay, y + 0.66 * storey), trim)
            canvas.rect((x, y + 0.24 * storey, x + 0.58 * bay, y + 0.27 * storey), trim)


def _ground_floor(canvas: Canvas, house: House) -> None:
    dice = Dice(f"door {house.left:.1f}")
    storey = house.height / (house.floors + 0.5)
    top = house.base - 1.2 * storey
    canvas.rect((house.left, top - 3, house.left + house.width, top), mix(house.wall, "#fff6e0", share=0.4))
    canvas.rect((house.left, top, house.left + house.width, house.base), mix(house.wall, "#33222c", share=0.3))
    bay = house.width / house.bays
    for number in range(house.bays):
        x = house.left + bay * (number + 0.18)
        if number == house.bays // 2:
            door = dice.pick(("#2f4a3c", "#6d2f2a", "#2e3d5e", "#4d3524"))
            canvas.rect(
                (x + 0.06 * bay, top + 0.22 * storey, x + 0.58 * bay, house.base),
                mix(door, "#0a1028", share=0.5) if house.lit >= 0 else door,
                radius=2,
            )
            continue
        canvas.rect((x, top + 0.22 * storey, x + 0.64 * bay, house.base - 0.28 * storey), _pane(house, dice), radius=2)
        if house.lit < 0:
            awning = dice.pick(("#c8493c", "#3f7a63", "#e7d9bd", "#39618f"))
            canvas.polygon(
                [
                    (x - 2, top + 0.14 * storey),
                    (x + 0.64 * bay + 2, top + 0.14 * storey),
                    (x + 0.7 * bay, top + 0.42 * storey),
                    (x - 0.06 * bay, top + 0.42 * storey),
                ],
                awning,
            )


def spire(canvas: Canvas, foot: Point, *, height: float, width: float, colors: tuple[str, str]) -> None:
    """A church tower with a long pointed roof; colours of wall and roof."""
    x, y = foot
    wall, roof = colors
    body = 0.48 * height
    canvas.rect((x - width / 2, y - body, x + width / 2, y), wall)
    canvas.polygon(
        [
            (x - 0.62 * width, y - body),
            (x + 0.62 * width, y - body),
            (x + 0.2 * width, y - body - 0.14 * height),
            (x - 0.2 * width, y - body - 0.14 * height),
        ],
        roof,
    )
    canvas.polygon(
        [(x - 0.2 * width, y - body - 0.13 * height), (x + 0.2 * width, y - body - 0.13 * height), (x, y - height)],
        roof,
    )
    canvas.line([(x, y - height - 0.05 * height), (x, y - height + 2)], roof, width=1.5)


def lamp_post(canvas: Canvas, foot: Point, *, height: float, colors: tuple[str, str]) -> Point:
    """A street lamp, colours of iron and glass; returns the middle of its light."""
    x, y = foot
    iron, glass = colors
    canvas.line([(x, y), (x, y - height)], iron, width=max(2, 0.022 * height))
    canvas.rect((x - 0.03 * height, y - 0.06 * height, x + 0.03 * height, y), iron)
    canvas.polygon(
        [
            (x - 0.035 * height, y - height),
            (x + 0.035 * height, y - height),
            (x + 0.06 * height, y - 1.12 * height),
            (x - 0.06 * height, y - 1.12 * height),
        ],
        glass,
    )
    canvas.polygon(
        [(x - 0.075 * height, y - 1.12 * height), (x + 0.075 * height, y - 1.12 * height), (x, y - 1.2 * height)], iron
    )
    return (x, y - 1.06 * height)
