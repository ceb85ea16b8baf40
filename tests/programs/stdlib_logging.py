"""logging: hierarchy, levels, handlers, formats in three styles, filters, exceptions."""

import io
import logging
import sys
buf = io.StringIO()
h = logging.StreamHandler(buf)
h.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
log = logging.getLogger("app.core")
log.setLevel(logging.DEBUG)
log.addHandler(h)
log.propagate = False
log.debug("debug %d", 1)
log.info("info %s and %r", "a", "b")
log.warning("100%")
log.error("err %(x)s", {"x": 5})
log.log(25, "between")
log.critical([1, 2])
print(buf.getvalue(), end="")
out = logging.StreamHandler(sys.stdout)
root = logging.getLogger()
root.addHandler(out)
root.setLevel("INFO")
logging.getLogger("x.y").info("from x.y")
logging.getLogger("x").setLevel(logging.ERROR)
logging.getLogger("x.y").warning("not shown")
logging.getLogger("x.y").error("shown")
print(logging.getLogger("x.y").getEffectiveLevel(), logging.getLogger("x.y").parent, logging.getLogger("x") is logging.getLogger("x.y").parent)
print(root, logging.getLogger("x.y"), log.isEnabledFor(10), logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(33))
for style, fmt in [("{", "{levelname:>8}:{name!r}:{message}"), ("$", "$levelname ${name} $$ $message"), ("%", "%(name)s %(levelno)03d %(message)s %(user)s")]:
    out.setFormatter(logging.Formatter(fmt, style=style))
    root.warning("styled", extra={"user": "bob"})
out.setFormatter(logging.Formatter("%(message)s"))
class OnlyOdd(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return len(record.getMessage()) % 2 == 1
f = OnlyOdd()
out.addFilter(f)
root.info("even"); root.info("odd")
out.removeFilter(f)
def risky(n: int) -> int:
    try:
        return 10 // n
    except ZeroDivisionError:
        logging.getLogger("risk").exception("it failed for %d", n)
        return -1
buf2 = io.StringIO()
h2 = logging.StreamHandler(buf2)
logging.getLogger("risk").addHandler(h2); logging.getLogger("risk").propagate = False
print(risky(0))
lines = buf2.getvalue().splitlines()
print(lines[0], lines[1], lines[-1])
class ListHandler(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[str] = []
    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(f"{record.levelname}:{record.getMessage()}")
lh = ListHandler(); lh.setLevel(logging.ERROR)
root.addHandler(lh)
root.error("kept"); root.info("no"); root.error("also %s", [1])
print(lh.records)
logging.disable(logging.ERROR); root.error("gone"); logging.disable(logging.NOTSET); root.error("back")
try: root.setLevel("NOPE")
except ValueError as e: print(e)
try: root.info("x", extra={"name": 1})
except KeyError as e: print(e)
logging.addLevelName(15, "TRACE"); root.setLevel(15); out.setFormatter(logging.Formatter("%(levelname)s %(message)s")); root.log(15, "traced")
print(log.hasHandlers(), log.getChild("kid").name, log.handlers == [h], log.level, log.name)
logging.info("module level")
