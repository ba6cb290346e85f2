"""Index versions on disk: folders, manifests and the locks of those who read them."""

from .folder import (
    Lease,
    building,
    check_name,
    choose,
    current_version,
    is_chosen,
    list_versions,
    locked,
    publish,
    retire,
    use,
    version_folder,
)
from .manifest import check_files, file_digests, read_manifest, write_manifest

__all__ = [
    "Lease",
    "building",
    "check_files",
    "check_name",
    "choose",
    "current_version",
    "file_digests",
    "is_chosen",
    "list_versions",
    "locked",
    "publish",
    "read_manifest",
    "retire",
    "use",
    "version_folder",
    "write_manifest",
]
