"""Options of a build and of a machine: from the command line, the app's metadata or pyproject.toml.

A field of Settings is an option of the same name (`debug_build` is `--debug-build`, and `debug-build` in
a configuration file); its metadata says how it is written and read.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pyuk.cli.suggest import did_you_mean
from pyuk.compiler.errors import UsageError
from pyuk.qemu.machine import ACCELERATORS, BOOT_PROTOCOLS, MACHINES, MIB, parse_memory

Reader = Callable[[str], Any]


def one_of(what: str, choices: tuple[str, ...]) -> Reader:
    """A reader that accepts the choices and answers anything else with them."""

    def read(text: str) -> str:
        if text not in choices:
            hint = did_you_mean(text, choices) or f"choose from {', '.join(choices)}"
            raise UsageError(f"there is no {what} '{text}'", hint=hint)
        return text

    return read


def seconds(text: str) -> float:
    """A positive number of seconds."""
    try:
        value = float(text.removesuffix("s"))
    except ValueError:
        value = -1.0
    if not 0 < value < float("inf"):
        raise UsageError(f"'{text}' is not a time-out", hint="give seconds, such as 10 or 0.5")
    return value


def one_line(text: str) -> str:
    """Text without the characters that cannot stand in a command line of a kernel."""
    if "\0" in text or "\n" in text:
        raise UsageError("a kernel command line is one line of text")
    return text


def place_to_include(text: str) -> str:
    """`PATH` or `PATH=/MOUNT`; whether there is such a file is seen when the image is made."""
    if not text.partition("=")[0] or "\0" in text:
        raise UsageError(f"'{text}' names nothing to include", hint="write --include DIR, or --include DIR=/mount")
    return text


def option(group: str, default: Any, text: str, *flags: str, read: Reader = str, metavar: str = "") -> Any:
    """A field of Settings that is an option: a switch where its default is False."""
    metadata = {"group": group, "help": text, "flags": flags, "read": read, "metavar": metavar}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """All options with a place in a configuration file."""

    # how the program is built
    release: bool = option("build", False, "optimise kernel and app as one program; slower to build")
    debug_build: bool = option("build", False, "do not optimise: each variable can be seen in a debugger")
    stripped: bool = option("build", False, "leave symbols and debug information out of the file")
    compressed: bool = option("build", False, "let the image unpack itself when it starts; without symbols")
    include: tuple[str, ...] = option("build", (), "put a file or a directory into the image, for open(); repeatable",
                                      read=place_to_include, metavar="PATH[=/MOUNT]")  # fmt: skip
    # the machine it runs on
    machine: str = option("machine", "microvm", "the machine: microvm, pc or q35 (default: microvm)",
                          "-M", read=one_of("machine", MACHINES), metavar="TYPE")  # fmt: skip
    cpu: str = option("machine", "max", "the processor, as QEMU names it (default: max)", metavar="MODEL")
    memory: int = option("machine", 128 * MIB, "the size of RAM: 8M, 1G (default: 128M)",
                         "-m", read=parse_memory, metavar="SIZE")  # fmt: skip
    accel: str = option("machine", "auto", "auto, tcg, kvm or hvf (default: auto, the fastest that works)",
                        read=one_of("accelerator", ACCELERATORS), metavar="NAME")  # fmt: skip
    boot: str | None = option("machine", None, "the boot protocol: multiboot or pvh (default: multiboot)",
                              read=one_of("boot protocol", BOOT_PROTOCOLS), metavar="PROTOCOL")  # fmt: skip
    bios: str | None = option("machine", None, "the firmware file, such as qboot.rom", metavar="FILE")
    cmdline: str = option("machine", "", "options for the kernel, such as log=debug",
                          read=one_line, metavar="OPTIONS")  # fmt: skip
    timeout: float | None = option("machine", None, "end the machine after this many seconds",
                                   read=seconds, metavar="SECONDS")  # fmt: skip

    @property
    def is_nameless(self) -> bool:
        """Whether the image is to have no symbols."""
        return self.stripped or self.compressed


def option_name(settings_field: dataclasses.Field[Any]) -> str:
    """`debug-build`: as it is written on a command line and in a file."""
    return settings_field.name.replace("_", "-")


def add_options(parser: argparse.ArgumentParser, *groups: str) -> None:
    """Give a verb the options of the named groups. An option that is not given stays None."""
    for name in groups:
        group = parser.add_argument_group(f"{name} options")
        for each in dataclasses.fields(Settings):
            if each.metadata["group"] != name:
                continue
            flags = (*each.metadata["flags"], f"--{option_name(each)}")
            if each.default is False:
                group.add_argument(*flags, action="store_true", default=None, help=each.metadata["help"])
            else:
                group.add_argument(
                    *flags,
                    action="append" if each.default == () else "store",
                    type=each.metadata["read"],
                    metavar=each.metadata["metavar"],
                    help=each.metadata["help"],
                )


def resolve(arguments: argparse.Namespace, *files: dict[str, Any]) -> Settings:
    """The settings in force: the command line wins over the files, a later file over an earlier one."""
    values: dict[str, Any] = {}
    for found in (*files, vars(arguments)):
        for each in dataclasses.fields(Settings):
            if found.get(each.name) is not None:
                given = found[each.name]
                values[each.name] = tuple(given) if each.default == () else given
    settings = Settings(**values)
    if settings.release and settings.debug_build:
        raise UsageError("release and debug-build exclude each other")
    return settings
