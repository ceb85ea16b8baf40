"""The loop of asyncio in a program's own hands: its rounds and ends, sockets by coroutine, generators that are left."""

import asyncio
import socket


async def started(word):
    print("started", word)
    try:
        await asyncio.sleep(0)
        print("not cancelled", word)
    except asyncio.CancelledError:
        print("cancelled", word)
        raise


async def leaves_tasks():
    """What is ready when the main coroutine ends has one more round."""
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    asyncio.create_task(started("late task"))
    loop.call_soon(lambda: loop.call_soon(print, "a round later"))
    dropped = loop.call_soon(print, "never")
    dropped.cancel()
    print(dropped.cancelled(), loop.is_running(), loop.is_closed())
    loop.call_soon(lambda: print("in a callback", asyncio.get_running_loop() is loop))


# --- a loop by hand -------------------------------------------------------------------------------


def by_hand():
    loop = asyncio.new_event_loop()
    first, second = socket.socketpair()
    first.setblocking(False)
    second.setblocking(False)
    seen = []

    def readable(sock, word):
        seen.append(sock.recv(100))
        print(word, seen[-1])
        if len(seen) < 3:
            loop.call_later(0.001, second.send, b"%d" % len(seen))
        else:
            print(loop.remove_reader(sock), loop.remove_reader(sock))
            loop.stop()

    def writable():
        print("writable")
        loop.remove_writer(second)
        second.send(b"0")

    loop.add_reader(first, readable, first, "read")
    loop.add_writer(second, writable)
    loop.run_forever()
    print(loop.is_running(), loop.is_closed(), seen)
    loop.call_soon(print, "one round")
    loop.call_soon(lambda: loop.call_soon(print, "and the next"))
    loop.stop()
    loop.run_forever()
    print(loop.run_until_complete(asyncio.sleep(0, "slept")))
    loop.call_soon(loop.stop)
    try:
        loop.run_until_complete(asyncio.sleep(10))
    except RuntimeError as error:
        print(error)
    first.close()
    second.close()
    loop.close()
    print(loop.is_closed())
    for attempt in (lambda: loop.call_soon(print, "no"), loop.run_forever, asyncio.get_running_loop):
        try:
            attempt()
        except RuntimeError as error:
            print(error)


async def nested():
    loop = asyncio.get_running_loop()
    try:
        loop.run_forever()
    except RuntimeError as error:
        print(error)
    try:
        loop.close()
    except RuntimeError as error:
        print(error)


# --- sockets --------------------------------------------------------------------------------------


async def serve(loop, server):
    connection, address = await loop.sock_accept(server)
    print(address[0], len(address))
    with connection:
        while data := await loop.sock_recv(connection, 1000):
            await loop.sock_sendall(connection, data.upper())


async def converse():
    loop = asyncio.get_running_loop()
    server = socket.create_server(("127.0.0.1", 0))
    server.setblocking(False)
    task = loop.create_task(serve(loop, server))
    client = socket.socket()
    client.setblocking(False)
    await loop.sock_connect(client, server.getsockname())
    await loop.sock_sendall(client, b"some words")
    room = bytearray(100)
    print(await loop.sock_recv(client, 4), await loop.sock_recv_into(client, room), bytes(room[:6]))
    client.close()
    await task
    server.close()
    refused = socket.socket()
    refused.setblocking(False)
    try:
        await loop.sock_connect(refused, ("127.0.0.1", 1))
    except ConnectionRefusedError as error:
        print(error.errno)
    refused.close()
    one, other = (socket.socket(type=socket.SOCK_DGRAM) for _ in range(2))
    for each in (one, other):
        each.bind(("127.0.0.1", 0))
        each.setblocking(False)
    waiting = loop.create_task(loop.sock_recvfrom(one, 100))
    print(await loop.sock_sendto(other, b"datagram", one.getsockname()))
    data, source = await waiting
    print(data, source == other.getsockname())
    one.close()
    other.close()


async def shout(reader, writer):
    writer.write((await reader.readline()).upper())
    writer.close()


async def both_families():
    socket.socket(socket.AF_INET6).close()
    server = await asyncio.start_server(shout, None, 0)
    async with server:
        for listener in server.sockets:
            name = listener.getsockname()
            host = "::1" if listener.family == socket.AF_INET6 else "127.0.0.1"
            reader, writer = await asyncio.open_connection(host, name[1])
            writer.write(f"by {len(name)} parts\n".encode())
            found.append((len(name), await reader.read()))
            writer.close()
    print(sorted(found), len(server.sockets))
    several = await asyncio.start_server(shout, ["127.0.0.1", "127.0.0.2"], 0)
    print(sorted(listener.getsockname()[0] for listener in several.sockets))
    several.close()


found = []


# --- generators that are left ----------------------------------------------------------------------


async def numbers(word):
    try:
        for number in range(10):
            yield number
            await asyncio.sleep(0)
    finally:
        print("closing", word)
        await asyncio.sleep(0)
        print("closed", word)


async def leaves_generators():
    async for number in numbers("the head's own"):
        if number == 2:
            break
    print("left it")
    for _ in range(9):
        await asyncio.sleep(0)
    kept.append(numbers("the kept one"))
    async for number in kept[0]:
        if number == 1:
            break
    async for number in numbers("a whole one"):
        pass
    try:
        async for number in numbers("one that is raised out of"):
            raise ValueError(number)
    except ValueError as error:
        print(repr(error))
    for _ in range(9):
        await asyncio.sleep(0)
    print([number async for number in numbers("a comprehension's")][-1])
    print("end of main")


kept = []

asyncio.run(leaves_tasks())
by_hand()
asyncio.run(nested())
asyncio.run(converse())
asyncio.run(both_families())
asyncio.run(leaves_generators())
try:
    coroutine = asyncio.sleep(0)
    asyncio.create_task(coroutine)
except RuntimeError as error:
    print(error)
    coroutine.close()
