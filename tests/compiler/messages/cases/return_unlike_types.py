def parse(text: str):
    if text == "":
        return "empty"
    return int(text)


print(parse("12"))
