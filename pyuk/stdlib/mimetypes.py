"""The module mimetypes: what kind of content a file has, by the end of its name.

The tables are CPython's own: a machine has no /etc/mime.types that would add to them.
Source: The Python Standard Library, "mimetypes"; CPython 3.11 Lib/mimetypes.py.
"""

from __future__ import annotations

from pyuk.stdlib import os

suffix_map: dict[str, str] = {
    ".svgz": ".svg.gz", ".tgz": ".tar.gz", ".taz": ".tar.gz", ".tz": ".tar.gz", ".tbz2": ".tar.bz2",
    ".txz": ".tar.xz",
}  # fmt: skip

encodings_map: dict[str, str] = {
    ".gz": "gzip", ".Z": "compress", ".bz2": "bzip2", ".xz": "xz", ".br": "br",
}  # fmt: skip

types_map: dict[str, str] = {
    ".js": "application/javascript", ".mjs": "application/javascript", ".json": "application/json",
    ".webmanifest": "application/manifest+json", ".doc": "application/msword", ".dot": "application/msword",
    ".wiz": "application/msword", ".nq": "application/n-quads", ".nt": "application/n-triples",
    ".bin": "application/octet-stream", ".a": "application/octet-stream", ".dll": "application/octet-stream",
    ".exe": "application/octet-stream", ".o": "application/octet-stream", ".obj": "application/octet-stream",
    ".so": "application/octet-stream", ".oda": "application/oda", ".pdf": "application/pdf",
    ".p7c": "application/pkcs7-mime", ".ps": "application/postscript", ".ai": "application/postscript",
    ".eps": "application/postscript", ".trig": "application/trig", ".m3u": "application/vnd.apple.mpegurl",
    ".m3u8": "application/vnd.apple.mpegurl", ".xls": "application/vnd.ms-excel",
    ".xlb": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
    ".pot": "application/vnd.ms-powerpoint", ".ppa": "application/vnd.ms-powerpoint",
    ".pps": "application/vnd.ms-powerpoint", ".pwz": "application/vnd.ms-powerpoint",
    ".wasm": "application/wasm", ".bcpio": "application/x-bcpio", ".cpio": "application/x-cpio",
    ".csh": "application/x-csh", ".dvi": "application/x-dvi", ".gtar": "application/x-gtar",
    ".hdf": "application/x-hdf", ".h5": "application/x-hdf5", ".latex": "application/x-latex",
    ".mif": "application/x-mif", ".cdf": "application/x-netcdf", ".nc": "application/x-netcdf",
    ".p12": "application/x-pkcs12", ".pfx": "application/x-pkcs12", ".ram": "application/x-pn-realaudio",
    ".pyc": "application/x-python-code", ".pyo": "application/x-python-code", ".sh": "application/x-sh",
    ".shar": "application/x-shar", ".swf": "application/x-shockwave-flash",
    ".sv4cpio": "application/x-sv4cpio", ".sv4crc": "application/x-sv4crc", ".tar": "application/x-tar",
    ".tcl": "application/x-tcl", ".tex": "application/x-tex", ".texi": "application/x-texinfo",
    ".texinfo": "application/x-texinfo", ".roff": "application/x-troff", ".t": "application/x-troff",
    ".tr": "application/x-troff", ".man": "application/x-troff-man", ".me": "application/x-troff-me",
    ".ms": "application/x-troff-ms", ".ustar": "application/x-ustar", ".src": "application/x-wais-source",
    ".xsl": "application/xml", ".rdf": "application/xml", ".wsdl": "application/xml",
    ".xpdl": "application/xml", ".zip": "application/zip", ".3gp": "audio/3gpp", ".3gpp": "audio/3gpp",
    ".3g2": "audio/3gpp2", ".3gpp2": "audio/3gpp2", ".aac": "audio/aac", ".adts": "audio/aac",
    ".loas": "audio/aac", ".ass": "audio/aac", ".au": "audio/basic", ".snd": "audio/basic",
    ".mp3": "audio/mpeg", ".mp2": "audio/mpeg", ".opus": "audio/opus", ".aif": "audio/x-aiff",
    ".aifc": "audio/x-aiff", ".aiff": "audio/x-aiff", ".ra": "audio/x-pn-realaudio", ".wav": "audio/x-wav",
    ".avif": "image/avif", ".bmp": "image/bmp", ".gif": "image/gif", ".ief": "image/ief",
    ".jpg": "image/jpeg", ".jpe": "image/jpeg", ".jpeg": "image/jpeg", ".heic": "image/heic",
    ".heif": "image/heif", ".png": "image/png", ".svg": "image/svg+xml", ".tiff": "image/tiff",
    ".tif": "image/tiff", ".ico": "image/vnd.microsoft.icon", ".ras": "image/x-cmu-raster",
    ".pnm": "image/x-portable-anymap", ".pbm": "image/x-portable-bitmap", ".pgm": "image/x-portable-graymap",
    ".ppm": "image/x-portable-pixmap", ".rgb": "image/x-rgb", ".xbm": "image/x-xbitmap",
    ".xpm": "image/x-xpixmap", ".xwd": "image/x-xwindowdump", ".eml": "message/rfc822",
    ".mht": "message/rfc822", ".mhtml": "message/rfc822", ".nws": "message/rfc822", ".css": "text/css",
    ".csv": "text/csv", ".html": "text/html", ".htm": "text/html", ".n3": "text/n3", ".txt": "text/plain",
    ".bat": "text/plain", ".c": "text/plain", ".h": "text/plain", ".ksh": "text/plain", ".pl": "text/plain",
    ".srt": "text/plain", ".rtx": "text/richtext", ".tsv": "text/tab-separated-values", ".vtt": "text/vtt",
    ".py": "text/x-python", ".etx": "text/x-setext", ".sgm": "text/x-sgml", ".sgml": "text/x-sgml",
    ".vcf": "text/x-vcard", ".xml": "text/xml", ".mp4": "video/mp4", ".mpeg": "video/mpeg",
    ".m1v": "video/mpeg", ".mpa": "video/mpeg", ".mpe": "video/mpeg", ".mpg": "video/mpeg",
    ".mov": "video/quicktime", ".qt": "video/quicktime", ".webm": "video/webm", ".avi": "video/x-msvideo",
    ".movie": "video/x-sgi-movie",
}  # fmt: skip

