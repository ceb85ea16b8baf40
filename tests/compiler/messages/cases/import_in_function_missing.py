def fetch() -> str:
    import urllib3

    return str(urllib3)


print(fetch())
