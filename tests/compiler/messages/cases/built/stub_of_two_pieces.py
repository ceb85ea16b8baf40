from pyuk.lang.raw import asm, stub


@stub
def halt() -> None:
    asm("cli")
    asm("hlt")


halt()
