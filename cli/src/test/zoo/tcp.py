"""TCP in every state that can be held still, over IPv4, IPv6, link-local and IPv4-mapped addresses.

States are held by letting an address fall silent at the right moment (see links.py): the other end's segments arrive,
ours are lost. A silent other end still needs its socket, or its kernel would answer with a reset.
"""

import collections
import socket
import struct
import time

import links

IPPROTO_MPTCP = 262
SMALL_BUFFER = 4096
CROWD = 120

STATES = {
    "01": "ESTABLISHED",
    "02": "SYN_SENT",
    "03": "SYN_RECV",
    "04": "FIN_WAIT1",
    "05": "FIN_WAIT2",
    "06": "TIME_WAIT",
    "07": "CLOSE",
    "08": "CLOSE_WAIT",
    "09": "LAST_ACK",
    "0A": "LISTEN",
    "0B": "CLOSING",
}


def listener(family, address, port, backlog=16, dual=False, reuse=False, protocol=0):
    """A listening socket."""
    made = socket.socket(family, socket.SOCK_STREAM, protocol)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if reuse:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if family == socket.AF_INET6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if dual else 1)
    made.bind(address_of(family, address, port))
    made.listen(backlog)
    return made


def address_of(family, address, port):
    """The address as socket calls take it, link-local ones with their scope."""
    if family == socket.AF_INET6 and address.startswith("fe80:"):
        return socket.getaddrinfo(f"{address}%{link_name()}", port, family, socket.SOCK_STREAM)[0][4]
    return (address, port)


def link_name():
    """The link of the namespace this process is in at the moment."""
    return "z0" if any(name == "z0" for _, name in socket.if_nameindex()) else "p0"


