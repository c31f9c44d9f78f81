"""The photo walk of Saturday afternoon: lane, waterfront, ferry, park, tram and a painted wall."""

import math

from PIL import Image
from scripts.sample_photos_art.buildings import House, lamp_post, row_of_houses, spire, town_house
from scripts.sample_photos_art.canvas import Canvas, Point, Spot
from scripts.sample_photos_art.colors import Dice, mix, thin
from scripts.sample_photos_art.nature import NOON, clouds, gull, hill, treeline
from scripts.sample_photos_art.people import Look, draw_lots, stand


def lane() -> Image.Image:
    """A narrow lane between tall ochre houses, upright."""
    c = Canvas(800, 1200)
    c.gradient((0, 0, 800, 1200), NOON)
    clouds(c, [(380, 150, 260)], fill="#ffffff")
    vanish = (410, 760)
    town_house(c, House(330, 775, 150, 330, "#e9c98c", "#7c4a3c", "pitched", 5, 3))
    spire(c, (452, 500), height=330, width=44, colors=("#c9b79a", "#4f7468"))
    town_house(c, House(345, 775, 120, 250, "#dfa873", "#5d7f74", "mansard", 4, 3))
    _lane_wall(c, vanish, near=0, far=342, tones=("#e2a552", "#c8693f", "#eac27a"))
    _lane_wall(c, vanish, near=800, far=466, tones=("#cf7f58", "#b5533c", "#e0a878"))
    _cobbles(c, vanish)
    c.shade([Spot((140, 1000), 420, "#3a3550", 0.7, 1.2), Spot((90, 560), 330, "#2a2540", 0.6, 1.6)])
    c.light([Spot((700, 520), 460, "#ffcf80", 0.28, 1.4)])
    _lane_life(c)
    return c.finish("lane")


def _lane_wall(c: Canvas, vanish: Point, *, near: float, far: float, tones: tuple[str, str, str]) -> None:
    vx, vy = vanish
    edges = [near + (far - near) * share for share in (0, 0.42, 0.72, 1)]
    tops = (-260, 150, 350)
    for number, tone in enumerate(tones):
        x0, x1 = edges[number], edges[number + 1]
        rise0, rise1 = ((vy + 1.0 * (x - vx) * (440 / (near - vx))) for x in (x0, x1))
        high0, high1 = (vy - (vy - tops[number]) * (x - vx) / (edges[number] - vx) for x in (x0, x1))
        wall = [(x0, high0), (x1, high1), (x1, rise1), (x0, rise0)]
        c.shaded(wall, (mix(tone, "#fff2cc", share=0.25), tone, mix(tone, "#3a2030", share=0.4)))
        _lane_windows(c, wall, tone=tone, bays=(2, 2, 3)[number])
        c.line([(x1, high1), (x1, rise1)], thin("#3a2030", 0.35), width=2)
        c.line([(x0, high0), (x1, high1)], mix(tone, "#fff6e0", share=0.5), width=6 - number)


def _lane_windows(c: Canvas, wall: list[Point], *, tone: str, bays: int) -> None:
    (x0, top0), (x1, top1), (_, low1), (_, low0) = wall

    def place(across: float, down: float) -> Point:
        # Nearer bays are wider: perspective, roughly.
        share = across**0.8
        top, low = top0 + (top1 - top0) * share, low0 + (low1 - low0) * share
        return x0 + (x1 - x0) * share, top + (low - top) * down

    for bay in range(bays):
        left, right = (bay + 0.26) / bays, (bay + 0.74) / bays
        for floor in range(5):
            high, low = 0.05 + floor * 0.165, 0.05 + floor * 0.165 + 0.105
            frame = [place(left, high), place(right, high), place(right, low), place(left, low)]
            c.polygon(frame, "#3f5670" if (floor + bay) % 3 else "#5a7a94")
            c.line([*frame, frame[0]], mix(tone, "#fffaf0", share=0.7), width=3)
            middle = (left + right) / 2
            c.line([place(middle, high), place(middle, low)], mix(tone, "#fffaf0", share=0.7), width=2)
        door = [place(left, 0.865), place(right, 0.865), place(right, 1.0), place(left, 1.0)]
        c.polygon(door, ("#35523f", "#5b2d2a", "#2d3f5c")[(bay + len(tone) + int(x0)) % 3])


