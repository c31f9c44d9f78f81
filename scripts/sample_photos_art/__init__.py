"""The drawings behind sample_photos: one function a picture, on a canvas that smooths, lights and grains."""
