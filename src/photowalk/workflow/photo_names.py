"""Names of photos: which one of a folder a person means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Final

from photowalk.errors import InputError
from photowalk.model import PhotoPath
from photowalk.pages.titles import base_key, find_title_problem, parse_title

_MOST_NAMED: Final = 4


def require_photo(
    named: str, folder: Path, *, files: Mapping[str, PhotoPath], titles: Sequence[tuple[str, PhotoPath]]
) -> PhotoPath:
    """The photo of a folder that somebody means by its path there or from here, its name alone, or its title.

    Args:
        named: what was typed.
        folder: where the photos are.
        files: the photo that each path stands for.
        titles: of photos; those that can be none are passed over.

    Raises:
        InputError: no photo is called so, or several are; offers some.
    """
    kinds: Iterable[Iterable[PhotoPath]] = (
        _find_by_path(named, folder, files=files),
        (photo for path, photo in files.items() if PurePosixPath(path).name == named),
        _find_by_title(named, titles),
    )
    for photos in kinds:
        found = tuple(dict.fromkeys(photos))
        if len(found) > 1:
            raise InputError(f"{len(found)} photos are called {named!r}. Give the path of one: {_list_some(found)}")
        if found:
            return found[0]
    raise InputError(f"The folder has no photo {named!r}. {_offer(named, files, titles=titles)}")


def _find_by_path(named: str, folder: Path, *, files: Mapping[str, PhotoPath]) -> tuple[PhotoPath, ...]:
    """One as seen from the folder or, as a shell completes it, from here."""
    path, top = Path(named).resolve(), folder.resolve()
    from_here = path.relative_to(top).as_posix() if path.is_relative_to(top) else ""
    paths = (Path(named).as_posix(), from_here)
    return tuple(files[path] for path in paths if path in files)[:1]


def _find_by_title(named: str, titles: Iterable[tuple[str, PhotoPath]]) -> Iterator[PhotoPath]:
    keys = {_find_key(named), _find_key(f"{named}.jpg")} - {None}
    return (photo for title, photo in titles if _find_key(title) in keys)


def _find_key(title: str) -> str | None:
    return None if find_title_problem(title) else base_key(parse_title(title))


def _offer(named: str, files: Mapping[str, PhotoPath], *, titles: Iterable[tuple[str, PhotoPath]]) -> str:
    known = {title.casefold(): title for title, _ in titles}
    known |= {PurePosixPath(path).name.casefold(): path for path in files} | {path.casefold(): path for path in files}
    near = [known[word] for word in get_close_matches(named.casefold(), known)]
    return f"Did you mean {_list_some(near)}?" if near else "Give its path in that folder, or its title."


def _list_some(names: Iterable[str]) -> str:
    *some, last = list(dict.fromkeys(names))[:_MOST_NAMED]
    return f"{', '.join(some)} or {last}" if some else last
