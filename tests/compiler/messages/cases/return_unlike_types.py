from pyuk.lang import Buffer, u8


def parse(text: str):
    if text == "":
        return None
    return Buffer[u8](len(text))


print(parse("12"))
