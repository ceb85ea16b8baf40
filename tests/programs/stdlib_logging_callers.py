"""logging: where a call stands, files, adapters, filters that are functions, handlers of the program's own."""

import logging
import sys

FORMAT = "%(levelname)s:%(filename)s:%(module)s:%(funcName)s:%(lineno)d:%(message)s"
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout, format=FORMAT)
log = logging.getLogger("app")


def work(count):
    log.info("working on %d", count)
    for i in range(count):
        logging.debug("step %s of %s", i, count)


class Worker:
    def __init__(self, name):
        self.log = logging.getLogger(f"app.{name}")

    def run(self):
        self.log.warning("running")
        (lambda: self.log.error("from a lambda"))()

        def inner():
            self.log.critical("from within")

        inner()


work(2)
Worker("w").run()
log.log(
    logging.INFO,
    "several lines",
)
try:
    {}["missing"]
except KeyError:
    logging.warning("no key", exc_info=False)


class Counting(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.seen = []

    def emit(self, record):
        self.seen.append((record.levelname, record.funcName, record.lineno, record.getMessage(), record.module))


counting = Counting()
log.addHandler(counting)
log.addFilter(lambda record: "secret" not in record.getMessage())
log.propagate = False
log.warning("kept")
log.error("secret of %s", "somebody")
log.info("too low")
work(1)
print(counting.seen)
log.removeHandler(counting)


class Tagged(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['tag']}] {msg}", kwargs


out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("{name}|{levelname:<8}|{funcName}|{message}", style="{"))
other = logging.getLogger("other")
other.addHandler(out)
other.propagate = False
tagged = Tagged(other, {"tag": 7})
tagged.info("hello %s", "world")
tagged.debug("shown as well")
print(tagged.isEnabledFor(logging.DEBUG), tagged.name, tagged.logger is other)
plain = logging.LoggerAdapter(other, {"user": "ada"})
out.setFormatter(logging.Formatter("%(user)s: %(message)s"))
plain.warning("with extra")
out.setFormatter(None)
plain.error("without format")

# --- files ---
handler = logging.FileHandler("app.log", mode="w")
handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
files = logging.getLogger("files")
files.propagate = False
files.addHandler(handler)
files.info("one")
files.warning("two")
handler.close()
with open("app.log") as file:
    print(file.read(), end="")
again = logging.FileHandler("app.log", delay=True)
files.removeHandler(handler)
files.addHandler(again)
files.error("three")
again.close()
with open("app.log") as file:
    print(file.read().splitlines())
logging.basicConfig(filename="second.log", filemode="w", level="INFO", format="%(message)s", force=True)
logging.info("into the second file")
logging.shutdown()
with open("second.log") as file:
    print(repr(file.read()))
try:
    logging.basicConfig(filename="x", stream=sys.stdout, force=True)
except ValueError as error:
    print(error)
