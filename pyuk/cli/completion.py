"""pyuk completion: a completion script for a shell, made from the parser by shtab."""

from __future__ import annotations

import argparse

from pyuk.cli.settings import one_of

SHELLS = ("bash", "zsh", "tcsh")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", metavar="SHELL", type=one_of("shell", SHELLS), help="bash, zsh or tcsh")


def main(arguments: argparse.Namespace) -> int:
    import shtab

    from pyuk.cli.parser import full_parser

    print(shtab.complete(full_parser(), shell=arguments.shell))
    return 0