def _cobbles(c: Canvas, vanish: Point) -> None:
    vx, vy = vanish
    street = [(-20, 1200), (342, 774), (466, 774), (820, 1200)]
    c.shaded(street, ("#c9b8a0", "#a89a90", "#7d7480"))
    dice = Dice("cobbles")
    with c.inside(street):
        for row in range(34):
            depth = (row / 34) ** 1.7
            y = vy + 12 + depth * 440
            for column in range(-13, 14):
                x = vx + (column + 0.5 * (row % 2)) * (5 + 62 * depth)
                tone = dice.pick(("#ffffff", "#3b3346", "#e8c9a0"))
                c.disc((x, y), 2 + 27 * depth, fill=thin(tone, 0.13), flatness=0.33)
    c.polygon([(394, 774), (420, 774), (470, 1200), (350, 1200)], thin("#6b6270", 0.25))


def _lane_life(c: Canvas) -> None:
    stand(c, (386, 842), height=112, look=Look(top="#20639b", pose="hips", legs="#3d4a66"))
    stand(c, (424, 850), height=106, look=Look(top="#e8574a", hair="#c08a45", style="long", legs="#f4efe6"))
    for x in (560, 604):
        c.polygon([(x, 1010), (x + 34, 1010), (x + 28, 1046), (x + 6, 1046)], "#b5603c")
        for dx, dy, tone in (
            (4, -14, "#4f8a52"),
            (18, -24, "#5fa05a"),
            (30, -12, "#3f7a4a"),
            (10, -26, "#ef8fa0"),
            (26, -26, "#f6d55c"),
        ):
            c.disc((x + dx, 1010 + dy), 12, fill=tone)
    stand(
        c,
        (250, 1130),
        height=330,
        look=Look(
            skin="#b57447",
            hair="#2b1d16",
            top="#f2a541",
            legs="#2c3550",
            style="bun",
            pose="photo",
            camera=True,
            badge="#20639b",
        ),
    )
    c.line([(480, 470), (560, 446)], "#23252e", width=5)
    c.line([(486, 470), (486, 486)], "#23252e", width=3)
    c.polygon([(474, 486), (498, 486), (493, 522), (479, 522)], "#ffe7b0")
    c.polygon([(470, 486), (502, 486), (486, 470)], "#23252e")


def waterfront() -> Image.Image:
    """Skeppsbron's colourful front across the water, by day."""
    c = Canvas(1200, 800)
    c.gradient((0, 0, 1200, 480), NOON)
    clouds(c, [(210, 150, 300), (820, 110, 380), (1080, 230, 190), (520, 235, 170)], fill="#ffffff")
    spire(c, (330, 330), height=260, width=40, colors=("#b98a68", "#4f7468"))
    spire(c, (760, 320), height=190, width=34, colors=("#c9a27e", "#3f5f58"))
    row_of_houses(c, (-30, 1240), base=462, height=185, lit=-1)
    c.rect((0, 458, 1200, 474), "#b9a68e")
    c.rect((0, 472, 1200, 486), "#7f7468")
    for x in range(30, 1200, 74):
        lamp_post(c, (x, 460), height=42, colors=("#2d3138", "#fdf3d6"))
    dice = Dice("quay")
    for x in range(18, 1190, 41):
        stand(c, (x + dice.between(-12, 12), 466), height=30, look=draw_lots(dice))
    _skerry_boat(c, (730, 500), size=330)
    _sail_boat(c, (250, 500), size=170)
    c.reflect(486, tint="#2f7fae", strength=0.5, ripple=5)
    c.glitter((0, 500, 1200, 800), "#dff4ff", name="waterfront", count=170)
    _rail(c, 1200, top=690)
    gull(c, (560, 120), size=46, fill="#f8fbff")
    gull(c, (640, 160), size=30, fill="#eef4fa")
    c.light([Spot((1050, 60), 520, "#ffe6b0", 0.35)])
    return c.finish("waterfront")


