"""People of simple shapes: standing, sitting, seen from behind, or as shadows."""

from dataclasses import dataclass, replace

from scripts.sample_photos_art.canvas import Canvas, Point
from scripts.sample_photos_art.colors import Dice, mix, thin

SKINS = ("#f6d3b3", "#eebd93", "#d99c6c", "#b57447", "#8a5533", "#5f3a25")
HAIRS = ("#2b1d16", "#4a2f1f", "#7a4b27", "#c08a45", "#e3c07a", "#8d8d92", "#a8452c", "#1c1a20")
TOPS = ("#e8574a", "#f2a541", "#f6d55c", "#3caea3", "#20639b", "#7b5ea7", "#ef8fa0", "#f4efe6", "#4f7f52", "#2f3e5c")
LEGS = ("#2c3550", "#3d4a66", "#4b4540", "#6b5a48", "#1f2733", "#7a8596")
STYLES = ("short", "short", "long", "bun", "curly", "bald", "scarf", "bob")
SMALLEST_FACE = 7
"""Radius of a head that has eyes and a smile; a smaller one is a plain disc."""
POSES = ("down", "down", "hips", "wave", "front", "down")


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks like."""

    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    top: str = TOPS[0]
    legs: str = LEGS[0]
    style: str = "short"
    pose: str = "down"
    badge: str = ""
    """Colour of the lanyard; empty for none."""
    glasses: bool = False
    camera: bool = False
    behind: bool = False
    """Seen from behind: no face, no badge."""


def draw_lots(dice: Dice, *, badge: str = "") -> Look:
    """A look by chance."""
    return Look(
        skin=dice.pick(SKINS),
        hair=dice.pick(HAIRS),
        top=dice.pick(TOPS),
        legs=dice.pick(LEGS),
        style=dice.pick(STYLES),
        pose=dice.pick(POSES),
        badge=badge,
        glasses=dice.chance(0.3),
    )


def shadow(color: str, *, pose: str = "down", style: str = "short") -> Look:
    """A look all of one colour: somebody against the light."""
    return Look(skin=color, hair=color, top=color, legs=color, style=style, pose=pose)


def dim(look: Look, color: str, *, share: float) -> Look:
    """The same person in a dark hall: every colour drawn towards one."""
    return replace(
        look,
        skin=mix(look.skin, color, share=0.8 * share),
        hair=mix(look.hair, color, share=share),
        top=mix(look.top, color, share=share),
    )


def stand(canvas: Canvas, foot: Point, *, height: float, look: Look) -> None:
    """Somebody standing, seen from the front; `foot` is between the shoes."""
    x, y = foot
    for side in (-1, 1):
        canvas.stroke(
            [(x + side * 0.045 * height, y - 0.48 * height), (x + side * 0.055 * height, y - 0.035 * height)],
            look.legs,
            width=0.082 * height,
        )
        canvas.disc(
            (x + side * 0.066 * height, y - 0.017 * height),
            0.045 * height,
            fill=mix(look.legs, "#101010", share=0.5),
            flatness=0.5,
        )
    bust(canvas, (x, y - 0.46 * height), height=height, look=look)


def bust(canvas: Canvas, waist: Point, *, height: float, look: Look) -> None:
    """The upper half of somebody who would stand `height` high; `waist` is where the trousers begin."""
    x, y = waist
    if look.style in {"long", "bob"}:
        drop = 0.2 if look.style == "long" else 0.13
        canvas.rect(
            (x - 0.075 * height, y - 0.52 * height, x + 0.075 * height, y - (0.52 - drop) * height),
            look.hair,
            radius=0.06 * height,
        )
    _torso(canvas, (x, y), height=height, look=look)
    for side in (-1, 1):
        _arm(canvas, (x, y), height=height, look=look, side=side)
    face(canvas, (x, y - 0.455 * height), radius=0.066 * height, look=look)
    if look.camera and not look.behind:
        _hold_camera(canvas, (x, y), height=height)


def _torso(canvas: Canvas, waist: Point, *, height: float, look: Look) -> None:
    x, y = waist
    canvas.stroke(
        [(x, y - 0.41 * height), (x, y - 0.34 * height)], mix(look.skin, "#5a2d1a", share=0.14), width=0.062 * height
    )
    canvas.rect(
        (x - 0.128 * height, y - 0.355 * height, x + 0.128 * height, y - 0.14 * height), look.top, radius=0.062 * height
    )
    canvas.polygon(
        [
            (x - 0.128 * height, y - 0.27 * height),
            (x + 0.128 * height, y - 0.27 * height),
            (x + 0.092 * height, y + 0.012 * height),
            (x - 0.092 * height, y + 0.012 * height),
        ],
        look.top,
    )
    canvas.pie(
        (x - 0.045 * height, y - 0.392 * height, x + 0.045 * height, y - 0.318 * height), (0, 180), fill=look.skin
    )
    if look.badge and not look.behind:
        canvas.line(
            [(x - 0.06 * height, y - 0.35 * height), (x, y - 0.17 * height), (x + 0.06 * height, y - 0.35 * height)],
            look.badge,
            width=0.014 * height,
        )
        canvas.rect(
            (x - 0.035 * height, y - 0.18 * height, x + 0.035 * height, y - 0.09 * height),
            "#fdfaf3",
            radius=0.008 * height,
        )
        canvas.rect(
            (x - 0.035 * height, y - 0.18 * height, x + 0.035 * height, y - 0.15 * height),
            look.badge,
            radius=0.008 * height,
        )


def _arm(canvas: Canvas, waist: Point, *, height: float, look: Look, side: int) -> None:
    x, y = waist
    bends = {
        "down": ((0.148, -0.17), (0.138, -0.01)),
        "hips": ((0.2, -0.17), (0.105, -0.05)),
        "wave": ((0.2, -0.36), (0.235, -0.56)) if side > 0 else ((0.148, -0.17), (0.138, -0.01)),
        "cheer": ((0.19, -0.43), (0.2, -0.63)),
        "front": ((0.155, -0.18), (0.04, -0.14)),
        "point": ((0.2, -0.28), (0.33, -0.4)) if side > 0 else ((0.155, -0.18), (0.04, -0.14)),
        "photo": ((0.17, -0.25), (0.05, -0.4)),
    }
    elbow, hand = bends[look.pose]
    shoulder = (x + side * 0.102 * height, y - 0.308 * height)
    bend, end = ((x + side * dx * height, y + dy * height) for dx, dy in (elbow, hand))
    sleeve = mix(look.top, "#0d1020", share=0.13)
    canvas.stroke([shoulder, bend], sleeve, width=0.062 * height)
    canvas.stroke([bend, end], mix(sleeve, look.skin, share=0.0 if look.pose == "down" else 0.9), width=0.05 * height)
    canvas.disc(end, 0.03 * height, fill=look.skin)


def _hold_camera(canvas: Canvas, waist: Point, *, height: float) -> None:
    x, y = waist
    canvas.rect(
        (x - 0.07 * height, y - 0.45 * height, x + 0.07 * height, y - 0.365 * height), "#23262e", radius=0.012 * height
    )
    canvas.disc((x, y - 0.405 * height), 0.036 * height, fill="#3c4250")
    canvas.disc((x, y - 0.405 * height), 0.02 * height, fill="#8fb3cf")


def face(canvas: Canvas, center: Point, *, radius: float, look: Look) -> None:
    """A head from the front; eyes and a smile where it is large enough to see them."""
    x, y = center
    r = radius
    if look.behind:
        _hair_behind(canvas, center, radius=r, look=look)
        canvas.disc((x, y), r, fill=look.skin if look.style == "bald" else look.hair, flatness=1.16)
        return
    if look.style == "scarf":
        canvas.disc((x, y), 1.28 * r, fill=look.hair, flatness=1.14)
        canvas.rect((x - 1.0 * r, y, x + 1.0 * r, y + 1.9 * r), look.hair, radius=0.8 * r)
        canvas.disc((x, y + 0.06 * r), 0.9 * r, fill=look.skin, flatness=1.12)
    else:
        _hair_behind(canvas, center, radius=r, look=look)
        canvas.disc((x, y), r, fill=look.skin, flatness=1.16)
        _fringe(canvas, center, radius=r, look=look)
    if r > SMALLEST_FACE and look.skin != look.hair:
        _features(canvas, center, radius=r, look=look)


def _hair_behind(canvas: Canvas, center: Point, *, radius: float, look: Look) -> None:
    x, y = center
    r = radius
    if look.style == "curly":
        for dx, dy in ((-0.85, -0.3), (-0.7, -0.85), (0, -1.1), (0.7, -0.85), (0.85, -0.3), (-1.0, 0.2), (1.0, 0.2)):
            canvas.disc((x + dx * r, y + dy * r), 0.55 * r, fill=look.hair)
    if look.style == "bun":
        canvas.disc((x, y - 1.42 * r), 0.48 * r, fill=look.hair)
    if look.style != "bald":
        canvas.disc((x, y - 0.18 * r), 1.1 * r, fill=look.hair, flatness=1.05)


def _fringe(canvas: Canvas, center: Point, *, radius: float, look: Look) -> None:
    x, y = center
    r = radius
    if look.style == "bald":
        return
    canvas.pie((x - 1.06 * r, y - 1.3 * r, x + 1.06 * r, y + 0.5 * r), (188, 352), fill=look.hair)


def _features(canvas: Canvas, center: Point, *, radius: float, look: Look) -> None:
    x, y = center
    r = radius
    dark = mix(look.skin, "#20110c", share=0.82)
    for side in (-1, 1):
        canvas.disc((x + side * 0.36 * r, y + 0.12 * r), 0.1 * r, fill=dark)
        canvas.disc((x + side * 0.58 * r, y + 0.45 * r), 0.2 * r, fill=thin("#e8604c", 0.22))
        if look.glasses:
            box = (x + (side * 0.36 - 0.28) * r, y - 0.14 * r, x + (side * 0.36 + 0.28) * r, y + 0.4 * r)
            canvas.arc(box, (0, 360), fill="#22242c", width=0.07 * r)
    canvas.arc((x - 0.4 * r, y + 0.12 * r, x + 0.4 * r, y + 0.78 * r), (25, 155), fill=dark, width=0.1 * r)


def sit(canvas: Canvas, seat: Point, *, height: float, look: Look) -> None:
    """Somebody sitting, seen from the front, who would stand `height` high; `seat` is the middle of the lap."""
    x, y = seat
    for side in (-1, 1):
        knee = (x + side * 0.085 * height, y + 0.05 * height)
        foot = (x + side * 0.075 * height, y + 0.29 * height)
        canvas.stroke([(x + side * 0.05 * height, y - 0.03 * height), knee], look.legs, width=0.095 * height)
        canvas.stroke([knee, foot], mix(look.legs, "#000000", share=0.12), width=0.075 * height)
        canvas.disc(
            (foot[0] + side * 0.01 * height, foot[1] + 0.03 * height), 0.046 * height, fill="#1a1c22", flatness=0.5
        )
    bust(
        canvas,
        (x, y - 0.02 * height),
        height=height,
        look=replace(look, pose="front" if look.pose == "down" else look.pose),
    )


def back(canvas: Canvas, seat: Point, *, size: float, look: Look) -> None:
    """Head and shoulders of somebody in front of us; `seat` is where the picture may cut the back off."""
    x, y = seat
    canvas.rect((x - 0.95 * size, y - 1.0 * size, x + 0.95 * size, y + 1.2 * size), look.top, radius=0.6 * size)
    canvas.rect((x - 0.24 * size, y - 1.35 * size, x + 0.24 * size, y - 0.8 * size), look.skin)
    if look.style in {"long", "bob", "scarf"}:
        drop = 0.55 if look.style == "bob" else 0.2
        canvas.rect((x - 0.56 * size, y - 1.9 * size, x + 0.56 * size, y - drop * size), look.hair, radius=0.4 * size)
    if look.style == "bun":
        canvas.disc((x, y - 2.35 * size), 0.26 * size, fill=look.hair)
    if look.style == "curly":
        for dx, dy in ((-0.45, -1.7), (0.45, -1.7), (-0.35, -2.1), (0.35, -2.1), (0, -2.25), (-0.4, -1.4), (0.4, -1.4)):
            canvas.disc((x + dx * size, y + dy * size), 0.3 * size, fill=look.hair)
    canvas.disc((x, y - 1.68 * size), 0.48 * size, fill=look.skin if look.style == "bald" else look.hair, flatness=1.18)
