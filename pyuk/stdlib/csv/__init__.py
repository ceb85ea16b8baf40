"""The module csv: tables as lines of text."""

from __future__ import annotations

from pyuk.stdlib.csv.dialects import QUOTE_ALL as QUOTE_ALL
from pyuk.stdlib.csv.dialects import QUOTE_MINIMAL as QUOTE_MINIMAL
from pyuk.stdlib.csv.dialects import QUOTE_NONE as QUOTE_NONE
from pyuk.stdlib.csv.dialects import QUOTE_NONNUMERIC as QUOTE_NONNUMERIC
from pyuk.stdlib.csv.dialects import Dialect as Dialect
from pyuk.stdlib.csv.dialects import Error as Error
from pyuk.stdlib.csv.dialects import excel as excel
from pyuk.stdlib.csv.dialects import excel_tab as excel_tab
from pyuk.stdlib.csv.dialects import get_dialect as get_dialect
from pyuk.stdlib.csv.dialects import list_dialects as list_dialects
from pyuk.stdlib.csv.dialects import register_dialect as register_dialect
from pyuk.stdlib.csv.dialects import unix_dialect as unix_dialect
from pyuk.stdlib.csv.dialects import unregister_dialect as unregister_dialect
from pyuk.stdlib.csv.readers import DictReader as DictReader
from pyuk.stdlib.csv.readers import field_size_limit as field_size_limit
from pyuk.stdlib.csv.readers import reader as reader
from pyuk.stdlib.csv.writers import DictWriter as DictWriter
from pyuk.stdlib.csv.writers import writer as writer
