"""What zlib and gzip are made of: the inflater and the deflater of RFC 1951."""