class TcpZoo:
    """Makes the TCP sockets. Confined to the zoo's main process."""

    def __init__(self, zoo):
        self.zoo = zoo
        self.servers = {}
        self.next_port = 21000

    def peer_connects(self, family, server, client, dual=False):
        """A connection made by the peer from `client` to the zoo at `server`. Returns (ours, theirs)."""
        key = (family, server, dual)
        if key not in self.servers:
            self.next_port += 1
            self.servers[key] = listener(family, server, self.next_port, dual=dual)
            self.zoo.keep(self.servers[key])
            self.zoo.expect(table(family), "LISTEN")
        listening = self.servers[key]
        client_family = socket.AF_INET if dual else family
        destination = links.ZOO4 if dual else server
        with self.zoo.links.at_peer():
            theirs = socket.socket(client_family, socket.SOCK_STREAM)
            theirs.bind(address_of(client_family, client, 0))
            theirs.connect(address_of(client_family, destination, listening.getsockname()[1]))
        ours, _ = listening.accept()
        return ours, self.zoo.keep(theirs)

    def zoo_connects(self, family, server, receive_buffer=None):
        """A connection made by the zoo to the peer at `server`. Returns (ours, theirs)."""
        with self.zoo.links.at_peer():
            listening = socket.socket(family, socket.SOCK_STREAM)
            if receive_buffer:
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
            listening.bind(address_of(family, server, 0))
            listening.listen()
        ours = socket.socket(family, socket.SOCK_STREAM)
        ours.connect(address_of(family, server, listening.getsockname()[1]))
        theirs, _ = listening.accept()
        listening.close()
        return ours, self.zoo.keep(theirs)

    def listeners(self):
        """Listeners on all kinds of addresses, with and without connections that wait, and one port shared by three."""
        give, expect = self.zoo.owners.give, self.zoo.expect
        v4, v6 = socket.AF_INET, socket.AF_INET6
        give(listener(v4, "0.0.0.0", 22), "absolute")
        give(listener(v6, "::", 22), "absolute")
        give(listener(v4, "127.0.0.1", 631), "title")
        give(listener(v4, links.ZOO4_SUBNET_ZERO, 7001), "slash_title")
        give(listener(v4, "0.0.0.0", 7002), "trailing_slash")
        give(listener(v4, "0.0.0.0", 7003), "empty", times=3)
        give(listener(v6, "::", 443, dual=True), "blanks", "plain", "ordinary")
        give(listener(v6, "::1", 25), "newline")
        give(listener(v6, links.ZOO6_LONG, 58080), "escape")
        give(listener(v6, links.ZOO6_LINK_LOCAL, 5355), "tab")
        give(listener(v6, "::ffff:127.0.0.1", 7004, dual=True), "utf8")
        give(listener(v6, "::ffff:0.0.0.0", 7005, dual=True), "invalid_utf8")
        # Bound before they change hands: the kernel lets only one user share a port.
        sharers = ("daemon", "unknown_user", "ordinary")
        for made, owner in [(listener(v4, "0.0.0.0", 7070, reuse=True), owner) for owner in sharers]:
            give(made, owner)
        expect("tcp", "LISTEN", 8)
        expect("tcp6", "LISTEN", 7)
        bound_only = socket.socket(v4, socket.SOCK_STREAM)
        bound_only.bind((links.ZOO4, 7006))
        self.zoo.keep(bound_only)
        self.backlog(v4, links.ZOO4, 80, "long")
        self.backlog(v6, links.ZOO6, 80, "long_directory")

    def backlog(self, family, address, port, owner):
        """A listener with three connections that nobody accepts: they have no inode yet."""
        listening = self.zoo.owners.give(listener(family, address, port, backlog=5), owner)
        for _ in range(3):
            client = socket.create_connection((address, port))
            client.send(b"x" * 100)
            self.zoo.keep(client)
        self.zoo.keep(listening)
        self.zoo.expect(table(family), "LISTEN")
        self.zoo.expect(table(family), "ESTABLISHED", 6)

    def established(self):
        """Open connections: idle, with queues, with timers, over every kind of address."""
        give, expect = self.zoo.owners.give, self.zoo.expect
        v4, v6 = socket.AF_INET, socket.AF_INET6
        give(self.peer_connects(v4, links.ZOO4, links.PEER4)[0], "c1_controls")
        give(self.peer_connects(v6, links.ZOO6, links.PEER6)[0], "brackets")
        give(self.peer_connects(v6, links.ZOO6_LONG, links.PEER6_LONG)[0], "parentheses")
        give(self.peer_connects(v6, links.ZOO6_LINK_LOCAL, links.PEER6_LINK_LOCAL)[0], "dash")
        give(self.peer_connects(v6, "::", links.PEER4, dual=True)[0], "hyphen_only")
        unread, theirs = self.peer_connects(v4, links.ZOO4, links.PEER4)
        theirs.send(b"x" * 1234)
        give(unread, "exactly_fits", "named_user")
        alive = give(self.zoo_connects(v4, links.PEER4)[0], "named_user")
        alive.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        alive6 = give(self.zoo_connects(v6, links.PEER6)[0], "unknown_user")
        alive6.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        alive6.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 3000)
        give(self.zoo_connects(v6, links.PEER6_LINK_LOCAL)[0], "ordinary_utf8")
        for family, address in ((v4, links.PEER4), (v6, links.PEER6)):
            stuffed = give(self.zoo_connects(family, address, receive_buffer=SMALL_BUFFER)[0], "ordinary", times=2)
            fill(stuffed)
        expect("tcp", "ESTABLISHED", 4)
        expect("tcp6", "ESTABLISHED", 7)
        self.alone_with_itself()
        self.crowd()

    def alone_with_itself(self):
        """A socket connected to itself."""
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        made.bind(("127.0.0.1", 20999))
        made.connect(("127.0.0.1", 20999))
        self.zoo.owners.give(made, "plain")
        self.zoo.expect("tcp", "ESTABLISHED")

    def crowd(self):
        """So many connections on the loopback that the kernel's tables are read in several pieces."""
        server = self.zoo.owners.give(listener(socket.AF_INET, "127.0.0.1", 20998, backlog=CROWD), "plain")
        self.zoo.expect("tcp", "LISTEN")
        for _ in range(CROWD):
            self.zoo.owners.give(socket.create_connection(("127.0.0.1", 20998)), "daemon")
            self.zoo.owners.give(server.accept()[0], "plain")
        self.zoo.expect("tcp", "ESTABLISHED", 2 * CROWD)

    def mptcp(self):
        """A multipath listener and connection, whose subflows netstat shows as plain TCP."""
        try:
            server = listener(socket.AF_INET, "127.0.0.1", 20997, protocol=IPPROTO_MPTCP)
        except OSError:
            return  # A kernel without MPTCP has none to show.
        client = socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP)
        client.connect(("127.0.0.1", 20997))
        accepted, _ = server.accept()
        client.send(b"first data makes the connection fully established")
        for made in (server, client, accepted):
            self.zoo.owners.give(made, "absolute")
        self.zoo.expect("tcp", "LISTEN")
        self.zoo.expect("tcp", "ESTABLISHED", 2)

    def syn_sent(self):
        """Connecting to addresses that nobody has."""
        for family, address in ((socket.AF_INET, links.ABSENT4), (socket.AF_INET6, links.ABSENT6)):
            for owner in ("plain", "ordinary"):
                made = socket.socket(family, socket.SOCK_STREAM)
                made.setblocking(False)
                made.connect_ex((address, 443))
                self.zoo.owners.give(made, owner)
                self.zoo.expect(table(family), "SYN_SENT")

    def syn_recv(self):
        """The peer connects from addresses to which the zoo cannot answer. The listener belongs to another user."""
        for family, server, client in (
            (socket.AF_INET, links.ZOO4, links.UNHEARD4),
            (socket.AF_INET6, links.ZOO6, links.UNHEARD6),
        ):
            self.next_port += 1
            listening = self.zoo.owners.give(listener(family, server, self.next_port), "unknown_user")
            self.zoo.expect(table(family), "LISTEN")
            for _ in range(2):
                with self.zoo.links.at_peer():
                    caller = socket.socket(family, socket.SOCK_STREAM)
                    caller.bind((client, 0))
                    caller.setblocking(False)
                    caller.connect_ex(listening.getsockname()[:2])
                    # Or it would call again and again, and be answered each time: /proc counts only the timeouts of
                    # the listener, netlink all answers, so that the two would disagree on the retransmissions.
                    caller.close()
                self.zoo.expect(table(family), "SYN_RECV")

    def half_closed(self):
        """FIN_WAIT2 with and without an owner, CLOSE_WAIT with and without data to read."""
        expect, give = self.zoo.expect, self.zoo.owners.give
        for family, server, client in (
            (socket.AF_INET, links.ZOO4, links.PEER4),
            (socket.AF_INET6, links.ZOO6, links.PEER6),
        ):
            ours, _ = self.peer_connects(family, server, client)
            ours.shutdown(socket.SHUT_WR)
            give(ours, "plain")
            ours, _ = self.peer_connects(family, server, client)
            ours.close()
            expect(table(family), "FIN_WAIT2", 2)
            ours, theirs = self.peer_connects(family, server, client)
            theirs.shutdown(socket.SHUT_WR)
            give(ours, "ordinary")
            ours, theirs = self.peer_connects(family, server, client)
            theirs.send(b"y" * 77)
            theirs.shutdown(socket.SHUT_WR)
            give(ours, "named_user")
            expect(table(family), "CLOSE_WAIT", 2)

    def closing_down(self):
        """What needs an address that falls silent: FIN_WAIT1, CLOSING, LAST_ACK, TIME_WAIT and retransmissions.

        Each maker below gets a connection and returns two functions: is it ready for the silence, and what to do in it.
        """
        steps = []
        for family, server, client, dual in (
            (socket.AF_INET, links.ZOO4, links.FALLS_SILENT4, False),
            (socket.AF_INET6, links.ZOO6, links.FALLS_SILENT6, False),
            (socket.AF_INET6, "::", links.FALLS_SILENT4, True),
        ):
            for how in (self.time_wait, self.last_ack, self.closing, self.fin_wait1, self.retransmitting):
                for orphan in (False, True):
                    ours, theirs = self.peer_connects(family, server, client, dual)
                    steps.append(how(ours, theirs, table(family), orphan))
        wait_until(lambda: all(ready() for ready, _ in steps))
        self.zoo.links.silence()
        for _, act in steps:
            act()

    def time_wait(self, ours, theirs, rows, orphan):
        """We close first. The other end's close comes when our last ACK is already lost."""
        port, peer = ours.getsockname()[1], theirs.getsockname()
        ours.shutdown(socket.SHUT_WR)
        if orphan:
            ours.close()
        else:
            self.zoo.keep(ours)
        self.zoo.expect(rows, "TIME_WAIT")

        def act():
            theirs.shutdown(socket.SHUT_WR)
            self.zoo.renewals.append(self.renewal(peer, port))

        return lambda: state_of(theirs) == "CLOSE_WAIT", act

    def last_ack(self, ours, theirs, rows, orphan):
        """They close first; our FIN is lost."""
        theirs.shutdown(socket.SHUT_WR)
        self.zoo.expect(rows, "LAST_ACK")
        return lambda: state_of(ours) == "CLOSE_WAIT", lambda: self.end(ours, orphan)

    def closing(self, ours, theirs, rows, orphan):
        """Both close at once: our FIN is lost, theirs arrives."""
        self.zoo.expect(rows, "CLOSING")

        def act():
            self.end(ours, orphan)
            theirs.shutdown(socket.SHUT_WR)

        return always, act

    def fin_wait1(self, ours, _, rows, orphan):
        """Our FIN is lost, behind data in one of the two."""
        self.zoo.expect(rows, "FIN_WAIT1")

        def act():
            if orphan:
                ours.send(b"z" * 300)
            self.end(ours, orphan)

        return always, act

    def retransmitting(self, ours, _, rows, probing):
        """Open, with data that is sent again and again, or with keepalive probes that nobody answers."""
        self.zoo.expect(rows, "ESTABLISHED")
        self.zoo.owners.give(ours, "absolute")

        def act():
            if probing:
                ours.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                ours.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 100)
                ours.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 60)
                ours.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1)
            else:
                ours.send(b"w" * 5000)

        return always, act

    def end(self, ours, orphan):
        """Close our side: wholly, so that no process has it any more, or only for writing."""
        if orphan:
            ours.close()
        else:
            ours.shutdown(socket.SHUT_WR)
            self.zoo.owners.give(ours, "plain")

    def renewal(self, peer, port):
        """A function that makes the kernel start a TIME_WAIT anew: any stray ACK does. Nothing hears the reply."""
        family = socket.AF_INET if len(peer) == 2 else socket.AF_INET6
        own = links.ZOO4 if family == socket.AF_INET else links.ZOO6
        with self.zoo.links.at_peer():
            raw = socket.socket(family, socket.SOCK_RAW, socket.IPPROTO_TCP)
            raw.bind((peer[0], 0))
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        self.zoo.keep(raw)
        segment = ack_segment(socket.inet_pton(family, peer[0]), socket.inet_pton(family, own), peer[1], port)
        return lambda: raw.sendto(segment, (own, 0))


