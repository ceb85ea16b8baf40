"""From files to syntax trees: finding modules, parsing them, places in the source."""
