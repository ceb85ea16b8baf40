"""Packages of Debian, fetched and unpacked without being installed: the programs of the guest to compare with."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from pyuk.compiler import cache

KERNEL = "linux-image-cloud-amd64"
PATIENCE = 300


class Missing(Exception):
    """Something that a figure needs is not here; str() says what, and why."""


def place() -> Path:
    """Where the packages are unpacked, and stay for the next time."""
    path = cache.directory() / "debian"
    path.mkdir(parents=True, exist_ok=True)
    return path


def unpacked(package: str) -> Path:
    """The directory with the files of a package of Debian. Missing where it cannot be had."""
    path = place() / package
    if path.is_dir():
        return path
    for tool in ("apt-get", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise Missing(f"{package}: there is no {tool} here")
    new = place() / f"{package}.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    _run(["apt-get", "download", "--quiet=2", package], new, package)
    [archive] = new.glob("*.deb")
    _run(["dpkg-deb", "-x", str(archive), "files"], new, package)
    (new / "files").rename(path)
    shutil.rmtree(new)
    return path


def kernel() -> Path:
    """The files of Debian's kernel for virtual machines. Missing where it cannot be had."""
    if shutil.which("apt-cache") is None:
        raise Missing(f"{KERNEL}: there is no apt-cache here")
    told = subprocess.run(["apt-cache", "depends", KERNEL], capture_output=True, text=True, check=False).stdout
    found = re.search(r"linux-image-[0-9.-]+-cloud-amd64", told)
    if found is None:
        raise Missing(f"{KERNEL}: apt-cache does not know it; `apt-get update` may help")
    return unpacked(found[0])


def libraries(program: Path) -> list[Path]:
    """The shared libraries that a program needs, as this machine has them. Missing where it lacks one."""
    told = subprocess.run(["ldd", str(program)], capture_output=True, text=True, check=False).stdout
    lost = re.findall(r"(\S+) => not found", told)
    if lost:
        raise Missing(f"{program.name}: this machine has no {', '.join(lost)}")
    return [Path(path) for path in re.findall(r"(/\S+) \(0x", told)]


def tool(name: str, package: str) -> str:
    """The path of a program of this machine. Missing where there is none."""
    path = shutil.which(name)
    if path is None:
        raise Missing(f"{name} is not here: apt-get install {package}")
    return path


def _run(command: list[str], where: Path, package: str) -> None:
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False, timeout=PATIENCE)
    if done.returncode != 0:
        raise Missing(f"{package}: {(done.stderr.strip() or 'failed').splitlines()[-1]}")