def always():
    """Ready at once."""
    return True


def wait_until(condition):
    """Wait until the kernel has done what was asked of it."""
    deadline = time.monotonic() + 10
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError("the connections to be closed did not get ready in 10 s")
        time.sleep(0.005)


def ack_segment(source, destination, source_port, destination_port):
    """A TCP segment without data, with ACK set and its checksum right."""
    header = struct.pack(">HHIIBBHHH", source_port, destination_port, 1, 1, 5 << 4, 0x10, 1024, 0, 0)
    if len(source) == 4:
        pseudo = source + destination + struct.pack(">HH", socket.IPPROTO_TCP, len(header))
    else:
        pseudo = source + destination + struct.pack(">II", len(header), socket.IPPROTO_TCP)
    total = sum(struct.unpack(f">{(len(pseudo) + len(header)) // 2}H", pseudo + header))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return header[:16] + struct.pack(">H", ~total & 0xFFFF) + header[18:]


def fill(stuffed):
    """Write until nothing more goes in: the other end does not read, its window closes, and probes begin."""
    stuffed.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL_BUFFER)
    stuffed.setblocking(False)
    quiet = 0
    while quiet < 20:
        try:
            stuffed.send(b"v" * 1000)
            quiet = 0
        except BlockingIOError:
            quiet += 1
            time.sleep(0.01)


