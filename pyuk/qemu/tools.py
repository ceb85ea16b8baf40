"""The programs of this machine that pyuk calls, and the command that installs a missing one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from pyuk.compiler.errors import MissingTool

QEMU = "qemu-system-x86_64"

INSTALLERS = {
    "debian": "apt-get install -y",
    "fedora": "dnf install -y",
    "rhel": "dnf install -y",
    "suse": "zypper install -y",
    "arch": "pacman -S --noconfirm",
    "alpine": "apk add",
    "macos": "brew install",
}
PACKAGES = {
    QEMU: {
        "debian": "qemu-system-x86", "fedora": "qemu-system-x86-core", "rhel": "qemu-kvm-core",
        "suse": "qemu-x86", "arch": "qemu-system-x86", "alpine": "qemu-system-x86_64", "macos": "qemu",
    },
}  # fmt: skip


def find(tool: str, *, needed_for: str) -> str:
    """The path of a program, which PYUK_QEMU or PYUK_GDB may name; MissingTool where it is absent."""
    variable = {QEMU: "PYUK_QEMU", "gdb": "PYUK_GDB"}.get(tool)
    wanted = os.environ.get(variable, tool) if variable else tool
    path = shutil.which(wanted)
    if path is None:
        if wanted != tool:
            raise MissingTool(f"{wanted} ({variable})", install=install_command(tool), needed_for=needed_for)
        raise MissingTool(tool, install=install_command(tool), needed_for=needed_for)
    return path


def install_command(tool: str) -> str:
    """The command that installs `tool` on this system."""
    system = _system()
    package = PACKAGES.get(tool, {}).get(system, tool)
    command = f"{INSTALLERS[system]} {package}"
    root = system == "macos" or getattr(os, "geteuid", lambda: 0)() == 0
    return command if root else f"sudo {command}"


def _system() -> str:
    """The family of this operating system, a key of INSTALLERS; Debian's where it is unknown."""
    if sys.platform == "darwin":
        return "macos"
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return "debian"
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    names = [fields.get("ID", "").strip('"'), *fields.get("ID_LIKE", "").strip('"').split()]
    return next((family for name in names for family in INSTALLERS if name.startswith(family)), "debian")
