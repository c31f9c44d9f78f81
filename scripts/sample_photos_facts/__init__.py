"""The facts behind sample_photos: who took what, when, where and with which camera; and how cameras write it down."""
