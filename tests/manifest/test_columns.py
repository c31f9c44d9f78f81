"""The columns of a manifest have fixed names and a fixed order."""

import pytest

from photowalk.manifest.columns import (
    CAPTION_PREFIX,
    OPTIONAL_COLUMNS,
    find_known_column,
    find_language,
    manifest_columns,
)


def test_the_order_of_columns_is_fixed() -> None:
    """These names are documented and other programs read them."""
    columns = (
        "file action title description_en description_sv date latitude longitude heading position_from categories "
        "license author source note original_sha1 sha1"
    )
    assert manifest_columns(["en", "sv"]) == tuple(columns.split())


def test_what_few_photos_need_has_a_column_where_it_is_used() -> None:
    """At a fixed place among the others."""
    columns = (
        "file action title description_en caption_en date date_form latitude longitude heading position_from "
        "object_position categories license author author_item source credit permission templates layout depicts event "
        "location camera exposure note original_sha1 sha1"
    )
    assert manifest_columns(["en"], captions=["en"], optional=OPTIONAL_COLUMNS) == tuple(columns.split())


@pytest.mark.parametrize(
    ("column", "language"),
    [("description_en", "en"), ("description_zh-hans", "zh-hans"), ("description_English!", None), ("title", None)],
)
def test_a_description_column_tells_its_language(column: str, language: str | None) -> None:
    """What is no language code is no language."""
    assert find_language(column) == language
    assert find_language(column.replace("description_", "caption_"), CAPTION_PREFIX) == language


@pytest.mark.parametrize(
    ("name", "column"),
    [
        (" SHA1 ", "sha1"),
        ("Description_EN", "description_en"),
        ("Caption_SV", "caption_sv"),
        ("Exposure", "exposure"),
        ("My rating", None),
        ("description", None),
    ],
)
def test_a_column_is_known_in_any_case(name: str, column: str | None) -> None:
    """A spreadsheet's capital letters do not hide a column; her own columns are not ours."""
    assert find_known_column(name) == column
