"""The QEMU process and the channels to it. Nothing here waits: session.py does.

Each channel (the guest's stdout and stderr, the exit status, QMP) is one end of a socket pair whose
other end QEMU inherits: nothing to connect to, no file to leave behind, and what the guest wrote before
it ended stays readable after QEMU is gone. The image is handed over in memory where the system can.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from types import TracebackType

from pyuk.compiler.errors import MachineFailed
from pyuk.qemu.machine import Machine, arguments
from pyuk.qemu.runtime import Announcement
from pyuk.qemu.tools import QEMU, find

CHANNELS = ("stdout", "stderr", "status", "qmp")
GRACE_SECONDS = 1.0  # what QEMU gets to write out its disks after it was asked to end

# Sent ahead of QEMU's greeting, so that no event is missed however early the guest ends.
NEGOTIATION = b'{"execute": "qmp_capabilities", "id": "at start"}\n'


class Process:
    """A running QEMU. Leaving its `with` block ends it, whatever happened."""

    def __init__(self, machine: Machine, image: bytes) -> None:
        """Start QEMU with the ELF file `image` on `machine`; MissingTool where there is no QEMU."""
        self.machine = machine
        program = find(QEMU, needed_for="run an image")
        pairs = {name: socket.socketpair() for name in CHANNELS}
        self.channels = {name: ours for name, (ours, _) in pairs.items()}
        self.channels["qmp"].sendall(NEGOTIATION)
        inherited = {name: theirs.fileno() for name, (_, theirs) in pairs.items()}
        self._image = _ImageFile(image)
        self._announced: Announcement | None = None
        command = [*_dies_with_us(), program, *arguments(machine, self._image.path, inherited)]
        try:
            self.popen = subprocess.Popen(
                command,
                pass_fds=[*inherited.values(), *self._image.descriptors, *link_ends(machine)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,  # the terminal's Ctrl-C is for pyuk, which then ends QEMU
            )
        except OSError as error:
            self._close_channels()
            self._image.close()
            raise MachineFailed(f"cannot start {program}: {error.strerror}") from error
        finally:
            for _, theirs in pairs.values():
                theirs.close()

    @property
    def image_path(self) -> str:
        """Where any process of this user can read the image while QEMU runs."""
        return self._image.path.replace("/self/", f"/{self.popen.pid}/")

    def announce(self, app: str) -> None:
        """Let `pyuk inspect` find this machine, which runs `app`, if it has a monitor for it."""
        if self.machine.monitor is not None:
            self._announced = Announcement(self.machine, app, self.popen.pid, self.image_path)

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def stop(self) -> None:
        """End QEMU if it still runs; what it wrote can still be read."""
        try:
            if self.popen.poll() is None:
                self.popen.terminate()
                self.popen.wait(GRACE_SECONDS)
        except BaseException as error:
            self.popen.kill()
            self.popen.wait()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise

    def end(self) -> None:
        """Stop QEMU and close everything. May be called again."""
        try:
            self.stop()
        finally:
            self._close_channels()
            if self.popen.stderr is not None:
                self.popen.stderr.close()
            self._image.close()
            if self._announced is not None:
                self._announced.withdraw()

    def _close_channels(self) -> None:
        for channel in self.channels.values():
            channel.close()


class _ImageFile:
    """The image under a path that QEMU can open: memory (Linux) or a private temporary file.

    The path never holds a space: QEMU writes it unquoted before a multiboot command line.
    """

    def __init__(self, image: bytes) -> None:
        self.descriptors: list[int] = []
        self._directory: str | None = None
        if sys.platform == "linux":
            descriptor = os.memfd_create("pyuk-image", 0)
            self.descriptors.append(descriptor)
            self.path = f"/proc/self/fd/{descriptor}"
        else:
            import tempfile

            self._directory = tempfile.mkdtemp(prefix="pyuk-")
            self.path = os.path.join(self._directory, "image.elf")
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb", closefd=not self.descriptors) as file:
            file.write(image)

    def close(self) -> None:
        for descriptor in self.descriptors:
            os.close(descriptor)
        self.descriptors.clear()
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)


def link_ends(machine: Machine) -> tuple[int, ...]:
    """The ends of the machine's impaired link, which QEMU inherits."""
    return machine.network.ends if machine.network is not None else ()


def _dies_with_us() -> list[str]:
    """The words before the command that make the kernel end QEMU when pyuk itself is killed.

    Without util-linux's setpriv, only a pyuk that ends by SIGKILL leaves its QEMU behind.
    """
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "KILL", "--"] if setpriv else []