def _skerry_boat(c: Canvas, middle: Point, *, size: float) -> None:
    x, y = middle
    c.polygon(
        [
            (x - 0.5 * size, y - 0.11 * size),
            (x + 0.52 * size, y - 0.13 * size),
            (x + 0.44 * size, y),
            (x - 0.46 * size, y),
        ],
        "#f7f5ee",
    )
    c.polygon(
        [
            (x - 0.485 * size, y - 0.035 * size),
            (x + 0.47 * size, y - 0.035 * size),
            (x + 0.44 * size, y),
            (x - 0.46 * size, y),
        ],
        "#27496d",
    )
    c.rect((x - 0.42 * size, y - 0.2 * size, x + 0.34 * size, y - 0.11 * size), "#fffdf6", radius=4)
    c.rect((x - 0.3 * size, y - 0.27 * size, x + 0.2 * size, y - 0.2 * size), "#f3eee0", radius=4)
    for number in range(11):
        left = x + (-0.4 + 0.066 * number) * size
        c.rect((left, y - 0.175 * size, left + 0.045 * size, y - 0.135 * size), "#4a7290", radius=2)
    for number in range(7):
        left = x + (-0.28 + 0.066 * number) * size
        c.rect((left, y - 0.25 * size, left + 0.045 * size, y - 0.215 * size), "#4a7290", radius=2)
    _funnel_and_flag(c, middle, size=size)


def _funnel_and_flag(c: Canvas, middle: Point, *, size: float) -> None:
    x, y = middle
    c.polygon(
        [
            (x - 0.12 * size, y - 0.27 * size),
            (x - 0.02 * size, y - 0.27 * size),
            (x - 0.03 * size, y - 0.4 * size),
            (x - 0.11 * size, y - 0.4 * size),
        ],
        "#e0b23f",
    )
    c.rect((x - 0.112 * size, y - 0.4 * size, x - 0.028 * size, y - 0.375 * size), "#23354f")
    c.line([(x + 0.4 * size, y - 0.13 * size), (x + 0.4 * size, y - 0.3 * size)], "#8a8f98", width=2)
    c.rect((x - 0.56 * size, y - 0.24 * size, x - 0.49 * size, y - 0.195 * size), "#1d5fa5")
    c.rect((x - 0.56 * size, y - 0.223 * size, x - 0.49 * size, y - 0.212 * size), "#f6cf3f")
    c.line([(x - 0.49 * size, y - 0.25 * size), (x - 0.49 * size, y - 0.1 * size)], "#8a8f98", width=2)


def _sail_boat(c: Canvas, middle: Point, *, size: float) -> None:
    x, y = middle
    c.polygon(
        [
            (x - 0.42 * size, y - 0.1 * size),
            (x + 0.5 * size, y - 0.12 * size),
            (x + 0.36 * size, y),
            (x - 0.36 * size, y),
        ],
        "#8c4a2f",
    )
    c.line([(x, y - 0.1 * size), (x, y - 1.15 * size)], "#5c3a26", width=3)
    c.polygon([(x - 6, y - 1.08 * size), (x - 6, y - 0.2 * size), (x - 0.42 * size, y - 0.2 * size)], "#fdf8ea")
    c.polygon([(x + 6, y - 1.0 * size), (x + 6, y - 0.2 * size), (x + 0.44 * size, y - 0.16 * size)], "#f0e4c8")


def _rail(c: Canvas, width: float, *, top: float) -> None:
    for x in range(-20, int(width) + 60, 60):
        c.line([(x, top), (x, top + 120)], "#20323f", width=6)
        c.arc((x + 4, top + 16, x + 56, top + 68), (0, 360), fill="#20323f", width=4)
    for y in (top, top + 84):
        c.line([(0, y), (width, y)], "#20323f", width=9)


def ferry() -> Image.Image:
    """The ferry to Djurgården, the green island and the fun fair's towers behind."""
    c = Canvas(1200, 900)
    c.gradient((0, 0, 1200, 560), ("#4a9bd6", "#7fbfe4", "#c3e3ee", "#f0f3e6"))
    clouds(c, [(300, 180, 420), (960, 140, 340), (690, 300, 220), (90, 330, 200)], fill="#ffffff")
    hill(c, (420, 1330), base=520, height=120, fill="#8fb89a")
    treeline(c, (520, 1210), base=520, height=86, fill="#5f9a6c")
    _fun_fair(c)
    treeline(c, (-20, 640), base=520, height=48, fill="#47835b")
    treeline(c, (690, 1210), base=522, height=56, fill="#3c7550")
    c.rect((0, 514, 1200, 524), "#d8c9a6")
    c.gradient((0, 522, 1200, 900), ("#7cc0dc", "#3f97c2", "#1f6f9f", "#15557f"))
    c.glitter((0, 528, 1200, 900), "#e8fbff", name="ferry", count=210)
    _ferry_boat(c, (560, 660))
    for x, y, size in ((800, 330, 46), (880, 290, 34), (250, 420, 40)):
        gull(c, (x, y), size=size, fill="#ffffff")
    return c.finish("ferry")


