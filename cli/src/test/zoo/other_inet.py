"""UDP, UDP-Lite, raw and ping sockets of the zoo."""

import socket
import struct

import links

IPPROTO_UDPLITE = 136
SOL_RAW, ICMP_FILTER, ICMPV6_FILTER = 255, 1, 1
ICMP_ECHO_REQUEST, ICMPV6_ECHO_REQUEST = 8, 128
V4, V6 = socket.AF_INET, socket.AF_INET6


def datagram(family, address, port, protocol=0, dual=False, reuse=False):
    """A bound UDP or UDP-Lite socket."""
    made = socket.socket(family, socket.SOCK_DGRAM, protocol)
    if family == V6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0 if dual else 1)
    if reuse:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if address:
        made.bind(with_scope(address, port))
    return made


def with_scope(address, port):
    """The address as socket calls take it, link-local ones with the zoo's link."""
    if address.startswith("fe80:"):
        return (address, port, 0, socket.if_nametoindex("z0"))
    return (address, port)


def make_udp(zoo, protocol, name, owner, base):
    """The same sockets for UDP and UDP-Lite: bound, connected, with data to read, with data held back."""
    give = zoo.owners.give
    give(datagram(V4, "0.0.0.0", base, protocol), owner)
    give(datagram(V4, "127.0.0.1", base + 1, protocol), "ordinary")
    give(datagram(V4, links.ZOO4_SUBNET_ZERO, base + 2, protocol), "unknown_user")
    connected = give(datagram(V4, links.ZOO4, base + 3, protocol), "named_user")
    connected.connect((links.PEER4, 53))
    full = give(datagram(V4, links.ZOO4, base + 4, protocol), owner, "plain")
    with socket.socket(V4, socket.SOCK_DGRAM, protocol) as sender:
        for length in (1, 100, 3000):
            sender.sendto(b"d" * length, (links.ZOO4, base + 4))
    held_back = give(datagram(V4, "127.0.0.1", base + 5, protocol), owner)
    held_back.connect(("127.0.0.1", base + 1))
    held_back.send(b"h" * 500, socket.MSG_MORE)
    zoo.expect(name, "sockets", 6)
    give(datagram(V6, "::", base, protocol), owner)
    give(datagram(V6, "::", base + 6, protocol, dual=True), "ordinary_utf8", "ordinary")
    give(datagram(V6, links.ZOO6_LONG, base + 7, protocol), "escape")
    give(datagram(V6, links.ZOO6_LINK_LOCAL, base + 8, protocol), "newline")
    connected6 = give(datagram(V6, links.ZOO6, base + 9, protocol), "unknown_user")
    connected6.connect((links.PEER6, 5353))
    mapped = give(datagram(V6, "::ffff:" + links.ZOO4, base + 10, protocol, dual=True), "daemon")
    mapped.connect(("::ffff:" + links.PEER4, 631))
    far = give(datagram(V6, links.ZOO6_LINK_LOCAL, base + 11, protocol), owner)
    far.connect(with_scope(links.PEER6_LINK_LOCAL, 65535))
    full6 = give(datagram(V6, "::1", base + 12, protocol), owner)
    full6.sendto(b"e" * 200, ("::1", base + 12))
    zoo.expect(name + "6", "sockets", 8)


def make_udp_only(zoo):
    """Well-known ports, a group address, one port shared by two users, one without a name, one not bound at all."""
    give = zoo.owners.give
    give(datagram(V4, "0.0.0.0", 53), "title")
    give(datagram(V4, "224.0.0.251", 5353), "slash_title")
    give(datagram(V4, "255.255.255.255", 631), "empty")
    # Bound before they change hands: the kernel lets only one user share a port.
    for made, owner in [(datagram(V4, "0.0.0.0", 7777, reuse=True), owner) for owner in ("daemon", "ordinary")]:
        give(made, owner)
    give(datagram(V6, links.ZOO6, 5353), "utf8")
    zoo.expect("udp", "sockets", 5)
    zoo.expect("udp6", "sockets")
    zoo.keep(datagram(V4, None, 0))


def make_raw(zoo):
    """Raw sockets of several protocols; those of ICMP have one echo request each to read, and let in nothing else."""
    give = zoo.owners.give
    for protocol, owner in ((255, "plain"), (89, "unknown_user"), (47, "absolute")):
        give(socket.socket(V4, socket.SOCK_RAW, protocol), owner)
    bound = give(socket.socket(V4, socket.SOCK_RAW, 132), "ordinary")
    bound.bind((links.ZOO4, 0))
    bound.connect((links.PEER4, 0))
    echo = give(socket.socket(V4, socket.SOCK_RAW, socket.IPPROTO_ICMP), "title")
    echo.setsockopt(SOL_RAW, ICMP_FILTER, filter4())
    echo.sendto(echo_request(ICMP_ECHO_REQUEST), ("127.0.0.1", 0))
    zoo.expect("raw", "sockets", 5)
    for protocol, owner in ((255, "plain"), (89, "escape")):
        give(socket.socket(V6, socket.SOCK_RAW, protocol), owner)
    bound6 = give(socket.socket(V6, socket.SOCK_RAW, 132), "ordinary")
    bound6.bind((links.ZOO6, 0))
    bound6.connect((links.PEER6, 0))
    echo6 = give(socket.socket(V6, socket.SOCK_RAW, socket.IPPROTO_ICMPV6), "named_user")
    echo6.setsockopt(socket.IPPROTO_ICMPV6, ICMPV6_FILTER, filter6())
    echo6.sendto(echo_request(ICMPV6_ECHO_REQUEST), ("::1", 0))
    zoo.expect("raw6", "sockets", 4)


def make_invisible(zoo):
    """Kinds that netstat does not list, and Sockeye in its place must not either: ping and packet sockets."""
    zoo.keep(
        socket.socket(V4, socket.SOCK_DGRAM, socket.IPPROTO_ICMP),
        socket.socket(V6, socket.SOCK_DGRAM, socket.IPPROTO_ICMPV6),
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0),
        socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0),
    )


def filter4():
    """struct icmp_filter of linux/icmp.h that blocks all types but the echo request."""
    return struct.pack("=I", ~(1 << ICMP_ECHO_REQUEST) & 0xFFFFFFFF)


def filter6():
    """struct icmp6_filter of linux/icmpv6.h that blocks all types but the echo request."""
    words = [0xFFFFFFFF] * 8
    words[ICMPV6_ECHO_REQUEST >> 5] &= ~(1 << (ICMPV6_ECHO_REQUEST & 31))
    return struct.pack("=8I", *words)


def echo_request(kind):
    """An echo request; a raw socket of ICMPv6 fills in the checksum itself."""
    header = struct.pack(">BBHHH", kind, 0, 0, 0x1234, 1)
    if kind == ICMPV6_ECHO_REQUEST:
        return header
    total = sum(struct.unpack(">4H", header))
    return header[:2] + struct.pack(">H", ~total & 0xFFFF) + header[4:]


def make(zoo):
    """Make all sockets of this module."""
    make_udp(zoo, 0, "udp", "plain", 30000)
    make_udp(zoo, IPPROTO_UDPLITE, "udplite", "title", 9001)
    make_udp_only(zoo)
    make_raw(zoo)
    make_invisible(zoo)
