"""Routes of every kind that the kernel shows: in netstat's words, every flag and every column of its tables."""

import fcntl
import random
import socket
import struct

import network_links as links
from namespaces import ip, ip_batch, set_sysctls

SIOCADDRT = 0x890B
# Flags of linux/route.h and linux/ipv6_route.h; rtnetlink has no word for most of them.
RTF_UP, RTF_GATEWAY, RTF_HOST, RTF_MODIFIED = 0x1, 0x2, 0x4, 0x20
RTF_DEFAULT, RTF_ALLONLINK, RTF_ADDRCONF = 0x10000, 0x20000, 0x40000
RTF_NONEXTHOP, RTF_FLOW = 0x200000, 0x2000000

CROWD4, CROWD6 = 10_000, 3_000
CROWD_SEED = 20260704

ROUTES4 = (
    f"default via {links.PEER4} dev z0",
    f"default via {links.ROUTER4} dev z0 metric 100",
    "default dev eth2 scope link metric 1000",
    "unreachable default metric 4278198272",
    f"0.0.0.0/1 via {links.PEER4} metric 77",
    "128.0.0.0/2 dev eth1 scope link metric 5",
    # Host routes.
    f"10.90.7.7/32 via {links.PEER4}",
    "10.90.7.8/32 dev eth1 scope link",
    # What is refused, dropped or left to another table.
    "unreachable 10.90.0.0/16",
    "unreachable 10.90.0.1/32 metric 12",
    "prohibit 10.91.0.0/16",
    "prohibit 10.91.0.1/32",
    "blackhole 10.92.0.0/16",
    "blackhole 10.92.0.1/32 metric 4294967295",
    "throw 10.93.0.0/16",
    "unreachable 10.94.0.0/20 mtu 1300 advmss 1200 window 77 rtt 1s",
    # Metrics of a route.
    f"10.100.0.0/16 via {links.PEER4} mtu 1400",
    f"10.101.0.0/16 via {links.PEER4} advmss 1300",
    f"10.102.0.0/16 via {links.PEER4} window 12345",
    f"10.103.0.0/16 via {links.PEER4} rtt 500ms",
    f"10.104.0.0/16 via {links.PEER4} mtu lock 1400 advmss 1100 window 65535 rtt 30s rttvar 1s hoplimit 7 cwnd 9",
    f"10.105.0.0/16 via {links.PEER4} mtu 65535 advmss 65495 window 1000000 rtt 100s initcwnd 40 quickack 1",
    "10.106.0.0/16 dev eth20 mtu 1234 metric 3",
    # Several to one place.
    f"10.110.0.0/16 nexthop via {links.PEER4} dev z0 weight 1 nexthop via 10.1.0.77 dev eth1 weight 9",
    f"10.110.1.0/24 nexthop dev eth1 nexthop via {links.ROUTER4} dev z0 onlink",
    "10.111.0.0/16 nhid 11",
    "10.112.0.0/16 nhid 12 metric 9",
    "10.113.0.0/16 nhid 13",
    "10.114.0.0/16 nhid 14",
    f"10.115.0.0/16 via inet6 {links.PEER6_LINK_LOCAL} dev z0",
    f"10.116.0.0/16 via {links.PEER4} metric 1",
    f"10.116.0.0/16 via {links.ROUTER4} metric 2",
    "10.116.0.0/16 dev eth3 scope link metric 300000",
    f"10.117.0.0/16 via {links.PEER4} tos 0x10",
    f"10.117.0.0/16 via {links.ROUTER4} tos 0x08",
    "10.117.0.0/16 dev eth1 scope link",
    f"10.118.0.0/15 via 192.0.2.200 dev z0 onlink src {links.ZOO4} proto static",
    "10.120.0.0/13 dev eth1 proto dhcp scope link src 10.1.0.2 metric 1024",
    # Kinds that are not shown, of those that may be in this table.
    "local 10.130.0.1/32 dev lo",
    "broadcast 10.130.0.255/32 dev eth1",
    "multicast 239.77.0.0/16 dev eth1",
    # Odd masks and interfaces.
    "224.0.0.0/4 dev eth1 scope link",
    "10.140.0.0/31 dev fifteen-letters scope link",
    "10.140.0.0/29 dev we!rd@n(a)me scope link",
    "10.128.0.0/9 dev quiet0 scope link metric 8",
    "10.141.0.0/27 dev tun0",
    "10.142.0.0/28 dev eth0.100",
    # Of other tables: not shown.
    f"10.150.0.0/16 via {links.PEER4} table 100",
    "unreachable default table 101",
)
NEXTHOPS4 = (
    f"id 11 via {links.PEER4} dev z0",
    "id 12 dev eth2",
    "id 13 blackhole",
    "id 15 via 10.1.0.88 dev eth1",
)
NEXTHOPS6 = (
    f"id 21 via {links.PEER6_LINK_LOCAL} dev z0",
    f"id 22 via {links.PEER6} dev z0",
    "id 24 blackhole",
)
NEXTHOP_GROUPS = ("id 14 group 11,3/15,7", "id 23 group 21/22,2")
ROUTES6 = (
    f"default via {links.PEER6_LINK_LOCAL} dev z0 metric 100",
    f"default via {links.PEER6} dev z0 metric 1024 proto ra",
    "unreachable default dev lo metric 4294967295",
    f"2001:db8:1::/48 via {links.PEER6}",
    f"2001:db8:1::7/128 via {links.PEER6}",
    "2001:db8:2::/48 dev eth1",
    "2001:db8:2::8/128 dev eth2",
    "unreachable 2001:db8:3::/48",
    "prohibit 2001:db8:4::/48",
    "blackhole 2001:db8:5::/48",
    "throw 2001:db8:6::/48",
    "unreachable 2001:db8:3::1/128 metric 7",
    f"2001:db8:7::/48 via {links.PEER6} expires 5000",
    "2001:db8:8::/48 dev eth1 expires 6000 proto ra metric 2147483647",
    f"2001:db8:9::/48 via {links.PEER6} mtu 1400 advmss 1300 hoplimit 9 metric 1",
    f"2001:db8:9::/48 via {links.PEER6_LINK_LOCAL} dev z0 metric 2",
    "2001:db8:9::/48 dev eth3 metric 3",
    f"2001:db8:a::/48 nexthop via {links.PEER6} nexthop via fe80::77 dev eth1 weight 3",
    "2001:db8:b::/48 nhid 21",
    "2001:db8:c::/48 nhid 22 metric 5",
    "2001:db8:d::/48 nhid 23",
    "2001:db8:e::/48 nhid 24",
    "2001:db8:1234:5678:9abc:def0:1234:5678/128 via fe80:1234:5678:9abc:def0:1234:5678:9abc dev eth1",
    "2001:db8:1234:5678:9abc:def0:1234:0/124 dev fifteen-letters",
    "2001:db8:f::/64 dev we!rd@n(a)me",
    "2001:db8:10::/64 dev quiet0",
    "fd00:90:7::7/128 via " + links.PEER6,
    "::192.0.2.0/120 dev eth2",
    "64:ff9b::/96 dev eth1",
    "anycast 2001:db8:11::/128 dev eth1",
    "local 2001:db8:12::1/128 dev lo",
    "multicast ff05::/16 dev eth1 table local",
    # Of other tables: the kernel shows them all the same.
    f"2001:db8:20::/48 via {links.PEER6} table 100",
    "unreachable default table 101",
)


