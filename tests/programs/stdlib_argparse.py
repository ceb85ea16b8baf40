"""argparse: kinds of arguments, errors, commands, the help."""

import argparse
import io
import sys
from contextlib import redirect_stdout, suppress
from typing import NoReturn
class P(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print("ERROR:", message)
        raise SystemExit(2)
def attempt(p: argparse.ArgumentParser, words: list[str]) -> None:
    try:
        print(words, p.parse_args(words))
    except SystemExit as e:
        print(words, "exit", e.code)
p = P(prog="prog")
p.add_argument("-f", "--foo", action="append")
p.add_argument("-c", "--count", action="count", default=0)
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--no-x", dest="x", action="store_false")
p.add_argument("-l", "--list", nargs="+", type=int)
p.add_argument("--pair", nargs=2, metavar=("A", "B"))
p.add_argument("--opt", nargs="?", const="C", default="D")
p.add_argument("--ext", action="extend", nargs="+", type=float)
p.add_argument("--ac", action="append_const", const="z", dest="acs")
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a flag")
p.add_argument("pos", nargs="?", default="dflt")
p.add_argument("rest", nargs=argparse.REMAINDER)
for w in [[], ["-f", "1", "-f2", "--foo=3"], ["-ccc"], ["-cc", "-c"], ["--const"], ["--no-x"], ["-l", "1", "2", "3"], ["-l"], ["-l", "a"],
          ["--pair", "x", "y"], ["--pair", "x"], ["--opt"], ["--opt", "v"], ["--opt=w"], ["--ext", "1", "2.5", "--ext", "3"], ["--ac", "--ac"],
          ["--no-flag"], ["--flag"], ["p"], ["p", "r1", "-x", "--foo"], ["--", "-f"], ["--fo", "q"], ["--li", "4"], ["--co"], ["-z"], ["-cf", "9"], ["-5"], ["--foo"], ["--count=3"]]:
    attempt(p, w)
print(p.format_usage())
print(p.format_help())
q = P(prog="sub", description="with commands")
q.add_argument("-v", "--verbose", action="count", default=0, help="more output")
q.add_argument("--version", action="version", version="%(prog)s 1.2")
subs = q.add_subparsers(dest="command", title="commands", description="what to do", help="one of these", required=True)
add = subs.add_parser("add", help="adds numbers", aliases=["plus", "a"])
add.add_argument("numbers", type=int, nargs="+", help="the numbers")
add.add_argument("--mod", type=int, metavar="M", help="modulo M (default: %(default)s)", default=10)
add.set_defaults(func="do_add")
show = subs.add_parser("show", description="Shows things.", help="shows")
g = show.add_mutually_exclusive_group()
g.add_argument("--json", action="store_true", help="as JSON")
g.add_argument("--csv", action="store_true")
show.add_argument("name", choices=["x", "y"])
def attempt2(words: list[str]) -> None:
    try:
        a = q.parse_args(words)
        print(words, a, a.command)
    except SystemExit as e:
        print(words, "exit", e.code)
for w in [["add", "1", "2"], ["-vv", "plus", "3", "--mod", "7"], ["show", "x", "--json"], ["--version"], ["-h"]]:
    attempt2(w)
print(q.format_help(), add.format_help(), show.format_help(), sep="---\n")
redirected = io.StringIO()
with redirect_stdout(redirected), suppress(SystemExit):
    q.parse_args(["--version"])
print(repr(redirected.getvalue()))
