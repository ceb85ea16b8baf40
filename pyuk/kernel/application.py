"""The application, run to its end. Next: exit.py."""

from __future__ import annotations

from pyuk.kernel import traceback
from pyuk.kernel.appentry import app_main, end_app
from pyuk.kernel.exit import status_of


def run_to_end() -> int:
    """Run the application; the status that it ends with, as CPython ends its process."""
    status = 0
    try:
        app_main()
    except BaseException as error:
        if not isinstance(error, SystemExit):
            traceback.write_exception(error, False)
        status = status_of(error)
    end_app()
    return status