def state_of(made):
    """The state of a socket, from tcp_info."""
    number = made.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 8)[0]
    return STATES[f"{number:02X}"]


def table(family):
    """The table in which /proc shows a socket of this family."""
    return "tcp" if family == socket.AF_INET else "tcp6"


def count_states():
    """What /proc shows at the moment, as `Zoo.expect` counts it."""
    counted = collections.Counter()
    for name in ("tcp", "tcp6"):
        with open(f"/proc/net/{name}", encoding="ascii") as file:
            next(file)
            for line in file:
                counted[f"{name} {STATES[line.split()[3]]}"] += 1
    return counted


def wait_for_states(zoo):
    """Wait until the kernel shows exactly the expected rows in each state, then a little for the queues."""
    deadline = time.monotonic() + 15
    wanted = {key: rows for key, rows in zoo.expected.items() if key.startswith("tcp")}
    while (counted := dict(count_states())) != wanted:
        if time.monotonic() > deadline:
            raise RuntimeError(f"states did not come about: wanted={wanted}, counted={counted}")
        time.sleep(0.05)
    time.sleep(0.5)


def make(zoo):
    """Make all TCP sockets of the zoo."""
    made = TcpZoo(zoo)
    made.listeners()
    made.established()
    made.mptcp()
    made.syn_sent()
    made.syn_recv()
    made.half_closed()
    made.closing_down()
