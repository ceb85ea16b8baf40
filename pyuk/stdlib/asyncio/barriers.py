"""Barrier: so many tasks wait for one another, and go on together.

Source: CPython 3.11 Lib/asyncio/locks.py. Next: queues.py.
"""

from __future__ import annotations

from pyuk.builtins.exctypes import ExceptionType
from pyuk.builtins.tracebacktype import TracebackType
from pyuk.stdlib.asyncio.exceptions import BrokenBarrierError
from pyuk.stdlib.asyncio.locks import Condition

FILLING, DRAINING, RESETTING, BROKEN = 0, 1, 2, 3  # states


class Barrier:
    """count: how many are in it, on their way in or out."""

    condition: Condition
    wanted: int
    count: int
    state: int

    def __init__(self, parties: int) -> None:
        if parties < 1:
            raise ValueError("parties must be > 0")
        self.condition = Condition()
        self.wanted = parties
        self.count = 0
        self.state = FILLING

    async def __aenter__(self) -> int:
        return await self.wait()

    async def __aexit__(
        self, kind: ExceptionType | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    async def wait(self) -> int:
        """Wait for the others; which one this is, 0 for the first. BrokenBarrierError."""
        async with self.condition:
            await self.block()
            try:
                index = self.count
                self.count += 1
                if index + 1 == self.wanted:
                    self.state = DRAINING
                    self.condition.notify_all()
                else:
                    await self.wait_until_full()
                return index
            finally:
                self.count -= 1
                self.leave()

    async def block(self) -> None:
        """Wait until those are out who came before. BrokenBarrierError."""
        while self.state == DRAINING or self.state == RESETTING:
            await self.condition.wait()
        if self.state == BROKEN:
            raise BrokenBarrierError("Barrier aborted")

    async def wait_until_full(self) -> None:
        while self.state == FILLING:
            await self.condition.wait()
        if self.state == BROKEN or self.state == RESETTING:
            raise BrokenBarrierError("Abort or reset of barrier")

    def leave(self) -> None:
        """The last one lets others in."""
        if self.count == 0:
            if self.state == RESETTING or self.state == DRAINING:
                self.state = FILLING
            self.condition.notify_all()

    async def reset(self) -> None:
        """Begin anew: who waits gets BrokenBarrierError."""
        async with self.condition:
            if self.count > 0:
                if self.state != RESETTING:
                    self.state = RESETTING
            else:
                self.state = FILLING
            self.condition.notify_all()

    async def abort(self) -> None:
        """Be of no use any more: who waits, and who comes, gets BrokenBarrierError."""
        async with self.condition:
            self.state = BROKEN
            self.condition.notify_all()

    @property
    def parties(self) -> int:
        return self.wanted

    @property
    def n_waiting(self) -> int:
        return self.count if self.state == FILLING else 0

    @property
    def broken(self) -> bool:
        return self.state == BROKEN
