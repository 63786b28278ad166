"""UNIX sockets of the zoo: all types and states, odd paths."""

import os
import socket

import namespaces

STREAM, DGRAM, SEQPACKET, RAW = socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_RAW
TYPES = {"stream": STREAM, "dgram": DGRAM, "seqpacket": SEQPACKET}
CROWD = 60
PATH_MAX = 108

# Bound relative to the zoo's directory, so that they are as short as written here.
ODD_NAMES = (
    b"plain",
    b"with blanks in it",
    b" leading-blank",
    b"trailing-blank ",
    b"tab\tin-it",
    b"\x1b[31mred\x1b[0m",
    b"\x01\x02\x7fcontrols",
    b"feed\x0cand\x0bvertical",
    b"return\rin-it",
    "h\u00f6hle-\u0441\u043e\u043a\u0435\u0442".encode(),
    b"\xff\xfeinvalid",
    b"@looks-abstract",
    b"percent%s%n%d",
    b"n" * (PATH_MAX - 1),
)

ABSTRACT_NAMES = (
    b"\0plain",
    b"\0with\0nuls\0\0inside",
    b"\0trailing-nuls\0\0\0",
    b"\0\0leading-nul",
    b"\0",
    b"\0with blanks",
    b"\0\x1b[32mgreen",
    b"\0" + b"m" * (PATH_MAX - 1),
)


def make(zoo):
    """Make all UNIX sockets of the zoo."""
    os.chdir(zoo.directory)
    make_named(zoo)
    make_listeners(zoo)
    make_pairs(zoo)


def make_named(zoo):
    """One datagram socket for every odd name, one that the kernel names, one without a name."""
    for name in ODD_NAMES + ABSTRACT_NAMES:
        made = zoo.owners.give(socket.socket(socket.AF_UNIX, DGRAM), "plain")
        made.bind(name)
    automatic = zoo.owners.give(socket.socket(socket.AF_UNIX, DGRAM), "ordinary")
    # An address of only its family asks for a name from the kernel; Python's bind cannot say it.
    namespaces.call("bind", automatic.fileno(), b"\x01\x00", 2)
    zoo.owners.give(socket.socket(socket.AF_UNIX, DGRAM), "named_user")
    zoo.owners.give(socket.socket(socket.AF_UNIX, RAW), "utf8")
    zoo.expect("unix", "sockets", len(ODD_NAMES) + len(ABSTRACT_NAMES) + 3)


def make_listeners(zoo):
    """Listeners with accepted connections, with waiting ones, and full; a stream socket that is only bound."""
    for name in ("stream", "seqpacket"):
        server = listener(TYPES[name], name)
        client = zoo.owners.give(connect(TYPES[name], name), "ordinary")
        client.send(b"first words")
        zoo.owners.give(server.accept()[0], "escape", "newline")
        for _ in range(2):
            zoo.owners.give(connect(TYPES[name], name), "unknown_user")
        zoo.owners.give(server, "title", "blanks")
        zoo.expect("unix", "sockets", 7)
    full = listener(STREAM, "full", backlog=0)
    zoo.owners.give(full, "c1_controls")
    zoo.keep(connect(STREAM, "full"))
    zoo.expect("unix", "sockets", 3)
    turned_away = zoo.owners.give(socket.socket(socket.AF_UNIX, STREAM), "brackets")
    turned_away.setblocking(False)
    if turned_away.connect_ex("full") == 0:
        raise RuntimeError("a full listener took one more connection")
    bound = zoo.owners.give(socket.socket(socket.AF_UNIX, STREAM), "dash")
    bound.bind("bound-only")
    abstract = zoo.owners.give(socket.socket(socket.AF_UNIX, STREAM), "daemon")
    abstract.bind("\0listening")
    abstract.listen()
    zoo.expect("unix", "sockets", 3)


def make_pairs(zoo):
    """Connected pairs of all types, with data to read and shut down; one whose other end is gone; and a crowd."""
    for kind in TYPES.values():
        one, other = socket.socketpair(socket.AF_UNIX, kind)
        one.send(b"x" * 1000)
        zoo.owners.give(one, "plain", times=3)
        zoo.owners.give(other, "parentheses", "long")
        zoo.expect("unix", "sockets", 2)
    left, gone = socket.socketpair(socket.AF_UNIX, STREAM)
    gone.close()
    zoo.owners.give(left, "absolute")
    sender = zoo.owners.give(socket.socket(socket.AF_UNIX, DGRAM), "exactly_fits")
    sender.connect("plain")
    sender.send(b"to a named one")
    zoo.expect("unix", "sockets", 2)
    for how in (socket.SHUT_RD, socket.SHUT_WR, socket.SHUT_RDWR):
        for kind in TYPES.values():
            shut, other = socket.socketpair(socket.AF_UNIX, kind)
            shut.shutdown(how)
            zoo.owners.give(shut, "plain")
            zoo.owners.give(other, "daemon")
            zoo.expect("unix", "sockets", 2)
    for _ in range(CROWD):
        for made in socket.socketpair(socket.AF_UNIX, STREAM):
            zoo.owners.give(made, "daemon")
    zoo.expect("unix", "sockets", 2 * CROWD)


def make_hostile(zoo):
    """Names with newlines: the kernel writes them as they are, and what follows looks like a line of its own."""
    os.chdir(zoo.directory)
    for name in (
        b"line\nbreak",
        b"\nleading-break",
        b"trailing-break\n",
        b"\0abstract\nbreak",
        b"\0f\n0000000000000000: 00000002 00000000 00010000 0001 01 99999 /forged",
    ):
        made = zoo.owners.give(socket.socket(socket.AF_UNIX, DGRAM), "plain")
        made.bind(name)
        zoo.expect("unix", "sockets")
    zoo.owners.give(listener(STREAM, "listening\non-two-lines"), "newline")
    zoo.expect("unix", "sockets")


def listener(kind, name, backlog=16):
    """A listening UNIX socket in the zoo's directory."""
    made = socket.socket(socket.AF_UNIX, kind)
    made.bind(name)
    made.listen(backlog)
    return made


def connect(kind, name):
    """A UNIX socket connected to a name in the zoo's directory."""
    made = socket.socket(socket.AF_UNIX, kind)
    made.connect(name)
    return made
