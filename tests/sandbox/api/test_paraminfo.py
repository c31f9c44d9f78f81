"""What the API tells of itself to clients that ask before they call."""

import pytest

from photowalk.sandbox.api.module_table import MODULES
from support.sandbox_api import SandboxApi


def test_modules_describe_their_parameters(api: SandboxApi) -> None:
    """Kinds, defaults, limits and submodules, as pywikibot reads them."""
    modules = api.get(action="paraminfo", modules="main|query|query+imageinfo|upload")["paraminfo"]["modules"]
    main, query, imageinfo, upload = modules
    actions = {param["name"]: param for param in main["parameters"]}["action"]
    assert actions["submodules"]["upload"] == "upload"
    params = {param["name"]: param for param in query["parameters"]}
    assert params["prop"]["submodules"]["imageinfo"] == "query+imageinfo"
    assert params["generator"]["submoduleparamprefix"] == "g"
    assert (params["titles"]["multi"], params["titles"]["limit"]) == (True, 50)
    assert set(params["generator"]["type"]) <= set(params["prop"]["type"]) | set(params["list"]["type"])
    prop, limit = imageinfo["parameters"][:2]
    assert (imageinfo["prefix"], imageinfo["group"], prop["default"]) == ("ii", "prop", "timestamp|user")
    assert (limit["type"], limit["max"], limit["highmax"]) == ("limit", 500, 5000)
    assert upload["writerights"] is upload["mustbeposted"] is True
    (token,) = [param for param in upload["parameters"] if param["name"] == "token"]
    assert (token["required"], token["tokentype"]) == (True, "csrf")


def test_an_unknown_module_is_a_warning(api: SandboxApi) -> None:
    """The others are described."""
    answer = api.get(action="paraminfo", modules="query+nope|nope|edit")
    assert [module["path"] for module in answer["paraminfo"]["modules"]] == ["edit"]
    sentences = answer["warnings"]["paraminfo"]["warnings"]
    assert 'The module "query" does not have a submodule "nope".' in sentences
    assert 'The module "main" does not have a submodule "nope".' in sentences


@pytest.mark.parametrize("path", sorted(MODULES))
def test_no_module_has_a_parameter_twice(path: str) -> None:
    """Each name leads to one declaration."""
    names = [param.name for param in MODULES[path].params]
    assert len(names) == len(set(names))
