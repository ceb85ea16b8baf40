"""configparser: reading, sections, values of all kinds, interpolation, writing, errors."""

import configparser
import io
import sys
from pathlib import Path

TEXT = """
# a comment
[DEFAULT]
base = /srv
Timeout: 30

[server]
host = example.org
port=8080
debug : yes
path = %(base)s/www
percent = 50%%
text = first
    second
    third
; another comment
ratio = 0.25

[empty]
"""
config = configparser.ConfigParser()
config.read_string(TEXT)
print(config.sections(), "server" in config, "nobody" in config, "DEFAULT" in config, len(config), list(config))
server = config["server"]
print(server["host"], server.getint("port"), server.getboolean("debug"), server["path"], server["percent"], server.getfloat("ratio"))
print(repr(server["text"]), server["TIMEOUT"], config["empty"]["base"], server.name, server, "host" in server, len(server))
print(list(server), list(server.items())[:3], config.options("server"), config.items("empty"))
print(config.get("server", "host"), config.get("server", "none", fallback="other"), config.getint("server", "x", fallback=7))
print(config.get("server", "path", raw=True), config.has_option("server", "port"), config.has_section("x"), server.get("none"))
print(config.getboolean("server", "debug"), server.get("none", "there"), config.defaults())
config["new"] = {"A": "1", "b": "two"}
config.add_section("more")
config.set("more", "key", "value")
config["more"]["other"] = "x = y"
print(config.remove_option("more", "key"), config.remove_option("more", "key"), config.remove_section("empty"), config.sections())
config.write(sys.stdout)
out = io.StringIO()
config.write(out, space_around_delimiters=False)
again = configparser.ConfigParser()
again.read_string(out.getvalue())
print({name: dict(again[name].items()) for name in again.sections()} == {name: dict(config[name].items()) for name in config.sections()})
with open("settings.ini", "w") as file:
    config.write(file)
reread = configparser.ConfigParser()
print(reread.read(["settings.ini", "missing.ini"]), reread["server"]["port"], reread.read("missing.ini"))
print(reread.read(Path("settings.ini")), reread.read([Path("missing.ini"), "settings.ini"]))
for attempt in (
    lambda: config["nobody"],
    lambda: config.get("nobody", "x"),
    lambda: config.get("server", "nothing"),
    lambda: server["nothing"],
    lambda: config.getint("server", "host"),
    lambda: config.getboolean("server", "port"),
    lambda: config.add_section("server"),
    lambda: config.set("x", "y", "z"),
    lambda: config.set("server", "y", "5% of"),
    lambda: configparser.ConfigParser().read_string("x = 1\n"),
    lambda: configparser.ConfigParser().read_string("[a]\nx = 1\nx = 2\n"),
    lambda: configparser.ConfigParser().read_string("[a]\n[b]\n[a]\n"),
    lambda: configparser.ConfigParser().read_string("[a]\njust words\n"),
):
    try:
        print(attempt())
    except (configparser.Error, KeyError, ValueError) as error:
        print(type(error).__name__, error)
loop = configparser.ConfigParser()
loop.read_string("[a]\nx = %(y)s\ny = %(x)s\nz = %(nope)s\nw = %w\n")
for name in "xzw":
    try:
        print(loop["a"][name])
    except configparser.InterpolationError as error:
        print(type(error).__name__, error)
raw = configparser.RawConfigParser()
raw.read_string("[a]\nx = %(y)s 100%\n")
print(raw["a"]["x"], raw.get("a", "x"))
inline = configparser.ConfigParser(inline_comment_prefixes=("#",), delimiters=("=",))
inline.read_string("[a]\nx = 1 # one\ny = a#b\nurl = http://x:80\n")
print(dict(inline["a"].items()), isinstance(configparser.NoSectionError("x"), configparser.Error))
