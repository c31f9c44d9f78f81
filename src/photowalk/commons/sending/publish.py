"""Publishing a photo: with all its bytes in one request, or by the key under which they lie in the stash."""

from photowalk.commons.answers import Published, UploadAnswer, Warned
from photowalk.commons.port import FilePart, Params, Wiki
from photowalk.commons.sending.parcel import Parcel, ParcelBytes
from photowalk.commons.sending.request import answered_out_of_turn, send_request
from photowalk.model import Stash
from photowalk.photos.opening import open_photo


def send_whole(wiki: Wiki, parcel: Parcel) -> UploadAnswer:
    """What the wiki says to the photo, sent and published in one request; never with `ignorewarnings`.

    All its bytes are in memory meanwhile: for files of at most `WHOLE_FILE_LIMIT_BYTES`.

    Raises:
        ChangedFileError: the bytes on disk are not the planned ones.
        OSError: the file cannot be read.
        WikiAnswerError: the wiki refused it.
        OutOfReachError: no answer, or one of no known shape; it may be there all the same.
    """
    with open_photo(parcel.folder, parcel.file) as stream:
        content = ParcelBytes(parcel, stream).read_whole()
    return _publish(wiki, _page_params(parcel), part=FilePart("file", content, parcel.tell))


def publish_stash(wiki: Wiki, parcel: Parcel, *, stash: Stash) -> UploadAnswer:
    """What the wiki says to publishing what lies whole in its stash; never with `ignorewarnings`.

    Raises:
        WikiAnswerError: the wiki refused it; `is_key_lost` tells whether its bytes have to be sent anew.
        OutOfReachError: no answer, or one of no known shape; it may be there all the same.
    """
    return _publish(wiki, {**_page_params(parcel), "filekey": stash.filekey})


def _page_params(parcel: Parcel) -> Params:
    return {
        "filename": parcel.title.text,
        "comment": parcel.comment,
        "text": parcel.page_text,
        "watchlist": "preferences",
    }


def _publish(wiki: Wiki, params: Params, *, part: FilePart | None = None) -> UploadAnswer:
    answer = send_request(wiki, params, part=part)
    if not isinstance(answer, Published | Warned):
        raise answered_out_of_turn(wiki)
    return answer
