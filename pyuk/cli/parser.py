"""The verbs of the command and its parser. A verb's module is imported only when it is called."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from pyuk.cli import __version__
from pyuk.cli.suggest import did_you_mean
from pyuk.compiler.errors import UsageError

DESCRIPTION = "An x86-64 unikernel in typed Python: compile an app with its kernel, boot it, look inside."
EPILOG = "`pyuk VERB --help` tells about one of them. Exit codes: 0 done, 1 the app or the guest failed,\n" \
         "2 usage or compile error, 3 something is missing on this machine."  # fmt: skip

# verb -> (module of pyuk.cli, one line of help). A module has configure(parser) and main(arguments) -> int.
VERBS = {
    "build": ("build", "compile an app and its kernel to one bootable ELF file"),
    "run": ("run", "build an app and run it in a machine"),
    "check": ("check", "say what is wrong with a program, without building it"),
    "test": ("testing", "run the test_* functions of a file under CPython, in this process and in the guest"),
    "debug": ("debug", "run an app under gdb, stopped at its first line"),
    "profile": ("profiling", "count the instructions that each line of an app takes"),
    "trace": ("tracing", "show which task ran when, and what interrupted it, as a timeline"),
    "inspect": ("inspection", "show what is in an image: sections, sizes, effects, memory map"),
    "doctor": ("doctor", "say what this machine has and lacks for all this"),
    "core": ("core", "say what each task of a machine was doing, from a core file or while it runs"),
    "explain": ("explain", "tell more about an error code"),
    "completion": ("completion", "print a completion script for a shell"),
}
TAKES_APP_ARGUMENTS = ("run", "debug", "profile", "trace")


class Parser(argparse.ArgumentParser):
    """An argparse parser whose errors are UsageErrors, and which knows near misses."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=f"see `{self.prog} --help`")

    def parse_all(self, words: Sequence[str]) -> argparse.Namespace:
        """Parse; a word that is left over is an error, with the nearest option if it looks like one."""
        arguments, extra = self.parse_known_args(words)
        if not extra:
            return arguments
        unknown = extra[0].split("=")[0]
        if unknown.startswith("-"):
            near = did_you_mean(unknown, self.option_strings())
            raise UsageError(f"there is no option '{unknown}'", hint=near or f"see `{self.prog} --help`")
        hint = "arguments for the app go after `--`" if self.prog.split()[-1] in TAKES_APP_ARGUMENTS else None
        raise UsageError(f"unexpected argument '{unknown}'", hint=hint)

    def option_strings(self) -> list[str]:
        return [text for action in self._actions for text in action.option_strings]


def parse(words: Sequence[str]) -> tuple[ModuleType, argparse.Namespace]:
    """The verb's module and its arguments; what follows `--` is in `app_arguments`.

    Exits for --help and --version; raises UsageError.
    """
    ours, after = _split(words)
    if not ours or ours[0].startswith("-"):
        main = main_parser()
        main.parse_all(ours)  # --help and --version end here
        main.print_help()
        raise SystemExit(0 if not ours else 2)
    verb = ours[0]
    if verb not in VERBS:
        hint = did_you_mean(verb, VERBS) or ("did you mean `pyuk run`?" if verb.endswith(".py") else None)
        raise UsageError(f"there is no command '{verb}'", hint=hint or "see `pyuk --help`")
    module, parser = verb_parser(verb)
    if after is not None and verb not in TAKES_APP_ARGUMENTS:
        raise UsageError(f"`pyuk {verb}` passes no arguments on: nothing can follow `--`")
    arguments = parser.parse_all(ours[1:])
    arguments.app_arguments = after or []
    return module, arguments


def main_parser() -> Parser:
    """The parser of `pyuk` itself, with the verbs' names and one line about each."""
    verbs = "\n".join(f"  {verb:<12}{text}" for verb, (_, text) in VERBS.items())
    parser = Parser(
        prog="pyuk",
        usage="pyuk [--version] [--help] VERB ...",
        description=f"{DESCRIPTION}\n\nverbs:\n{verbs}",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"pyuk {__version__}")
    return parser


def verb_parser(verb: str) -> tuple[ModuleType, Parser]:
    """The module and the parser of one verb."""
    name, text = VERBS[verb]
    module = importlib.import_module(f"pyuk.cli.{name}")
    parser = Parser(prog=f"pyuk {verb}", description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False)
    _configure(module, parser, verb)
    return module, parser


def full_parser() -> Parser:
    """One parser with all verbs as subcommands: for completion scripts and for checking the manual."""
    parser = main_parser()
    subparsers = parser.add_subparsers(dest="verb", metavar="VERB")
    for verb, (name, text) in VERBS.items():
        module = importlib.import_module(f"pyuk.cli.{name}")
        _configure(module, subparsers.add_parser(verb, help=text, description=text), verb)
    return parser


def _configure(module: ModuleType, parser: argparse.ArgumentParser, verb: str) -> None:
    module.configure(parser)
    if verb in TAKES_APP_ARGUMENTS:
        parser.usage = f"pyuk {verb} [options] app.py [-- argument ...]"


def _split(words: Sequence[str]) -> tuple[list[str], list[str] | None]:
    """What stands before and after the first `--`; None where there is none."""
    found = list(words)
    if "--" not in found:
        return found, None
    at = found.index("--")
    return found[:at], found[at + 1 :]
