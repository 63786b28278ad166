"""Interfaces of every kind that needs no module: veth, bridge, ifb, tun and tap, with addresses of every scope.

`z0` leads to the peer's namespace, where the traffic comes from; the others stay within the zoo. Nothing may speak of
its own accord: no duplicate address detection, no router solicitation, no address that the kernel makes up, no spanning
tree, no multicast querier, and every neighbour that is spoken to is set by hand.
"""

import fcntl
import os
import socket
import struct

from namespaces import Namespaces, ip, ip_batch, set_sysctls

ZOO_MAC, PEER_MAC, NOBODY_MAC = "02:00:00:88:00:01", "02:00:00:88:00:02", "02:00:00:88:de:ad"
ZOO4, PEER4, ROUTER4, NOBODY4 = "10.88.0.1", "10.88.0.2", "10.88.0.3", "10.88.0.66"
ZOO6, PEER6, NOBODY6 = "fd00:88::1", "fd00:88::2", "fd00:88::66"
ZOO6_LINK_LOCAL, PEER6_LINK_LOCAL = "fe80::88:1", "fe80::88:2"
# Behind the zoo, as the peer sees it: forwarded to an interface that hears nothing.
BEYOND4, BEYOND6 = "10.81.5.5", "fd00:81::5"

SYSCTLS = {
    "ipv4/conf/all/rp_filter": 0,
    "ipv4/conf/default/rp_filter": 0,
    "ipv4/ip_forward": 1,
    "ipv4/icmp_ratelimit": 0,
    "ipv4/icmp_echo_ignore_broadcasts": 0,
    "ipv4/ipfrag_time": 1,
    "ipv4/tcp_syncookies": 0,
    "ipv4/tcp_syn_retries": 1,
    "ipv4/tcp_fin_timeout": 1,
    "ipv4/conf/default/igmpv3_unsolicited_report_interval": 1,
    "ipv4/conf/all/igmpv3_unsolicited_report_interval": 1,
    "ipv6/conf/default/mldv2_unsolicited_report_interval": 1,
    "ipv6/conf/default/mldv1_unsolicited_report_interval": 1,
    "ipv6/conf/all/forwarding": 1,
    "ipv6/conf/all/accept_dad": 0,
    "ipv6/conf/default/accept_dad": 0,
    "ipv6/conf/all/accept_ra": 0,
    "ipv6/conf/default/accept_ra": 0,
    "ipv6/conf/default/dad_transmits": 0,
    "ipv6/conf/default/addr_gen_mode": 1,
    "ipv6/icmp/ratelimit": 0,
    "ipv6/ip6frag_time": 1,
}

NAME_FILES = {
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\nnetworks: files\nservices: files\nprotocols: files\n",
    "hosts": f"""127.0.0.1 localhost
::1 localhost6 ip6-localhost
{ZOO4} zoo.example.org zoo
{PEER4} the-peer-with-a-rather-long-name.example.org peer
{ROUTER4} router
10.90.7.7 host-with-a-route.example.org
{ZOO6} zoo6.example.org zoo6
{PEER6} the-peer-with-a-rather-long-name-of-its-own.example.org
fd00:90:7::7 host6.example.org
{PEER6_LINK_LOCAL} link-local-peer.example.org
224.0.0.251 mdns.example.org
ff02::fb mdns6.example.org
""",
    "networks": """default 0.0.0.0
loopback 127.0.0.0
link-local 169.254.0.0
zoo-net 10.88.0.0
a-network-with-a-long-name 10.90.0.0
""",
}

# Interface flags of linux/if.h that only an ioctl sets.
SIOCGIFFLAGS, SIOCSIFFLAGS = 0x8913, 0x8914
IFF_DEBUG, IFF_NOTRAILERS, IFF_DYNAMIC = 0x4, 0x20, 0x8000

TUNSETIFF, TUNSETLINK = 0x400454CA, 0x400454CD
IFF_TUN, IFF_TAP, IFF_NO_PI = 0x1, 0x2, 0x1000

