"""platform: what the program runs on. The machine is a pyuk one, the language that of CPython 3.11."""

from __future__ import annotations

from typing import NamedTuple

from pyuk.stdlib import sys


class uname_result(NamedTuple):
    """What uname() tells."""

    system: str
    node: str
    release: str
    version: str
    machine: str


def system() -> str:
    """The name of the operating system."""
    return "pyuk"


def machine() -> str:
    """The processor's architecture."""
    return "x86_64"


def processor() -> str:
    """What is known of the processor beside that: nothing."""
    return ""


def node() -> str:
    """The machine's name in the network."""
    return "pyuk"


def release() -> str:
    """The version of the system."""
    return ""


def version() -> str:
    """What it was built from."""
    return ""


def uname() -> uname_result:
    """All of these."""
    return uname_result(system(), node(), release(), version(), machine())


def platform(aliased: bool = False, terse: bool = False) -> str:
    """The system and the machine in one text."""
    return f"{system()}-{machine()}"


def architecture() -> tuple[str, str]:
    """How wide an address is, and the format of programs."""
    return "64bit", "ELF"


def python_implementation() -> str:
    """Which Python this is."""
    return sys.implementation.name


def python_version() -> str:
    """The version of the language."""
    return ".".join(python_version_tuple())


def python_version_tuple() -> tuple[str, str, str]:
    """Its parts."""
    version = sys.version_info
    return str(version.major), str(version.minor), str(version.micro)


def python_compiler() -> str:
    """What it was compiled by."""
    return "pyuk"
