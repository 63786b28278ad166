#!/usr/bin/env python3
"""Makes a zoo of sockets that stand still, so that two programs can be shown the same sockets one after the other.

Run it in namespaces of its own, where it is process 1 and everything ends with it:

    unshare --net --mount --pid --fork --mount-proc --kill-child python3 zoo.py DIRECTORY

It prints one line for every row count to expect (`ROWS <table> <what> <count>`) and for every program name as netstat
would print it (`PROGRAM <hexadecimal bytes>`), then `READY`, and keeps everything as it is until its standard input
closes or 45 minutes are over. DIRECTORY is the caller's to remove. With `--hostile` it makes only the few sockets whose
names are meant to break the reader of /proc/net/unix. Python's standard library and iproute2 are all it needs.
"""

import collections
import resource
import sys

import links
import namespaces
import other_inet
import owners
import standing
import tcp
import unix_domain

DESCRIPTORS = 8192


class Zoo:
    """What the makers of sockets share: the links, the owners, the expected rows, and what must stay open."""

    def __init__(self, directory):
        self.directory = directory
        self.links = links.Links()
        self.owners = owners.Owners()
        self.expected = collections.Counter()
        self.renewals = []
        self._kept = []

    def keep(self, *sockets):
        """Hold sockets open in this process for as long as the zoo stands. Returns the first."""
        self._kept.extend(sockets)
        return sockets[0]

    def expect(self, table, what, rows=1):
        """Count rows that must be seen: `table` as in /proc/net, `what` a state or a name."""
        self.expected[f"{table} {what}"] += rows


def build(zoo, hostile):
    """Make everything, and return when all of it stands."""
    if hostile:
        unix_domain.make_hostile(zoo)
        zoo.owners.start()
        return
    zoo.links.build()
    tcp.make(zoo)
    other_inet.make(zoo)
    unix_domain.make(zoo)
    zoo.owners.start()
    tcp.wait_for_states(zoo)


def report(zoo):
    """Say what there is to see."""
    for what, rows in sorted(zoo.expected.items()):
        print(f"ROWS {what} {rows}")
    for program in zoo.owners.programs:
        print(f"PROGRAM {program.hex()}")


def main():
    """Make the zoo, say READY, and stand still."""
    deadline = standing.begin()
    resource.setrlimit(resource.RLIMIT_NOFILE, (DESCRIPTORS, DESCRIPTORS))
    arguments = sys.argv[1:]
    hostile = "--hostile" in arguments
    (directory,) = (argument for argument in arguments if argument != "--hostile")
    namespaces.use_own_name_files(directory, links.NAME_FILES)
    zoo = Zoo(directory)
    build(zoo, hostile)
    report(zoo)
    standing.stand_still(deadline, zoo.renewals)


if __name__ == "__main__":
    main()
