"""logging as programs use it: basicConfig() and a logger for each class."""

import logging, sys
logging.basicConfig(level=logging.INFO, format="%(levelname)s [%(name)s] %(message)s", stream=sys.stdout)
logger = logging.getLogger(__name__)
logger.info("Started with %s", {"a": 1})
logger.debug("hidden")
class Service:
    def __init__(self) -> None:
        self.logger = logging.getLogger(self.__class__.__name__)
    def run(self, items: list[int]) -> int:
        total = 0
        for i in items:
            self.logger.info("item %d/%d: %5.1f%%", i, len(items), i * 100 / len(items))
            total += i
        self.logger.warning("total=%s", total)
        return total
print(Service().run([1, 2, 3]))
try:
    raise RuntimeError("boom")
except RuntimeError as e:
    logging.error("caught: %s", e)


def texts(form: str, *values: object) -> str:
    return form % values


print(texts("%s-%05.1f-%x-%r", "a", 2.25, 255, [1]), texts("100%%"))
try:
    texts("%d", "x")
except TypeError as e:
    print(e)
try:
    texts("%s %s", 1)
except TypeError as e:
    print(e)
