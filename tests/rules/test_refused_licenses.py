"""Licenses that Commons does not take."""

import pytest

from photowalk.rules.refused_licenses import find_refusal

NON_COMMERCIAL = "forbids commercial use (NC), and Commons takes no such license; choose one"
NO_DERIVATIVES = "forbids changed copies (ND), and Commons takes no such license; choose one"
KEPT_BACK = "keeps rights back, and Commons takes free licenses only"
OF_A_SITE = "is the name of a site with terms of its own"
TO_SOME = "gives no license to everybody"
GFDL_ALONE = "is taken for photos only together with a Creative Commons license; choose gfdl+cc-by-sa-4.0"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        *(
            (text, NON_COMMERCIAL)
            for text in ("cc-by-nc-4.0", "CC BY-NC-SA 3.0", "cc_by_nc", "cc-nc", "nc-sa", "NC 2.0")
        ),
        ("https://creativecommons.org/licenses/by-nc-nd/3.0/", NON_COMMERCIAL),
        ("Attribution-NonCommercial 2.0", NON_COMMERCIAL),
        *((text, NO_DERIVATIVES) for text in ("cc-by-nd-4.0", "CC BY ND", "cc-nd", "nd-2.0", "No derivatives, please")),
        ("Attribution-NoDerivs 2.0 Generic", NO_DERIVATIVES),
        *((text, NON_COMMERCIAL) for text in ("CC BY-SA 4.0. Not for commercial use", "Nicht für kommerzielle Zwecke")),
        *((text, KEPT_BACK) for text in ("EDITORIAL USE ONLY, NO SALES", "No reproduction without permission")),
        *((text, KEPT_BACK) for text in ("All rights reserved", "Alle Rechte vorbehalten", "tous droits réservés")),
        *((text, OF_A_SITE) for text in ("unsplash", "Pixabay License")),
        *((text, TO_SOME) for text in ("fair use", "royalty-free")),
        *((text, GFDL_ALONE) for text in ("gfdl", "GFDL 1.2+", "GNU Free Documentation License")),
    ],
)
def test_a_license_that_is_not_free_is_refused_with_the_reason(text: str, reason: str) -> None:
    """As a key, as a license's name or address, and as a sentence."""
    assert (find_refusal(text) or "").startswith(reason)


@pytest.mark.parametrize(
    "text",
    [
        *("", "cc-by-sa-4.0", "cc-zero", "fal", "gfdl+cc-by-sa-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        *("Asheville, NC", "ND filter used", "Some rights reserved", "Inc. 2019", "the second and third", "budget"),
    ],
)
def test_nothing_else_is_refused(text: str) -> None:
    """Neither free licenses nor letters that come near: North Carolina, a grey filter."""
    assert find_refusal(text) is None
