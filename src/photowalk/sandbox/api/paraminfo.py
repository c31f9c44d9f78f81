"""`action=paraminfo`: the table of modules, told as MediaWiki tells its own."""

from photowalk.sandbox.api.call import Answer, Call
from photowalk.sandbox.api.module_table import MODULES
from photowalk.sandbox.api.modules import MULTI_LIMIT, Module, Param


def answer_paraminfo(call: Call) -> Answer:
    """The modules asked for, and a warning for those that are not there."""
    described = []
    for path in call.of("paraminfo").values("modules"):
        if path in MODULES:
            described.append(_describe_module(MODULES[path]))
        else:
            parent, _, name = path.rpartition("+")
            call.warn("paraminfo", f'The module "{parent or "main"}" does not have a submodule "{name}".')
    return {"paraminfo": {"helpformat": "none", "modules": described}}


def _describe_module(module: Module) -> Answer:
    answer: Answer = {
        "name": module.name,
        "classname": f"Sandbox{module.name.capitalize()}",
        "path": module.path,
        "prefix": module.prefix,
        "source": "photowalk",
        "sourcename": "photowalk",
        "helpurls": [],
        "parameters": [
            _describe_param(module, place, param=param) for place, param in enumerate(module.params, start=1)
        ],
        "templatedparameters": [],
        "readrights": True,
    }
    if module.path != "main":
        answer["group"] = module.group
    flags = {"generator": module.is_generator, "mustbeposted": module.must_be_posted, "writerights": module.needs_token}
    return answer | {name: True for name, value in flags.items() if value}


def _describe_param(module: Module, place: int, *, param: Param) -> Answer:
    answer: Answer = {"index": place, "name": param.name}
    answer["type"] = list(param.kind) if isinstance(param.kind, tuple) else param.kind
    if param.default:
        answer["default"] = "|".join(param.default.split())
    if param.multi:
        answer |= {"multi": True, "lowlimit": MULTI_LIMIT, "highlimit": 10 * MULTI_LIMIT, "limit": MULTI_LIMIT}
    if param.kind == "limit":
        answer |= {"min": param.low, "max": param.high, "highmax": 10 * (param.high or 0)}
    if param.name == "token" and module.needs_token:
        answer |= {"required": True, "tokentype": "csrf"}
    return answer | _submodules(module, param)


def _submodules(module: Module, param: Param) -> Answer:
    if module.path == "main" and param.name == "action":
        return {"submodules": {name: name for name in param.kind}}
    if module.path == "query" and param.name in {"prop", "list", "meta", "generator"}:
        prefix: Answer = {"submoduleparamprefix": "g"} if param.name == "generator" else {}
        return {"submodules": {name: f"query+{name}" for name in param.kind}} | prefix
    return {}
