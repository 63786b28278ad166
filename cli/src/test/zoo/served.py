#!/usr/bin/env python3
"""Makes a host whose every socket is known by number, for metrics to be compared with.

Run it as zoo.py is run, in namespaces of its own, where it is process 1 and everything ends with it:

    unshare --net --mount --pid --fork --mount-proc --kill-child python3 served.py DIRECTORY

It prints how many sockets there are as lines `ROWS <protocol> <family> <state> <number>` and `ROWS <port> <what>
<number>`, then `READY`, and keeps all as it is until its standard input closes or 45 minutes are over. Python's standard
library and iproute2 are all it needs.
"""

import resource
import socket
import subprocess

import standing

KEPT = []


def listen(family, port, backlog):
    """A listener on loopback that is kept."""
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1" if family == socket.AF_INET else "::1", port))
    listener.listen(backlog)
    KEPT.append(listener)
    return listener


def connect(listener):
    """The client's end of a connection, kept."""
    client = socket.socket(listener.family)
    client.connect(listener.getsockname()[:2])
    KEPT.append(client)
    return client


def pairs(listener, count):
    """Connections with both their ends, over which a byte has gone, all kept."""
    made = []
    for _ in range(count):
        client = connect(listener)
        server = listener.accept()[0]
        KEPT.append(server)
        client.send(b"?")
        server.recv(1)
        made.append((client, server))
    return made


def main():
    """Make them, tell of them, keep them."""
    deadline = standing.begin()
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    resource.setrlimit(resource.RLIMIT_NOFILE, (16_384, 16_384))
    web = listen(socket.AF_INET, 8080, 100)
    pairs(web, 300)
    for client, _ in pairs(web, 20):
        client.shutdown(socket.SHUT_WR)
    pairs(listen(socket.AF_INET6, 8081, 100), 50)
    slow = listen(socket.AF_INET, 8082, 16)
    for _ in range(5):
        connect(slow)
    unread = pairs(listen(socket.AF_INET, 8083, 100), 10)
    for client, _ in unread:
        client.send(b"x" * 1_000)
    for port in (5353, 5354, 5355):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("127.0.0.1", port))
        KEPT.append(udp)
    KEPT.extend(socket.socketpair())

    for what, count in {
        "tcp inet ESTABLISHED": 2 * (300 + 5 + 10),
        "tcp inet LISTEN": 3,
        "tcp inet CLOSE_WAIT": 20,
        "tcp inet FIN_WAIT2": 20,
        "tcp inet6 ESTABLISHED": 2 * 50,
        "tcp inet6 LISTEN": 1,
        "udp inet ": 3,
        "8080 ESTABLISHED": 300,
        "8080 CLOSE_WAIT": 20,
        "8081 ESTABLISHED": 50,
        "8082 accept_queue": 5,
        "8082 accept_queue_max": 16,
        "8083 recv_queue_bytes": 10 * 1_000,
    }.items():
        print(f"ROWS {what} {count}")
    standing.stand_still(deadline)


if __name__ == "__main__":
    main()
