"""A Linux guest with one server in it: Debian's cloud kernel, and an initial file system made here.

Its first program is a script of busybox that loads the drivers, configures the network and becomes the server.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.beside.packages import Missing, kernel, libraries, place, tool, unpacked

CASES = Path(__file__).parent / "cases"
FOLDERS = ("dev", "proc", "sys", "tmp", "run", "bin", "etc", "root", "var", "var/log", "var/log/nginx", "var/lib",
           "var/lib/nginx", "lib", "lib64", "usr", "usr/lib", "lib/modules")
MODULES = ("virtio_ring", "virtio", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_pci",
           "failover", "net_failover", "virtio_net")  # fmt: skip
INIT = """#!/bin/sh
mount -t proc proc /proc
mount -t devtmpfs dev /dev
for module in {modules}; do insmod /lib/modules/$module.ko; done
ip link set lo up
ip addr add {address}/24 dev eth0
ip link set eth0 up
ulimit -n 65536
exec {server}
"""
# What makes Linux quicker: no measuring of clocks, no waiting for randomness, no hardening that costs each call.
OPTIONS = ("console=ttyS0 quiet panic=-1 reboot=t random.trust_cpu=on no_timer_check mitigations=off nokaslr "
           "tsc=reliable clocksource=tsc apparmor=0 audit=0 init_on_alloc=0 randomize_kstack_offset=off")
NGINX = """daemon off; worker_processes 1; user root; pid /run/nginx.pid; error_log /dev/null;
events {{ worker_connections 1024; use epoll; }}
http {{ access_log off; keepalive_requests 1000000000; default_type text/plain;
       server {{ listen 80; return 200 "{body}\\n"; }} }}
"""


@dataclass
class Files:
    """An initial file system: the contents of its files by name; mode 755 for all."""

    contents: dict[str, bytes] = field(default_factory=dict)

    def add(self, name: str, path: Path) -> None:
        self.contents[name] = path.read_bytes()

    def add_program(self, name: str, path: Path) -> None:
        """A program with its libraries."""
        self.add(name, path)
        for library in libraries(path):
            self.add(str(library).lstrip("/"), library)

    def archive(self) -> bytes:
        """As the kernel reads it.  Source: Linux, Documentation/driver-api/early-userspace/buffer-format.rst."""
        folders = set(FOLDERS)
        for name in self.contents:
            folders |= {str(each) for each in Path(name).parents if str(each) != "."}
        made = bytearray()
        for number, name in enumerate([*sorted(folders), *self.contents, "TRAILER!!!"], 1):
            data = self.contents.get(name, b"")
            mode = 0o040755 if name in folders else 0o100755
            fields = (number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name) + 1, 0)
            made += b"070701" + b"".join(b"%08X" % each for each in fields) + name.encode() + b"\0"
            made += bytes(-len(made) % 4) + data
            made += bytes(-len(made) % 4)
        return bytes(made)


@dataclass(frozen=True)
class Linux:
    """kernel, initrd: what QEMU loads. options: the kernel's command line."""

    kernel: Path
    initrd: Path
    options: str = OPTIONS


def compiled(source: str) -> Path:
    """A C file of cases/, compiled without shared libraries. Missing where there is no compiler."""
    made = place() / Path(source).stem
    command = [tool("gcc", "gcc"), "-O2", "-static", "-o", str(made), str(CASES / source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Missing(f"{source}: {done.stderr.strip()[:200]}")
    return made


def nginx(files: Files, body: str) -> str:
    """nginx with one answer from its memory; the command that starts it."""
    files.add_program("bin/nginx", unpacked("nginx") / "usr/sbin/nginx")
    files.contents |= {"etc/nginx.conf": NGINX.format(body=body).encode(),
                       "etc/passwd": b"root:x:0:0::/root:/bin/sh\n", "etc/group": b"root:x:0:\n"}
    return "/bin/nginx -c /etc/nginx.conf"


def redis(files: Files) -> str:
    """redis that keeps nothing on a disk; the command that starts it."""
    files.add_program("bin/redis-server", unpacked("redis-tools") / "usr/bin/redis-check-rdb")
    return "/bin/redis-server --save '' --appendonly no --protected-mode no --port 6379"


def in_c(files: Files, source: str) -> str:
    """A program of cases/; the command that starts it."""
    name = Path(source).stem
    files.add(f"bin/{name}", compiled(source))
    return f"/bin/{name}"


def guest(files: Files, server: str, address: str) -> Linux:
    """The guest whose first program becomes `server`. Missing where a part of it cannot be had."""
    system = kernel()
    for module in MODULES:
        [path] = system.rglob(f"{module}.ko")
        files.add(f"lib/modules/{module}.ko", path)
    busybox = unpacked("busybox-static") / "bin/busybox"
    for name in ("sh", "mount", "insmod", "ip"):
        files.add(f"bin/{name}", busybox)
    init = INIT.format(modules=" ".join(MODULES), address=address, server=server)
    files.contents["init"] = init.encode()
    [image] = (system / "boot").glob("vmlinuz-*")
    initrd = place() / f"{Path(server.split()[0]).name}.{address}.initrd"
    initrd.write_bytes(files.archive())
    return Linux(image, initrd)


