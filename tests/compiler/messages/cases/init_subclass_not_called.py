class Plugin:
    def __init_subclass__(cls) -> None:
        print(cls.__name__)


def make() -> None:
    class Csv(Plugin):
        pass

    print(Csv())


make()
