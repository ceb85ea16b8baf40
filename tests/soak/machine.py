"""A guest that is stopped when somebody is done with it."""

from __future__ import annotations

import asyncio
import threading

from pyuk.qemu.launch import Process
from pyuk.qemu.machine import Machine
from pyuk.qemu.session import Outcome, Session
from tests.guest.machine import Ended

STOPPED = Outcome("exit", 0, 0.0)


def run_until(machine: Machine, image: bytes, other: threading.Thread) -> Ended:
    """Run a machine until it ends, or until a thread does; then it is stopped, and its end is STOPPED."""
    out, err = bytearray(), bytearray()
    with Process(machine, image) as process:

        async def wait() -> Ended:
            async with Session(process, stdout=out.extend, stderr=err.extend) as session:
                ended = asyncio.ensure_future(session.wait())
                done = asyncio.ensure_future(asyncio.to_thread(other.join))
                await asyncio.wait((ended, done), return_when=asyncio.FIRST_COMPLETED)
                if ended.done():
                    return Ended(ended.result(), bytes(out), bytes(err))
                ended.cancel()
                return Ended(STOPPED, bytes(out), bytes(err))

        return asyncio.run(wait())
