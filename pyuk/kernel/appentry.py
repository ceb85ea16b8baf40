"""The application, as the kernel sees it. Next: pyuk/bringup.py, which calls all of this."""

from __future__ import annotations


def app_main() -> None:
    """Run the application's modules in the order of their imports. May raise whatever they do.

    Replaced at build time by the application's own entry; this one is an application that does nothing.
    """
