"""The story: one function a command, on plain values and ports. The command line and tests call it."""

from photowalk.workflow.check import CheckedFolder, check_folder
from photowalk.workflow.explain import EDITED, ExplainedValue, Explanation, Stage, explain_photo
from photowalk.workflow.gallery import GalleryReport, PhotoStatus, find_gallery_url, read_status, write_gallery
from photowalk.workflow.plan import PlanReport, plan_folder
from photowalk.workflow.prepare import guard_photos
from photowalk.workflow.setup import (
    CONFIG_NAME,
    MANIFEST_NAME,
    SYSTEM_CLOCK,
    init_folder,
    require_no_config,
    require_settings,
    write_schema,
)
from photowalk.workflow.updates import wants_statements
from photowalk.workflow.upload import Company, OpenedUpload, RowsToSend, open_upload, read_rows

__all__ = [
    "CONFIG_NAME",
    "EDITED",
    "MANIFEST_NAME",
    "SYSTEM_CLOCK",
    "CheckedFolder",
    "Company",
    "ExplainedValue",
    "Explanation",
    "GalleryReport",
    "OpenedUpload",
    "PhotoStatus",
    "PlanReport",
    "RowsToSend",
    "Stage",
    "check_folder",
    "explain_photo",
    "find_gallery_url",
    "guard_photos",
    "init_folder",
    "open_upload",
    "plan_folder",
    "read_rows",
    "read_status",
    "require_no_config",
    "require_settings",
    "wants_statements",
    "write_gallery",
    "write_schema",
]
