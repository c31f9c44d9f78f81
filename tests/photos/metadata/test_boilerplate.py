"""Texts that a camera or a program put where a person's belong."""

import pytest

from photowalk.photos.metadata.boilerplate import is_description, is_name, is_notice


@pytest.mark.parametrize(
    "text",
    [
        "OLYMPUS DIGITAL CAMERA", "KONICA MINOLTA DIGITAL CAMERA", "MINOLTA DIGITAL CAMERA", "DIGITAL CAMERA",
        "KODAK DIGITAL STILL CAMERA", "KODAK DC240 ZOOM DIGITAL CAMERA", "Digital StillCamera", "Digital image",
        "SONY DSC", "Minolta DSC", "SAMSUNG CSC", "DCIM\\100MEDIA\\DJI_0001.JPG", "DCIM/100GOPRO/GOPR0482.JPG",
        "DCFC1247.JPG", "DSC00019", "000015", "<untitled>", "<Digimax i50 MP3, Samsung #1 MP3>",
        '{"shape": [32, 32, 3]}', "GC-X1E Image", "Exif JPEG", "Exif_JPEG_PICTURE", "DCF 1.0", "My beautiful picture",
        "Created with GIMP", "Created with The GIMP", "File written by Adobe Photoshop¨ 4.0",
        "Processed with VSCO with c1 preset", "Software: Microsoft Office", "Kofax PDF Filter - version 3.75.",
        "converted PBM file", "LEAD Technologies Inc. V1.01", "ASCII", "default", "Untitled", "binary comment",
    ],
)  # fmt: skip
def test_slogans_of_cameras_and_programs_are_no_descriptions(text: str) -> None:
    """What cameras write into each of their photos, and programs into each of their files."""
    assert not is_description(text)


@pytest.mark.parametrize(
    "text",
    [
        "City Hall", "My new digital camera", "A digital camera", "1984", "<3 Stockholm <3", "The image", "Test image",
        "Jane.jpg and her friends", "Default judgement", "Created with love", "SONY DSC at the fair", "cof", "å",
    ],
)  # fmt: skip
def test_words_of_people_are_kept(text: str) -> None:
    """Also where they look a little like a slogan."""
    assert is_description(text)


def test_the_camera_s_own_name_is_no_description() -> None:
    """Some repeat their make or model; Huawei's phones name the mode of the exposure."""
    assert not is_description("WWL", make="WWL")
    assert not is_description("ICM107B", make="SAMSUNG", model="ICM107B")
    assert not is_description("cof", make="HUAWEI")
    assert not is_description("oznorWB", make="Honor")
    assert is_description("fest", make="Canon")
    assert is_description("City Hall", make="HUAWEI")


@pytest.mark.parametrize(
    "text",
    [
        "Copyright", "COPYRIGHT, 2005", "Copyright2004", "Copyright,", "(c) 2006", "© 2019.", "(C) by RDC-5300 User",
        "KODAK DC240 ZOOM DIGITAL CAMERA", "Copyright,NIKON CORPORATION,1999", "unknown",
    ],
)  # fmt: skip
def test_a_notice_without_a_name_is_none(text: str) -> None:
    """It does not say whose the photo is."""
    assert not is_notice(text)


def test_notices_and_names_of_people_are_kept() -> None:
    """Jane Doe is somebody, whatever stands before her name."""
    assert all(map(is_notice, ["© 2019 Jane Doe", "Copyright Jane Doe", "All rights reserved", "CC0"]))
    assert is_name("Jane Doe")
    assert is_name("Picasa Example")
    assert not any(map(is_name, ["Picasa", "unknown", "Photographer"]))
