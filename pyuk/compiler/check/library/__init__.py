"""Parts of the library whose types depend on values: formats, modes, typecodes, containers; and pyuk.lang."""
