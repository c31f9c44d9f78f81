"""The story as a table: every picture, the moment its camera's clock told, the settings, the place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PIL import Image
from scripts.sample_photos_art import (
    afternoon,
    city_day,
    city_night,
    group,
    journey,
    painted_wall,
    slussen,
    station,
    tables,
    talks,
    venue,
)

SUMMER_TIME = timedelta(hours=2)
"""Stockholm's offset from UTC in August."""
PANASONIC_LAG = timedelta(hours=1, minutes=7)
"""How far the Panasonic's clock is behind; nobody has noticed yet."""


@dataclass(frozen=True, slots=True)
class Camera:
    """What a camera writes into each of its files."""

    make: str
    model: str
    exif_version: bytes
    crop: float
    """35 mm equivalent of a focal length of 1 mm."""
    lens: str | None = None
    lens_range: tuple[float, float, float, float] | None = None
    """Shortest and longest focal length in mm, f-number at either."""
    firmware: str | None = None
    is_phone: bool = False
    """Phones write the UTC offset."""
    writes_fractions: bool = True


NIKON = Camera(
    make="NIKON CORPORATION",
    model="NIKON D7500",
    exif_version=b"0231",
    crop=1.5,
    lens="16.0-80.0 mm f/2.8-4.0",
    lens_range=(16.0, 80.0, 2.8, 4.0),
    firmware="Ver.1.11",
)
PANASONIC = Camera(
    make="Panasonic",
    model="DC-G9",
    exif_version=b"0230",
    crop=2.0,
    lens="LEICA DG 12-60/F2.8-4.0",
    lens_range=(12.0, 60.0, 2.8, 4.0),
    firmware="Ver.2.6",
    writes_fractions=False,
)
PHONE = Camera(make="Fairphone", model="FP5", exif_version=b"0232", crop=4.46, is_phone=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the phone was; degrees north and east, metres above the sea, degrees from magnetic north."""

    latitude_deg: float
    longitude_deg: float
    altitude_m: float
    bearing_deg: float


@dataclass(frozen=True, slots=True)
class Settings:
    """How the picture was exposed."""

    exposure: tuple[int, int]
    """Seconds, as a fraction."""
    f_number: float
    iso: int
    focal_length_mm: float


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its file, its drawing and what its camera wrote."""

    file: str
    draw: Callable[[], Image.Image]
    camera: Camera | None
    """None: the file lost its EXIF on the way, as messengers do it."""
    taken: datetime
    """What the camera's clock told."""
    fraction: str = ""
    settings: Settings = Settings((1, 125), 4.0, 200, 24.0)
    place: Place | None = None
    is_on_its_side: bool = False
    """Stored as the sensor saw it, upright only by the orientation tag."""
    software: str | None = None
    """A program that saved the file after the camera."""
    saved: datetime | None = None
    """When it did so."""


def _at(day: int, time: str) -> datetime:
    return datetime.fromisoformat(f"2025-08-{day}T{time}")


def _panasonic(day: int, true_time: str) -> datetime:
    return _at(day, true_time) - PANASONIC_LAG


SHOTS = (
    Shot(
        "venue/IMG_20250814_085214.jpg",
        venue.badges,
        PHONE,
        _at(14, "08:52:14"),
        "318",
        Settings((1, 60), 1.88, 250, 5.6),
        Place(59.339012, 18.070021, 38.4, 201.0),
    ),
    Shot("venue/DSC_0101.JPG", venue.front, NIKON, _at(14, "09:06:31"), "20", Settings((1, 320), 8.0, 100, 18.0)),
    Shot(
        "venue/DSC_0104.png",
        tables.sign,
        NIKON,
        _at(14, "09:11:08"),
        "60",
        Settings((1, 80), 5.6, 400, 35.0),
        software="GIMP 2.10.38",
        saved=_at(18, "19:52:40"),
    ),
    Shot("talks/DSC_0110.JPG", talks.keynote, NIKON, _at(14, "10:02:47"), "10", Settings((1, 100), 4.0, 3200, 52.0)),
    Shot(
        "venue/P1010012.JPG",
        tables.coffee,
        PANASONIC,
        _panasonic(14, "10:46:20"),
        "",
        Settings((1, 125), 3.5, 200, 25.0),
    ),
    Shot(
        "talks/P1010018.JPG", talks.panel, PANASONIC, _panasonic(14, "14:31:05"), "", Settings((1, 80), 3.6, 1600, 30.0)
    ),
    Shot(
        "phone/IMG_20250814_202815.jpg",
        journey.sunset,
        PHONE,
        _at(14, "20:28:15"),
        "047",
        Settings((1, 590), 1.88, 50, 5.6),
        Place(59.320611, 18.059032, 34.2, 310.5),
    ),
    Shot("talks/DSC_0123.JPG", talks.lightning, NIKON, _at(15, "11:20:52"), "80", Settings((1, 160), 4.0, 2000, 70.0)),
    Shot(
        "talks/IMG_20250815_140321.jpg",
        talks.workshop,
        PHONE,
        _at(15, "14:03:21"),
        "905",
        Settings((1, 100), 1.88, 125, 5.6),
        Place(59.338951, 18.069874, 41.0, 152.0),
    ),
    Shot("DSC_0140.JPG", partial(group.group, 1), NIKON, _at(15, "17:05:10"), "30", Settings((1, 250), 8.0, 200, 24.0)),
    Shot("DSC_0141.JPG", partial(group.group, 2), NIKON, _at(15, "17:05:11"), "10", Settings((1, 250), 8.0, 200, 24.0)),
    Shot("received_118422551.jpg", journey.evening, None, _at(15, "20:34:00")),
    Shot(
        "city-night/DSC_0146.JPG", city_night.hall, NIKON, _at(15, "22:08:33"), "70", Settings((4, 1), 8.0, 100, 35.0)
    ),
    Shot(
        "city-night/P1010035.JPG",
        city_night.bridge,
        PANASONIC,
        _panasonic(15, "22:38:40"),
        "",
        Settings((5, 1), 7.1, 200, 18.0),
    ),
    Shot(
        "city-night/IMG_20250815_231204.jpg",
        city_night.square,
        PHONE,
        _at(15, "23:12:04"),
        "640",
        Settings((1, 15), 1.88, 1250, 5.6),
        Place(59.325102, 18.071081, 36.1, 262.0),
    ),
    Shot(
        "city-night/IMG_20250816_003120.jpg",
        slussen.lift,
        PHONE,
        _at(16, "00:31:20"),
        "211",
        Settings((1, 10), 1.88, 1600, 5.6),
        Place(59.319702, 18.072213, 29.8, 137.0),
    ),
    Shot(
        "city-day/DSC_0152.JPG",
        city_day.lane,
        NIKON,
        _at(16, "13:24:18"),
        "40",
        Settings((1, 160), 5.6, 200, 20.0),
        software="darktable 4.6.1",
        saved=_at(18, "20:14:05"),
    ),
    Shot(
        "city-day/DSC_0158.JPG",
        city_day.waterfront,
        NIKON,
        _at(16, "13:52:40"),
        "90",
        Settings((1, 400), 8.0, 100, 48.0),
    ),
    Shot(
        "city-day/P1010042.JPG",
        city_day.ferry,
        PANASONIC,
        _panasonic(16, "14:24:10"),
        "",
        Settings((1, 1000), 5.6, 200, 44.0),
    ),
    Shot(
        "city-day/P1010047.JPG",
        afternoon.park,
        PANASONIC,
        _panasonic(16, "15:04:30"),
        "",
        Settings((1, 500), 4.0, 200, 14.0),
    ),
    Shot(
        "city-day/IMG_20250816_152245.jpg",
        afternoon.tram,
        PHONE,
        _at(16, "15:22:45"),
        "502",
        Settings((1, 1250), 1.88, 50, 5.6),
        Place(59.324013, 18.113522, 33.7, 341.0),
    ),
    Shot(
        "city-day/IMG_20250816_161030.jpg",
        painted_wall.wall,
        PHONE,
        _at(16, "16:10:30"),
        "128",
        Settings((1, 800), 1.88, 50, 5.6),
        Place(59.314906, 18.069527, 47.3, 24.0),
        is_on_its_side=True,
    ),
    Shot(
        "phone/IMG_20250817_053412.jpg",
        journey.sunrise,
        PHONE,
        _at(17, "05:34:12"),
        "733",
        Settings((1, 310), 1.88, 64, 5.6),
        Place(59.317809, 18.085040, 52.9, 49.5),
    ),
    Shot(
        "phone/IMG_20250817_104502.jpg",
        station.station,
        PHONE,
        _at(17, "10:45:02"),
        "396",
        Settings((1, 50), 1.88, 200, 5.6),
    ),
)
COPIES = {"phone/Copy of IMG_20250814_202815.jpg": "phone/IMG_20250814_202815.jpg"}
"""The very same bytes under another name."""
BROKEN = {"venue/DSC_0102.JPG": "venue/DSC_0101.JPG"}
"""What is left when the card is pulled out: the first bytes of another."""
