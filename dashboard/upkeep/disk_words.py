"""Why a disk did not take what was to be saved, and what to do, in words."""

import errno

from dashboard.texts.message import Message, message

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM}
# What systems answer where a drive was pulled out, a network broke off or a folder was moved.
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENXIO, errno.ENODEV, errno.EIO, errno.ETIMEDOUT}
_GONE |= {getattr(errno, name) for name in ("ESTALE", "ENOTCONN", "EHOSTDOWN", "EHOSTUNREACH", "EREMOTEIO") if hasattr(errno, name)}


def why_not_saved(error: OSError) -> Message:
    """Return what to say of ``error``. What was typed is still on the page."""
    if error.errno in _FULL:
        return message("The disk is full, so nothing was saved. Free some space, then try again.")
    if error.errno == errno.EROFS:
        return message(
            "The data folder is read-only, so nothing was saved. Ask whoever keeps the folder for the right to write in it, then publish "
            "again."
        )
    if error.errno in _REFUSED:
        return message(
            "The data folder does not let this program write, so nothing was saved. Close operations.csv where it is open in another "
            "program. If that does not help, ask whoever keeps the folder for the right to write in it."
        )
    if error.errno in _GONE:
        return message(
            "The data folder cannot be reached, so nothing was saved. Is the drive or the network connected? What you have typed stays "
            "on this page: publish again when the folder is back."
        )
    if error.errno == errno.ELOOP:
        return message(
            "In the data folder a link leads back to itself, so nothing was saved. Put the file itself in the place of the link."
        )
    return message("The file was not saved: {why}. Is it open in another program?", why=str(error.strerror))