def add_with_flags6(destination, prefix, flags, metric, gateway="::", link="eth1"):
    """Add a route with flags of our choice by the old ioctl: struct in6_rtmsg of linux/ipv6_route.h."""
    request = struct.pack(
        "=16s16s16sIHHI4xQIi",
        socket.inet_pton(socket.AF_INET6, destination),
        bytes(16),
        socket.inet_pton(socket.AF_INET6, gateway),
        0,
        prefix,
        0,
        metric,
        0,
        RTF_UP | flags,
        socket.if_nametoindex(link),
    )
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, SIOCADDRT, request)


def make():
    """Make all routes."""
    ip_batch([f"nexthop add {line}" for line in NEXTHOPS4])
    ip_batch([f"nexthop add {line}" for line in NEXTHOPS6], family=6)
    ip_batch([f"nexthop add {line}" for line in NEXTHOP_GROUPS])
    ip_batch([f"route append {line}" for line in ROUTES4])
    ip_batch([f"route append {line}" for line in ROUTES6], family=6)
    # An interface that went down after its route was made.
    ip_batch(["link set eth020 down"])
    for number, flags in enumerate(
        (RTF_DEFAULT, RTF_ADDRCONF, RTF_ALLONLINK, RTF_MODIFIED, RTF_NONEXTHOP, RTF_FLOW, RTF_ADDRCONF | RTF_DEFAULT)
    ):
        add_with_flags6(f"2001:db8:f{number}::", 48, flags, number + 1)
    every = RTF_DEFAULT | RTF_ADDRCONF | RTF_ALLONLINK | RTF_MODIFIED | RTF_NONEXTHOP | RTF_FLOW
    add_with_flags6("2001:db8:ff::1", 128, every | RTF_HOST, 99)
    add_with_flags6("2001:db8:fe::", 48, every | RTF_GATEWAY, 98, links.PEER6, "z0")