# Hardware types of linux/if_arp.h, each worn by a tun device. Not ARPHRD_ASH (781): netstat takes what lies in memory
# behind its address for address.
HARDWARE_TYPES = {
    "hw-netrom": 0,
    "hw-eether": 2,
    "hw-ax25": 3,
    "hw-pronet": 4,
    "hw-ieee802": 6,
    "hw-arcnet": 7,
    "hw-dlci": 15,
    "hw-eui64": 27,
    "hw-infiniband": 32,
    "hw-slip": 256,
    "hw-cslip": 257,
    "hw-slip6": 258,
    "hw-cslip6": 259,
    "hw-adapt": 264,
    "hw-rose": 270,
    "hw-x25": 271,
    "hw-ppp": 512,
    "hw-hdlc": 513,
    "hw-lapb": 516,
    "hw-rawip": 519,
    "hw-tunnel": 768,
    "hw-tunnel6": 769,
    "hw-frad": 770,
    "hw-fddi": 774,
    "hw-sit": 776,
    "hw-gre": 778,
    "hw-hippi": 780,
    "hw-econet": 782,
    "hw-irda": 783,
    "hw-tr": 800,
    "hw-ieee80211": 801,
    "hw-metricom": 23,
    "hw-void": 65535,
}

# A veth pair each: the end to look at, its other end, and what is set on the first once both exist.
PAIRS = (
    ("eth1", "eth1-end", "up mtu 1280 promisc on address 02:ff:fe:fd:fc:fb"),
    ("eth2", "eth2-end", "up mtu 9000 txqueuelen 12345"),
    ("eth3", "eth3-end", "up allmulticast on address 0a:0b:0c:0d:0e:0f"),
    ("eth10", "eth10-end", "up mtu 65535 txqueuelen 1"),
    ("eth11", "eth011", "up arp off"),
    ("eth20", "eth020", "up multicast off"),
    ("down0", "down0-end", "mtu 576"),
    ("quiet0", "quiet0-end", "up"),
    ("fifteen-letters", "14-letters-end", "up promisc on allmulticast on"),
    ("down-and-long-1", "down-and-long-2", ""),
    ("eth0.100", "eth0.99", "up mtu 68"),
    ("we!rd@n(a)me", "~$&*+,;<=>?", "up"),
    ("UPPER", "upper", "up"),
    ("a", "1", "up"),
    ("x-2y10", "x-2y9", "up"),
    ("port1", "port1-end", "up master br0"),
    ("port2", "port2-end", "up master br0"),
)
STAY_DOWN = {"down0", "quiet0-end", "14-letters-end"}


