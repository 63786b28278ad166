"""Memberships in multicast groups of IPv4 and IPv6, held by sockets: one or several of a group, on many interfaces."""

import socket
import struct

from namespaces import ip_batch

IP_ADD_SOURCE_MEMBERSHIP = 39
GROUPS4 = (
    ("z0", "224.0.0.251", 3),
    ("z0", "239.255.255.250", 1),
    ("eth1", "239.1.2.3", 12),
    ("eth2", "224.0.1.1", 1),
    ("fifteen-letters", "239.255.0.1", 2),
    ("down-and-long-1", "239.255.0.1", 2),
    ("br0", "224.0.0.5", 1),
    ("lo", "224.9.9.9", 1),
    ("we!rd@n(a)me", "225.0.0.1", 1),
    ("down0", "232.0.0.1", 1),
    ("ifb0", "224.0.0.251", 1),
)
GROUPS6 = (
    ("z0", "ff02::fb", 3),
    ("z0", "ff02::1:3", 1),
    ("eth1", "ff05::1234:5678:9abc:def0", 12),
    ("eth2", "ff0e::101", 1),
    ("fifteen-letters", "ff15:1234:5678:9abc:def0:1234:5678:9abc", 2),
    ("br0", "ff02::5", 1),
    ("lo", "ff01::fb", 1),
    ("a", "ff12::1", 1),
    ("tun0", "ff02::fb", 1),
)


def join():
    """Join everything. Returns the sockets."""
    kept = []
    for link, group, times in GROUPS4:
        request = struct.pack("=4s4si", socket.inet_aton(group), bytes(4), socket.if_nametoindex(link))
        for _ in range(times):
            member = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, request)
            kept.append(member)
    by_source = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    request = socket.inet_aton("232.1.1.1") + socket.inet_aton("10.1.0.1") + socket.inet_aton("192.0.2.77")
    by_source.setsockopt(socket.IPPROTO_IP, IP_ADD_SOURCE_MEMBERSHIP, request)
    kept.append(by_source)
    for link, group, times in GROUPS6:
        request = socket.inet_pton(socket.AF_INET6, group) + struct.pack("=i", socket.if_nametoindex(link))
        for _ in range(times):
            member = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
            member.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, request)
            kept.append(member)
    # Of the link layer alone: netstat does not list these.
    ip_batch(["maddr add 33:33:00:00:77:77 dev eth1", "maddr add 01:00:5e:00:00:77 dev eth2"])
    return kept
