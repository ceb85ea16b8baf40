"""A chat over asyncio: the first line that somebody sends is a name, the others go to everybody.

    pyuk run -p 6667:6667 examples/chat.py
    python examples/chat.py

An argument is the port that it listens on. The line /who tells who is there, /quit leaves, /end ends the server.
"""

import asyncio
import sys


class Room:
    """Who is there, by name."""

    def __init__(self) -> None:
        self.writers: dict[str, asyncio.StreamWriter] = {}
        self.ended = asyncio.Event()

    def tell(self, text: str) -> None:
        """Send everybody a line."""
        for writer in self.writers.values():
            writer.write(f"{text}\n".encode())

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One who comes, talks and leaves."""
        writer.write(b"name? ")
        name = (await reader.readline()).decode().strip()
        if name and name not in self.writers:
            self.writers[name] = writer
            self.tell(f"* {name} is here")
            try:
                await self.lines(name, reader, writer)
            except (ConnectionError, ValueError):
                pass  # a connection that was lost, or a line without end
            del self.writers[name]
            self.tell(f"* {name} has left")
        else:
            writer.write(b"that is no name, or it is taken\n")
        writer.close()

    async def lines(self, name: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What somebody says, until the end."""
        while line := await reader.readline():
            text = line.decode("utf-8", "replace").rstrip()
            if text == "/who":
                writer.write(f"* {', '.join(sorted(self.writers))}\n".encode())
            elif text == "/quit":
                return
            elif text == "/end":
                self.ended.set()
                return
            else:
                self.tell(f"{name}: {text}")
            await writer.drain()


async def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 6667
    room = Room()
    server = await asyncio.start_server(room.talk, "0.0.0.0", port)
    print(f"listening on port {port}", flush=True)
    async with server:
        await room.ended.wait()
        await asyncio.sleep(0.1)  # what is told last goes out


asyncio.run(main())