def crowd4(random_numbers):
    """Lines for CROWD4 different IPv4 routes of all lengths, in no order."""
    seen = set()
    while len(seen) < CROWD4:
        length = random_numbers.choice((8, 12, 16, 20, 24, 24, 24, 24, 27, 30, 31, 32, 32))
        network = random_numbers.randrange(1 << 24, 223 << 24) >> (32 - length) << (32 - length)
        if network >> 24 not in (0, 127):
            seen.add((network, length))
    for network, length in sorted(seen, key=lambda _: random_numbers.random()):
        yield f"{socket.inet_ntoa(struct.pack('>I', network))}/{length}", random_numbers.choice(CROWD_WAYS4)


def crowd6(random_numbers):
    """The same for CROWD6 different IPv6 routes."""
    for number in range(1, CROWD6 + 1):
        site, length = random_numbers.randrange(1, 1 << 16), random_numbers.choice((64, 72, 128))
        yield f"2001:db8:{site:x}:{number:x}::/{length}", random_numbers.choice(CROWD_WAYS6)


CROWD_WAYS4 = (
    f"via {links.PEER4}",
    f"via {links.ROUTER4} metric 20",
    f"via {links.PEER4} mtu 1400",
    f"dev z0 scope link metric 5 src {links.ZOO4}",
    f"nexthop via {links.PEER4} nexthop via {links.ROUTER4}",
)
CROWD_WAYS6 = (f"via {links.PEER6}", "dev z0 metric 77", f"via {links.PEER6} expires 9000", "dev z0")


def make_crowd():
    """Make a network of one link with thousands of routes. Returns their number by family."""
    random_numbers = random.Random(CROWD_SEED)
    set_sysctls(links.SYSCTLS)
    ip_batch(
        [
            f"link add z0 address {links.ZOO_MAC} type veth peer name z1",
            "link set lo up",
            "link set z1 up",
            "link set z0 up",
            f"addr add {links.ZOO4}/24 dev z0",
            f"addr add {links.ZOO6}/64 dev z0 nodad",
        ]
    )
    lines = [f"route add {where} {how}" for where, how in crowd4(random_numbers)]
    lines += [f"route add unreachable 10.90.{i}.0/24" for i in range(50)]
    ip_batch(lines)
    lines6 = [f"route add {where} {how}" for where, how in crowd6(random_numbers)]
    ip_batch(lines6, family=6)
    ip("neigh flush all")
    return {"inet": len(lines), "inet6": len(lines6)}
