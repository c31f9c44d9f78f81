"""Pictures with something to see in them, for what compares pictures by their look."""

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 900)


def draw_scene(number: int, *, size: tuple[int, int] = SIZE) -> Image.Image:
    """Ten discs and bars before a sky; another number is another scene."""
    width, height = size
    scene = Image.linear_gradient("L").resize(size).convert("RGB")
    canvas = ImageDraw.Draw(scene)
    for thing in range(10):
        step = number * 7 + thing
        left, top = step * 3571 % 97 * width // 97, step * 2297 % 89 * height // 89
        box = (left, top, left + width // (3 + step % 7), top + height // (3 + step % 5))
        colour = (step * 83 % 256, step * 149 % 256, step * 211 % 256)
        (canvas.ellipse if step % 2 else canvas.rectangle)(box, fill=colour)
    return scene


def encode(scene: Image.Image, image_format: str = "JPEG", **options: object) -> bytes:
    """A picture as the bytes of a file."""
    stream = BytesIO()
    scene.save(stream, image_format, **options)
    return stream.getvalue()


def make_thumbnail(scene: Image.Image, *, size: tuple[int, int] = (160, 120)) -> bytes:
    """The JPEG that a camera puts beside the picture; a picture of another shape stands between black bars."""
    inner = scene.copy()
    inner.thumbnail(size)
    thumbnail = Image.new("RGB", size)
    thumbnail.paste(inner, ((size[0] - inner.width) // 2, (size[1] - inner.height) // 2))
    return encode(thumbnail)
