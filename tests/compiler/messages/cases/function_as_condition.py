def is_ready() -> bool:
    return False


if is_ready:
    print("ready")