def _fun_fair(c: Canvas) -> None:
    c.rect((900, 210, 914, 500), "#c9485b")
    c.polygon([(888, 214), (926, 214), (907, 168)], "#f0c24b")
    c.rect((882, 300, 932, 318), "#f4efe6", radius=6)
    hub, radius = (1040, 410), 84
    for number in range(12):
        turn = math.pi * number / 6
        rim = (hub[0] + radius * math.cos(turn), hub[1] + radius * math.sin(turn))
        c.line([hub, rim], "#e9e2d0", width=2.5)
        c.disc(rim, 11, fill=("#e8574a", "#f2a541", "#3caea3", "#7b5ea7")[number % 4])
    c.arc((hub[0] - radius, hub[1] - radius, hub[0] + radius, hub[1] + radius), (0, 360), fill="#f7f1e2", width=5)
    c.line([(1000, 512), hub, (1080, 512)], "#d9cdb4", width=6)
    points = [(560 + 8 * step, 455 - 42 * math.sin(step * 0.33) - 20 * math.sin(step * 0.12)) for step in range(38)]
    c.line(points, "#e7734f", width=5)
    for x, y in points[::3]:
        c.line([(x, y), (x, 515)], "#e9e2d0", width=2)


def _ferry_boat(c: Canvas, middle: Point) -> None:
    x, y = middle
    c.shade([Spot((x, y + 52), 400, "#5a6a70", 0.75, 0.16)])
    c.polygon([(x - 330, y - 42), (x + 350, y - 56), (x + 292, y + 40), (x - 290, y + 40)], "#f8f6ef")
    c.polygon([(x - 308, y + 2), (x + 318, y + 2), (x + 292, y + 40), (x - 290, y + 40)], "#1f4e86")
    c.rect((x - 290, y - 118, x + 240, y - 44), "#fffdf7", radius=10)
    for number in range(9):
        c.rect((x - 268 + 55 * number, y - 104, x - 226 + 55 * number, y - 62), "#3f6f90", radius=5)
        c.polygon(
            [(x - 264 + 55 * number, y - 102), (x - 240 + 55 * number, y - 102), (x - 262 + 55 * number, y - 72)],
            thin("#ffffff", 0.3),
        )
    c.rect((x - 310, y - 130, x + 262, y - 116), "#e9b93c", radius=5)
    dice = Dice("ferry deck")
    for number in range(12):
        stand(c, (x - 280 + 40 * number + dice.between(-8, 8), y - 112), height=82, look=draw_lots(dice))
    c.rect((x - 300, y - 150, x + 170, y - 145), "#5f7484")
    for number in range(13):
        c.rect((x - 300 + 39 * number, y - 150, x - 296 + 39 * number, y - 118), "#5f7484")
    c.rect((x + 150, y - 204, x + 262, y - 128), "#fffdf7", radius=10)
    c.rect((x + 172, y - 190, x + 256, y - 158), "#35607f", radius=6)
    c.rect((x + 140, y - 214, x + 274, y - 202), "#1f4e86", radius=5)
    c.line([(x + 205, y - 214), (x + 205, y - 286)], "#8a94a0", width=5)
    c.rect((x - 366, y - 122, x - 316, y - 92), "#1d5fa5")
    c.rect((x - 366, y - 110, x - 316, y - 104), "#f6cf3f")
    c.rect((x - 352, y - 122, x - 343, y - 92), "#f6cf3f")
    c.line([(x - 316, y - 130), (x - 316, y - 40)], "#8a94a0", width=4)
    with c.softened(3, opacity=0.9):
        for number in range(16):
            c.disc(
                (x + 330 - 46 * number, y + 42 + 4 * math.sin(number)), 26 - 0.4 * number, fill="#f2fbff", flatness=0.3
            )
    c.glitter((-40, y + 6, x - 250, y + 120), "#ffffff", name="wake", count=60)
