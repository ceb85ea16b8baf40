def header(name: str, value: int) -> bytes:
    return b"%s: %d\r\n" % (name.encode(), value) + "\r\n"


print(header("Content-Length", 3))
