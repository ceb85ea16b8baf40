"""Servers and clients of asyncio, which talk to each other."""

import asyncio


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Lines in capitals; a line `many N` brings N bytes, `bye` ends it."""
    while line := await reader.readline():
        words = line.split()
        if line == b"bye\n":
            writer.write(b"BYE\n")
            break
        if words[:1] == [b"many"]:
            writer.write(b"x" * int(words[1].decode()))
            await writer.drain()
            continue
        writer.writelines([line.upper(), b"--\n"])
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def conversation(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    print(writer.get_extra_info("peername") == ("127.0.0.1", port), writer.get_extra_info("sockname")[0])
    sock = writer.get_extra_info("socket")
    print(sock.getpeername() == writer.get_extra_info("peername", None), sock.fileno() >= 0)
    writer.write(b"one\ntwo\n")
    await writer.drain()
    print(await reader.readline(), await reader.readuntil(b"-"), await reader.readexactly(2))
    print(await reader.readuntil(b"--\n"))
    writer.write(b"many 1000000\n")
    print(len(await reader.readexactly(1000000)))
    writer.write(b"bye\n")
    print(await reader.read(), reader.at_eof(), await reader.read(10), await reader.readline())
    print(writer.is_closing())
    writer.close()
    print(writer.is_closing())
    await writer.wait_closed()


async def mistakes(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=100)
    writer.write(b"a" * 300 + b"\n" + b"short\nbye\n")
    try:
        await reader.readuntil(b"\n")
    except asyncio.LimitOverrunError as error:
        print("LimitOverrunError", error, error.consumed > 100)
    try:
        await reader.readline()
    except ValueError as error:
        print("ValueError", error)
    rest = await reader.read()
    print(rest.endswith(b"--\nSHORT\n--\nBYE\n"))
    for attempt in (reader.readexactly(5), reader.readuntil(b"x")):
        try:
            await attempt
        except asyncio.IncompleteReadError as error:
            print("IncompleteReadError", error, error.partial, error.expected)
    try:
        await reader.readexactly(-1)
    except ValueError as error:
        print(error)
    try:
        await reader.readuntil(b"")
    except ValueError as error:
        print(error)
    writer.close()
    await writer.wait_closed()


async def half(port: int) -> None:
    """The end of one direction; what is left of a line."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"first\nthe rest")
    print(writer.can_write_eof())
    writer.write_eof()
    lines = [line async for line in reader]
    print(lines)
    try:
        writer.write(b"more")
    except RuntimeError as error:
        print(error)
    writer.close()


async def refused() -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()
    print(server.is_serving(), len(server.sockets))
    try:
        await asyncio.open_connection("127.0.0.1", port)
    except ConnectionRefusedError as error:
        print("refused", error.errno, str(error) == f"[Errno 111] Connect call failed ('127.0.0.1', {port})")


async def one_of_many(port: int, number: int) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    total = 0
    for turn in range(5):
        writer.write(f"{number} {turn}\n".encode())
        total += len(await reader.readuntil(b"--\n"))
        await asyncio.sleep(0)
    writer.close()
    await writer.wait_closed()
    return total


async def late(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        await asyncio.wait_for(reader.read(1), 0.05)
    except asyncio.TimeoutError:
        print("nothing came")
    writer.write(b"still there\n")
    print(await reader.readline())
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    print(server.is_serving())
    async with server:
        await conversation(port)
        await mistakes(port)
        await half(port)
        print(await asyncio.gather(*[one_of_many(port, number) for number in range(20)]))
        await late(port)
        forever = asyncio.create_task(server.serve_forever())
        await asyncio.sleep(0.01)
        print(await one_of_many(port, 5))
        forever.cancel()
        try:
            await forever
        except asyncio.CancelledError:
            print("cancelled")
    await refused()


asyncio.run(main())
print("end")
