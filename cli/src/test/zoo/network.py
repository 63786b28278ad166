#!/usr/bin/env python3
"""Makes a network that stands still: interfaces, addresses, groups, routes and counters, for two programs to look at.

Run it as zoo.py is run, in namespaces of its own, where it is process 1 and everything ends with it:

    unshare --net --mount --pid --fork --mount-proc --kill-child python3 network.py DIRECTORY

It prints `READY` when no counter moves any more, and keeps everything as it is until its standard input closes or
45 minutes are over. With `--crowd` it makes a plain network with thousands of routes instead, the number of which it
says in lines `ROWS <family> routes <count>`. Python's standard library and iproute2 are all it needs.
"""

import sys
import time

import namespaces
import network_groups
import network_links
import network_routes
import network_traffic
import standing

COUNTERS = ("dev", "snmp", "snmp6", "netstat", "igmp", "igmp6", "ipv6_route")
STILL_SECONDS, TRY_SECONDS, LOOK_SECONDS = 0.6, 15, 0.1


def build():
    """Make everything, in the order in which one thing needs the other. Returns what must stay open."""
    network = network_links.Network()
    tunnels = network.build()
    members = network_groups.join()
    network_routes.make()
    return tunnels + members + network_traffic.make(network, tunnels)


def wait_until_still():
    """Wait until no file that the programs read has changed for a while."""
    deadline = time.monotonic() + TRY_SECONDS
    seen, since = None, 0
    while time.monotonic() < deadline:
        now = [read(f"/proc/net/{name}") for name in COUNTERS]
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since >= STILL_SECONDS:
            return
        time.sleep(LOOK_SECONDS)
    raise RuntimeError(f"counters still move after {TRY_SECONDS} s")


def read(name):
    """The content of a file."""
    with open(name, "rb") as file:
        return file.read()


def main():
    """Make the network, wait until it is still, and keep it."""
    deadline = standing.begin()
    arguments = sys.argv[1:]
    crowd = "--crowd" in arguments
    (directory,) = (argument for argument in arguments if argument != "--crowd")
    namespaces.use_own_name_files(directory, network_links.NAME_FILES)
    namespaces.show_own_network_in_sys()
    if crowd:
        for family, count in network_routes.make_crowd().items():
            print(f"ROWS {family} routes {count}")
        kept = []
    else:
        kept = build()
    wait_until_still()
    standing.stand_still(deadline)
    del kept


if __name__ == "__main__":
    main()