def set_flags(name, flags):
    """Set flags of an interface besides those it has."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sH22x", name.encode(), 0)
        (old,) = struct.unpack_from("H", fcntl.ioctl(control, SIOCGIFFLAGS, request), 16)
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH22x", name.encode(), old | flags))


def make_tun(name, kind, hardware_type=None):
    """A tun or tap device, there as long as the descriptor that is returned."""
    descriptor = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH22x", name.encode(), kind | IFF_NO_PI))
    if hardware_type is not None:
        fcntl.ioctl(descriptor, TUNSETLINK, hardware_type)
    return descriptor


class Network(Namespaces):
    """The interfaces of the zoo and the one of the peer."""

    def build(self):
        """Make all of it. Returns what must stay open."""
        self.make_peer()
        with self.at_peer():
            set_sysctls(SYSCTLS)
            ip("link set lo up")
            ip(f"link add p0 address {PEER_MAC} type veth peer name z0 address {ZOO_MAC}")
            self.give_to_zoo("z0")
        set_sysctls(SYSCTLS)
        ip("link set lo up mtu 100000")
        self._raise_way_to_peer()
        with self.at_peer():
            self._raise_peer()
        kept = self._make_links()
        self._set_addresses()
        return kept

    @staticmethod
    def _raise_way_to_peer():
        ip_batch(
            ["link set z0 up", f"addr add {ZOO4}/24 broadcast + dev z0"]
            + [f"addr add {address}/64 dev z0 nodad" for address in (ZOO6, ZOO6_LINK_LOCAL)]
            + [
                f"neigh replace {address} lladdr {PEER_MAC} dev z0 nud permanent"
                for address in (PEER4, ROUTER4, PEER6, PEER6_LINK_LOCAL)
            ]
            + [f"neigh replace {address} lladdr {NOBODY_MAC} dev z0 nud permanent" for address in (NOBODY4, NOBODY6)]
        )

    @staticmethod
    def _raise_peer():
        ip_batch(
            [
                "link set p0 up",
                f"addr add {PEER4}/24 dev p0",
                f"addr add {PEER6}/64 dev p0 nodad",
                f"addr add {PEER6_LINK_LOCAL}/64 dev p0 nodad",
            ]
            + [
                f"neigh replace {address} lladdr {ZOO_MAC} dev p0 nud permanent"
                for address in (ZOO4, ZOO6, ZOO6_LINK_LOCAL)
            ]
            + [f"route add default via {ZOO4}", f"route add default via {ZOO6}"]
        )

    @staticmethod
    def _make_links():
        commands = ["link add br0 type bridge stp_state 0 mcast_snooping 0 mcast_router 0"]
        commands += ["link add ifb0 txqueuelen 32 type ifb", "link add ifb10 type ifb"]
        for near, far, settings in PAIRS:
            commands.append(f"link add name {near} type veth peer name {far}")
            if settings:
                commands.append(f"link set dev {near} {settings}")
            if far not in STAY_DOWN:
                commands.append(f"link set dev {far} up")
        commands += ["link set br0 up", "link set ifb0 up"]
        ip_batch(commands)
        kept = [make_tun("tun0", IFF_TUN), make_tun("tap0", IFF_TAP)]
        kept += [make_tun(name, IFF_TUN, hardware) for name, hardware in HARDWARE_TYPES.items()]
        ip_batch(["link set tun0 up mtu 1400 txqueuelen 3", "link set tap0 up"])
        ip_batch([f"link set {name} up" for name in list(HARDWARE_TYPES)[::2]])
        # Nobody holds its other side: up, and not running.
        ip_batch(["tuntap add idle-tun mode tun", "link set idle-tun up"])
        set_flags("eth2", IFF_DEBUG)
        set_flags("eth3", IFF_NOTRAILERS)
        set_flags("eth10", IFF_DYNAMIC | IFF_DEBUG | IFF_NOTRAILERS)
        return kept

    @staticmethod
    def _set_addresses():
        ip_batch(
            [
                "addr add 10.1.0.1/24 broadcast + dev eth1",
                "addr add 10.1.0.2/24 broadcast + dev eth1",
                "addr add 10.1.9.1/24 dev eth1 label eth1:0",
                "addr add 10.2.0.1/16 broadcast 10.2.200.200 dev eth2",
                "addr add 10.2.7.1/24 broadcast + dev eth2 label eth2:1",
                "addr add 10.2.8.1/32 dev eth2 label eth2:a-label",
                "addr add 10.3.0.1/30 dev eth3 scope link",
                "addr add 10.3.0.5/31 dev eth3 scope host",
                "addr add 198.51.100.255/8 broadcast 0.0.0.0 dev eth10",
                "addr add 203.0.113.7/32 dev down0",
                "addr add 169.254.7.7/16 dev quiet0 scope link",
                "addr add 10.4.0.1 peer 10.5.0.1/32 dev tun0",
                "addr add 10.4.0.2 peer 10.6.0.0/24 dev tap0",
                "addr add 192.0.2.129/25 broadcast + dev br0",
                "addr add 10.81.0.1/16 dev ifb0",
                "addr add 255.255.255.254/1 dev upper",
                "addr add fe80::b/64 dev br0 nodad",
                "addr add fd00:1::1/64 dev eth1 nodad",
                "addr add fd00:1234:5678:9abc:def0:1234:5678:9abc/128 dev eth1 nodad",
                "addr add fec0::1/64 dev eth2 nodad",
                "addr add ::192.0.2.1/96 dev eth2 nodad",
                "addr add fd00:3::1/64 dev eth3 nodad valid_lft 86400 preferred_lft 0",
                "addr add fd00:3::2/63 dev eth3 nodad home",
                "addr add fe80::1 peer fe80::2/128 dev tun0 nodad",
                "addr add 2001:db8::1/32 dev eth10 nodad noprefixroute",
                "addr add 2002:c000:201::1/16 dev eth10 nodad scope link",
                "addr add ::ffff:0:1/0 dev ifb0 nodad",
                "addr add fd00:81::1/64 dev ifb0 nodad",
            ]
        )