#: Found in the wild, but no standard: with `strict=False` only.
common_types: dict[str, str] = {
    ".rtf": "application/rtf", ".midi": "audio/midi", ".mid": "audio/midi", ".jpg": "image/jpg",
    ".pict": "image/pict", ".pct": "image/pict", ".pic": "image/pict", ".webp": "image/webp",
    ".xul": "text/xul",
}  # fmt: skip


def guess_type(url: str, strict: bool = True) -> tuple[str | None, str | None]:
    """The type of a file or URL, and how it is packed: `("application/x-tar", "gzip")`."""
    scheme, rest = split_scheme(url)
    if scheme == "data":
        return type_of_data(rest), None
    base, end = os.path.splitext(rest)
    while end.lower() in suffix_map:
        base, end = os.path.splitext(base + suffix_map[end.lower()])
    encoding = encodings_map.get(end)
    if encoding is not None:
        end = os.path.splitext(base)[1]
    return type_of_end(end.lower(), strict), encoding


def split_scheme(url: str) -> tuple[str, str]:
    """`data:...` in two, the scheme in small letters; without a scheme that is empty."""
    head, colon, rest = url.partition(":")
    if head == "" or colon == "" or "/" in head:
        return "", url
    return head.lower(), rest


def type_of_data(rest: str) -> str | None:
    """The type that a URL of data names.  Source: RFC 2397"""
    comma = rest.find(",")
    if comma < 0:
        return None
    semicolon = rest.find(";", 0, comma)
    named = rest[: semicolon if semicolon >= 0 else comma]
    return "text/plain" if "=" in named or "/" not in named else named


def type_of_end(end: str, strict: bool) -> str | None:
    """The type that belongs to the end of a name, in small letters."""
    found = types_map.get(end)
    return common_types.get(end) if found is None and not strict else found


def guess_all_extensions(type: str, strict: bool = True) -> list[str]:
    """All ends of names that have a type."""
    wanted = type.lower()
    found = [end for end, each in types_map.items() if each == wanted]
    if not strict:
        found += [end for end, each in common_types.items() if each == wanted and end not in found]
    return found


def guess_extension(type: str, strict: bool = True) -> str | None:
    """The usual end of names that have a type."""
    found = guess_all_extensions(type, strict)
    return found[0] if found else None


def add_type(type: str, ext: str, strict: bool = True) -> None:
    """Let names that end so have a type."""
    (types_map if strict else common_types)[ext] = type
