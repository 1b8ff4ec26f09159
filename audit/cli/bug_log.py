"""A bug of ours as a log to paste, without secrets and without a traceback on the screen."""

from __future__ import annotations

import os
import platform
import traceback

import audit
from audit import store
from audit.net.keys import Keys, hide_all

_MAKERS = "https://pypi.org/project/presence-report/"


def text(bug: BaseException) -> str:
    """What happened and where, with every key's value replaced by its name."""
    versions = f"audit {audit.__version__}, Python {platform.python_version()}, {platform.system()}"
    trace = "".join(traceback.format_exception(bug))
    Keys.from_environment(os.environ)  # a bug may come before anything has read them
    return hide_all(f"{versions}\n\n{trace}")


def written(bug: BaseException) -> str:
    """Write the log to a file of its own; returns the sentence to show."""
    try:
        path = store.bug_log(text(bug))
    except OSError as full:
        return f"This is a mistake in audit ({type(bug).__name__}: its log could not be written: {full.strerror}). {_MAKERS}"
    return (
        f"This is a mistake in audit, not in your files ({type(bug).__name__}). "
        f"Please send {path} to its makers: {_MAKERS}"
    )
