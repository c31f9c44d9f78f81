"""A canvas for flat, softly lit pictures: drawn twice as large as asked for, brought down smoothly at the end."""

import hashlib
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from scripts.sample_photos_art.colors import Dice, Paint, parse_hex

SCALE = 2
LIGHT_SCALE = 0.25
RIM = 179
"""What Pillow's radial gradient holds where its circle touches the square's sides; 255 is the corners."""
Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A round light (or shadow): strongest in the middle, nothing at the rim."""

    center: Point
    radius: float
    color: str
    strength: float = 1.0
    flatness: float = 1.0
    """Height as a share of width: 1 is round."""


class Canvas:
    """A picture in the making. Lengths are pixels of the finished picture, y downwards."""

    def __init__(self, width: int, height: int) -> None:
        """Start with a black picture."""
        self.width = width
        self.height = height
        self._set(Image.new("RGB", (width * SCALE, height * SCALE)))

    def _set(self, image: Image.Image) -> None:
        self.image = image
        self._draw = ImageDraw.Draw(image, "RGBA")

    def polygon(self, points: Sequence[Point], fill: Paint) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def rect(self, box: Box, fill: Paint, *, radius: float = 0) -> None:
        """A filled rectangle, its corners rounded by `radius`."""
        left, top, right, bottom = (round(side * SCALE) for side in box)
        corners = (left, top, max(right - 1, left), max(bottom - 1, top))
        self._draw.rounded_rectangle(corners, radius=radius * SCALE, fill=fill)

    def ellipse(self, box: Box, fill: Paint) -> None:
        """A filled ellipse that touches the sides of `box`."""
        left, top, right, bottom = (side * SCALE for side in box)
        self._draw.ellipse((left, top, max(right - 1, left), max(bottom - 1, top)), fill=fill)

    def disc(self, center: Point, radius: float, *, fill: Paint, flatness: float = 1.0) -> None:
        """A filled circle, or an ellipse `flatness` times as high as wide."""
        x, y = center
        self.ellipse((x - radius, y - radius * flatness, x + radius, y + radius * flatness), fill)

    def line(self, points: Sequence[Point], fill: Paint, *, width: float = 1) -> None:
        """A line with square ends."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=fill, width=max(1, round(width * SCALE)), joint="curve")

    def stroke(self, points: Sequence[Point], fill: str, *, width: float) -> None:
        """A line with round ends and joints: limbs, ropes, rails."""
        self.line(points, fill, width=width)
        for point in points:
            self.disc(point, width / 2, fill=fill)

    def arc(self, box: Box, angles: tuple[float, float], *, fill: Paint, width: float = 1) -> None:
        """Part of an ellipse's outline, degrees clockwise from three o'clock."""
        left, top, right, bottom = (side * SCALE for side in box)
        self._draw.arc((left, top, right, bottom), *angles, fill=fill, width=max(1, round(width * SCALE)))

    def pie(self, box: Box, angles: tuple[float, float], *, fill: Paint) -> None:
        """A slice of an ellipse, degrees clockwise from three o'clock."""
        left, top, right, bottom = (side * SCALE for side in box)
        self._draw.pieslice((left, top, right, bottom), *angles, fill=fill)

    def text(self, center: Point, text: str, *, size: float, fill: Paint) -> None:
        """Words around a middle point, in the typeface that comes with Pillow."""
        font = ImageFont.load_default(size * SCALE)
        self._draw.text((center[0] * SCALE, center[1] * SCALE), text, font=font, fill=fill, anchor="mm")

    def heading(self, left: Point, text: str, *, size: float, fill: Paint) -> None:
        """Words that begin at a point, half their height above and below it."""
        font = ImageFont.load_default(size * SCALE)
        self._draw.text((left[0] * SCALE, left[1] * SCALE), text, font=font, fill=fill, anchor="lm")

    def gradient(self, box: Box, stops: Sequence[str]) -> None:
        """A rectangle shaded from top to bottom through evenly spaced colours."""
        left, top, right, bottom = (round(side * SCALE) for side in box)
        self.image.paste(_strip(stops).resize((right - left, bottom - top), Image.Resampling.BILINEAR), (left, top))

    def shaded(self, points: Sequence[Point], stops: Sequence[str]) -> None:
        """A polygon shaded from its top to its bottom through evenly spaced colours."""
        with self.inside(points):
            xs, ys = zip(*points, strict=True)
            self.gradient((min(xs), min(ys), max(xs), max(ys)), stops)

    @contextmanager
    def inside(self, points: Sequence[Point]) -> Iterator[None]:
        """Whatever is drawn meanwhile shows only inside the polygon."""
        before = self.image.copy()
        yield
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in points], fill=255)
        before.paste(self.image, mask=mask)
        self._set(before)

    @contextmanager
    def softened(self, radius: float, *, opacity: float = 1.0) -> Iterator[None]:
        """Whatever is drawn meanwhile gets edges blurred by `radius`: clouds, haze, shadows, things out of focus."""
        before = self.image.copy()
        yield
        mask = ImageChops.difference(before, self.image).convert("L").point(lambda value: 255 if value else 0)
        # The paint is blurred as well as its outline, or its hard edge would shine through the soft one.
        mask = mask.reduce(SCALE * 2).filter(ImageFilter.GaussianBlur(radius * LIGHT_SCALE * 2))
        mask = mask.point(lambda value: round(value * opacity)).resize(self.image.size, Image.Resampling.BILINEAR)
        spread = self.image.reduce(SCALE * 2).filter(ImageFilter.GaussianBlur(radius * LIGHT_SCALE))
        before.paste(spread.resize(self.image.size, Image.Resampling.BILINEAR), mask=mask)
        self._set(before)

    def light(self, spots: Sequence[Spot]) -> None:
        """Lay lights over the picture, as lamps and the sun do."""
        self._set(ImageChops.screen(self.image, self._spots(spots)))

    def shade(self, spots: Sequence[Spot]) -> None:
        """Lay shadows over the picture; a spot's colour is what it takes away."""
        self._set(ImageChops.subtract(self.image, self._spots(spots)))

    def _spots(self, spots: Sequence[Spot]) -> Image.Image:
        size = (round(self.width * LIGHT_SCALE), round(self.height * LIGHT_SCALE))
        layer = Image.new("RGB", size)
        for spot in spots:
            layer = ImageChops.add(layer, _spot_layer(spot, size))
        return layer.resize(self.image.size, Image.Resampling.BILINEAR)

    def reflect(self, horizon: float, *, tint: str, strength: float = 0.6, ripple: float = 6.0) -> None:
        """Mirror what stands above `horizon` in the water below, darker and broken by ripples."""
        top = round(horizon * SCALE)
        wide, depth = self.image.width, self.image.height - top
        source = self.image.crop((0, max(0, top - depth), wide, top)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        source = source.resize((wide, depth), Image.Resampling.BILINEAR).filter(ImageFilter.BoxBlur((1, 4)))
        water = Image.blend(source, Image.new("RGB", source.size, parse_hex(tint)), 1 - strength)
        self.image.paste(water, (0, top))
        row = 0
        while row < depth:
            share = row / depth
            step = 2 + round(3 * share)
            shift = (
                ripple * SCALE * (0.25 + 1.5 * share) * math.sin(row * 0.13 / (0.4 + share) + 2 * math.sin(row * 0.031))
            )
            strip = water.crop((0, row, wide, min(row + step, depth)))
            self.image.paste(strip, (round(shift), top + row))
            row += step

    def glitter(self, box: Box, color: str, *, name: str, count: int = 120) -> None:
        """Short bright strokes on water, finer towards the horizon."""
        left, top, right, bottom = box
        dice = Dice(name)
        for x, y in dice.scatter(count, across=(left, right), down=(0, 1)):
            depth = y * y
            length = (4 + 46 * depth) * dice.between(0.5, 1.3)
            level = top + (bottom - top) * depth
            opacity = dice.between(0.1, 0.5)
            self.disc(
                (x, level), length / 2, fill=(*parse_hex(color), round(255 * opacity)), flatness=0.045 + 0.02 * depth
            )

    def finish(self, name: str, *, grain: float = 0.03, vignette: float = 0.25) -> Image.Image:
        """The picture in its final size, with darker corners and a little film grain."""
        size = (self.width, self.height)
        picture = self.image.reduce(SCALE)
        corners = Image.radial_gradient("L").point(lambda value: round(255 - vignette * max(0, value - 140)))
        edge = corners.resize(size, Image.Resampling.BILINEAR)
        picture = ImageChops.multiply(picture, Image.merge("RGB", (edge, edge, edge)))
        noise = hashlib.shake_128(name.encode()).digest(size[0] * size[1] // 4)
        speckle = Image.frombytes("L", (size[0] // 2, size[1] // 2), noise).resize(size, Image.Resampling.BICUBIC)
        return Image.blend(picture, ImageChops.soft_light(picture, Image.merge("RGB", (speckle,) * 3)), grain)


def _strip(stops: Sequence[str]) -> Image.Image:
    strip = Image.new("RGB", (1, len(stops)))
    strip.putdata([parse_hex(stop) for stop in stops])
    # Bicubic between few pixels overshoots; a box of 256 bilinear steps between pixel centres does not.
    return (
        strip.resize((1, 256), Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(stops) - 0.5))
        if len(stops) > 1
        else strip
    )


def _spot_layer(spot: Spot, size: tuple[int, int]) -> Image.Image:
    radius = max(1, round(spot.radius * LIGHT_SCALE))
    height = max(1, round(radius * spot.flatness))
    fall = Image.radial_gradient("L").resize((2 * radius, 2 * height), Image.Resampling.BILINEAR)
    fall = fall.point(lambda value: round(255 * spot.strength * max(0.0, 1 - value / RIM) ** 1.6))
    layer = Image.new("RGB", size)
    place = (round(spot.center[0] * LIGHT_SCALE) - radius, round(spot.center[1] * LIGHT_SCALE) - height)
    layer.paste(parse_hex(spot.color), place, mask=fall)
    return layer
