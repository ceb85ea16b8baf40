"""pyuk doctor: what this machine has, what it lacks, and the command that brings it."""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from pyuk.compiler.errors import MissingTool
from pyuk.qemu import accelerator
from pyuk.qemu.machine import MACHINES
from pyuk.qemu.tools import QEMU, find, install_command

LIBRARIES = {
    "llvmlite": "compile", "pyelftools": "link and inspect images", "qemu.qmp": "control QEMU",
    "rich": "show progress and colour", "shtab": "print completion scripts",
}  # fmt: skip
OPTIONAL_LIBRARIES = {"numba": "link functions of @njit"}
OPTIONAL_TOOLS = {"gdb": "debug", "gcc": "compare benchmarks with C"}
OLDEST_PYTHON = (3, 11)
TOOL_SECONDS = 10


@dataclass(frozen=True)
class Finding:
    """One thing looked for. required: nothing works without it. fix: the command that brings it."""

    name: str
    found: bool
    detail: str
    required: bool = True
    fix: str | None = None


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="write the findings to stdout as JSON")


def main(arguments: argparse.Namespace) -> int:
    findings = list(examine())
    if arguments.json:
        print(json.dumps([asdict(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            _show(finding)
    lacking = [finding for finding in findings if finding.required and not finding.found]
    return MissingTool.exit_code if lacking else 0


def examine() -> Iterator[Finding]:
    """Everything that pyuk needs or can use, in the order in which it needs it."""
    version = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, OLDEST_PYTHON))
    yield Finding("Python", sys.version_info >= OLDEST_PYTHON, f"{version} (needs {wanted} or later)")
    for name, purpose in LIBRARIES.items():
        yield _library(name, purpose, required=True)
    yield _llvm()
    yield from _qemu()
    yield _acceleration()
    for name, purpose in OPTIONAL_TOOLS.items():
        yield _tool(name, purpose)
    for name, purpose in OPTIONAL_LIBRARIES.items():
        yield _library(name, purpose, required=False)


def _show(finding: Finding) -> None:
    mark = "ok" if finding.found else "MISSING" if finding.required else "absent"
    print(f"{mark:<8}{finding.name:<22}{finding.detail}")
    if finding.fix and not finding.found:
        print(f"{'':<30}{finding.fix}")


def _library(name: str, purpose: str, *, required: bool) -> Finding:
    try:
        return Finding(name, True, importlib.metadata.version(name), required)
    except importlib.metadata.PackageNotFoundError:
        package = name if required else f"'pyuk[{name}]'"
        return Finding(
            name, False, f"needed to {purpose}", required, f"{sys.executable} -m pip install {package}"
        )


def _llvm() -> Finding:
    """Whether this llvmlite has the x86 code generator, on whatever processor it runs."""
    try:
        binding = importlib.import_module("llvmlite.binding")
        binding.initialize_all_targets()
        target = binding.Target.from_triple("x86_64-unknown-none-elf")
        version = ".".join(map(str, binding.llvm_version_info))
        return Finding("LLVM for x86-64", True, f"LLVM {version}, {target.name}")
    except Exception as error:  # a broken library can raise anything
        fix = f"{sys.executable} -m pip install --force-reinstall llvmlite"
        return Finding("LLVM for x86-64", False, f"llvmlite does not load: {error}", True, fix)


def _qemu() -> Iterator[Finding]:
    try:
        program = find(QEMU, needed_for="run an image")
    except MissingTool as error:
        yield Finding("QEMU", False, error.message, True, error.install)
        return
    yield Finding("QEMU", True, f"{_first_line([program, '--version'])} ({program})")
    listed = _output([program, "-machine", "help"])
    names = {line.split()[0] for line in listed.splitlines() if line.strip()}
    lacking = [name for name in MACHINES if name not in names]
    detail = ", ".join(MACHINES) if not lacking else f"this QEMU has no {', '.join(lacking)}"
    yield Finding("QEMU machines", not lacking, detail, False, install_command(QEMU))


def _acceleration() -> Finding:
    chosen = accelerator.choose("auto")
    if chosen != "tcg":
        return Finding("acceleration", True, chosen, False)
    state = accelerator.kvm_state() if sys.platform == "linux" else f"none on {platform.machine()}"
    return Finding("acceleration", True, f"tcg (KVM: {state})", False)


def _tool(name: str, purpose: str) -> Finding:
    try:
        program = find(name, needed_for=purpose)
    except MissingTool as error:
        return Finding(name, False, f"needed to {purpose}", False, error.install)
    return Finding(name, True, _first_line([program, "--version"]), False)


def _first_line(command: list[str]) -> str:
    return next(iter(_output(command).splitlines()), "does not say its version")


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=TOOL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
