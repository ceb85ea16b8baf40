import asyncio


async def main() -> None:
    reader, writer = await asyncio.open_connection("www.python.org", 443, ssl=True)
    writer.write(b"GET / HTTP/1.0\r\n\r\n")
    print(await reader.readline())
    writer.close()


asyncio.run(main())
