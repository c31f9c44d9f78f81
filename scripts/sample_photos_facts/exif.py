"""EXIF as the three cameras write it. See the tag tables of CIPA DC-008 (Exif 2.32)."""

from fractions import Fraction

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational
from PIL.TiffTags import SIGNED_RATIONAL, TAGS_V2_GROUPS, UNDEFINED, TagInfo
from scripts.sample_photos_facts.shots import SUMMER_TIME, Camera, Place, Settings, Shot

UPRIGHT = 1
TURN_RIGHT = 6
"""Shown upright after a quarter turn clockwise."""
# Pillow (13.0) does not know these two and would write other types than the standard's.
TAGS_V2_GROUPS[IFD.Exif] |= {
    Base.ComponentsConfiguration: TagInfo(Base.ComponentsConfiguration, "ComponentsConfiguration", UNDEFINED, 4),
    Base.ExposureBiasValue: TagInfo(Base.ExposureBiasValue, "ExposureBiasValue", SIGNED_RATIONAL, 1),
}
STAMP = "%Y:%m:%d %H:%M:%S"


def make_exif(shot: Shot, camera: Camera, *, size_px: tuple[int, int]) -> Image.Exif:
    """All tags of one file; `size_px` is width and height as stored."""
    exif = Image.Exif()
    exif.update(
        {
            Base.Make: camera.make,
            Base.Model: camera.model,
            Base.Orientation: TURN_RIGHT if shot.is_on_its_side else UPRIGHT,
            Base.XResolution: IFDRational(300 if camera.lens else 72),
            Base.YResolution: IFDRational(300 if camera.lens else 72),
            Base.ResolutionUnit: 2,
            Base.YCbCrPositioning: 1,
            Base.DateTime: (shot.saved or shot.taken).strftime(STAMP),
        }
    )
    if software := shot.software or camera.firmware:
        exif[Base.Software] = software
    exif.get_ifd(IFD.Exif).update(
        _exposure(shot.settings, camera) | _moment(shot, camera) | _lens(camera) | _image(camera, size_px)
    )
    if shot.place:
        exif.get_ifd(IFD.GPSInfo).update(_position(shot.place) | _satellite_time(shot))
    return exif


def _exposure(settings: Settings, camera: Camera) -> dict[int, object]:
    return {
        Base.ExposureTime: IFDRational(*settings.exposure),
        Base.FNumber: _rational(settings.f_number),
        Base.ExposureProgram: 3 if camera.lens else 2,
        Base.ISOSpeedRatings: settings.iso,
        Base.ExposureBiasValue: IFDRational(0, 6),
        Base.MeteringMode: 5 if camera.lens else 2,
        Base.Flash: 16,
        Base.FocalLength: _rational(settings.focal_length_mm),
        Base.FocalLengthIn35mmFilm: round(settings.focal_length_mm * camera.crop),
        Base.WhiteBalance: 0,
        Base.ExposureMode: 0,
        Base.SceneCaptureType: 0,
    }


def _moment(shot: Shot, camera: Camera) -> dict[int, object]:
    taken = shot.taken.strftime(STAMP)
    tags: dict[int, object] = {Base.DateTimeOriginal: taken, Base.DateTimeDigitized: taken}
    if camera.writes_fractions:
        tags |= dict.fromkeys((Base.SubsecTime, Base.SubsecTimeOriginal, Base.SubsecTimeDigitized), shot.fraction)
    if camera.is_phone:
        tags |= dict.fromkeys((Base.OffsetTime, Base.OffsetTimeOriginal, Base.OffsetTimeDigitized), "+02:00")
    return tags


def _lens(camera: Camera) -> dict[int, object]:
    if not (camera.lens and camera.lens_range):
        return {}
    return {
        Base.LensSpecification: tuple(_rational(value) for value in camera.lens_range),
        Base.LensModel: camera.lens,
        # No real body bears this number.
        Base.BodySerialNumber: "0000000",
    }


def _image(camera: Camera, size_px: tuple[int, int]) -> dict[int, object]:
    width_px, height_px = size_px
    return {
        Base.ExifVersion: camera.exif_version,
        Base.ComponentsConfiguration: b"\x01\x02\x03\x00",
        Base.FlashPixVersion: b"0100",
        Base.ColorSpace: 1,
        Base.ExifImageWidth: width_px,
        Base.ExifImageHeight: height_px,
    }


def _position(place: Place) -> dict[int, object]:
    return {
        GPS.GPSVersionID: b"\x02\x02\x00\x00",
        GPS.GPSLatitudeRef: "N",
        GPS.GPSLatitude: _sexagesimal(place.latitude_deg),
        GPS.GPSLongitudeRef: "E",
        GPS.GPSLongitude: _sexagesimal(place.longitude_deg),
        GPS.GPSAltitudeRef: b"\x00",
        GPS.GPSAltitude: _rational(place.altitude_m),
        GPS.GPSImgDirectionRef: "M",
        GPS.GPSImgDirection: _rational(place.bearing_deg),
        GPS.GPSMapDatum: "WGS-84",
    }


def _satellite_time(shot: Shot) -> dict[int, object]:
    utc = shot.taken - SUMMER_TIME
    return {
        GPS.GPSDateStamp: utc.strftime("%Y:%m:%d"),
        GPS.GPSTimeStamp: (IFDRational(utc.hour), IFDRational(utc.minute), IFDRational(utc.second)),
    }


def _sexagesimal(degrees: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    hundredths = round(degrees * 360_000)
    minutes, rest = divmod(hundredths, 6000)
    return IFDRational(minutes // 60), IFDRational(minutes % 60), IFDRational(rest, 100)


def _rational(value: float) -> IFDRational:
    exact = Fraction(str(value))
    return IFDRational(exact.numerator, exact.denominator)
