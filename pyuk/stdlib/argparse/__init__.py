"""argparse: the arguments of a command line. Source: The Python Standard Library, "argparse".

Next: namespace.py, actions.py, helptext.py, containers.py, parser.py.
"""

from __future__ import annotations

from pyuk.stdlib.argparse.actions import Action as Action
from pyuk.stdlib.argparse.actions import ArgumentError as ArgumentError
from pyuk.stdlib.argparse.actions import ArgumentTypeError as ArgumentTypeError
from pyuk.stdlib.argparse.actions import BooleanOptionalAction as BooleanOptionalAction
from pyuk.stdlib.argparse.containers import ArgumentGroup, ExclusiveGroup
from pyuk.stdlib.argparse.helptext import ArgumentDefaultsHelpFormatter as ArgumentDefaultsHelpFormatter
from pyuk.stdlib.argparse.helptext import HelpFormatter as HelpFormatter
from pyuk.stdlib.argparse.helptext import MetavarTypeHelpFormatter as MetavarTypeHelpFormatter
from pyuk.stdlib.argparse.helptext import RawDescriptionHelpFormatter as RawDescriptionHelpFormatter
from pyuk.stdlib.argparse.helptext import RawTextHelpFormatter as RawTextHelpFormatter
from pyuk.stdlib.argparse.namespace import ONE_OR_MORE as ONE_OR_MORE
from pyuk.stdlib.argparse.namespace import OPTIONAL as OPTIONAL
from pyuk.stdlib.argparse.namespace import PARSER as PARSER
from pyuk.stdlib.argparse.namespace import REMAINDER as REMAINDER
from pyuk.stdlib.argparse.namespace import SUPPRESS as SUPPRESS
from pyuk.stdlib.argparse.namespace import ZERO_OR_MORE as ZERO_OR_MORE
from pyuk.stdlib.argparse.namespace import Namespace as Namespace
from pyuk.stdlib.argparse.parser import ArgumentParser as ArgumentParser
from pyuk.stdlib.argparse.parser import Subparsers

_ArgumentGroup = ArgumentGroup
_MutuallyExclusiveGroup = ExclusiveGroup
_SubParsersAction = Subparsers
