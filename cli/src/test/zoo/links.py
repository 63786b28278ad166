"""Namespaces, links, addresses and name files of the zoo.

Two network namespaces joined by a veth pair: the zoo (`z0`) and its peer (`p0`). Every neighbour is set by hand, so
that no ARP is needed, and so that an address can be made unreachable from the zoo by giving it a MAC address nobody
has: what the zoo sends there is lost, what comes from there still arrives. That holds the passing states of TCP.
"""

from namespaces import Namespaces, ip, set_sysctls

ZOO_MAC, PEER_MAC, NOBODY_MAC = "02:00:00:77:00:01", "02:00:00:77:00:02", "02:00:00:77:de:ad"

ZOO4, ZOO4_SUBNET_ZERO = "10.77.0.1", "10.79.4.0"
PEER4, FALLS_SILENT4, UNHEARD4, ABSENT4 = "10.77.0.2", "10.77.0.9", "10.77.0.77", "10.77.0.66"
ZOO6, ZOO6_LONG, ZOO6_LINK_LOCAL = "fd00:77::1", "fd00:1234:5678:9abc:def0:1234:5678:9abc", "fe80::77:1"
PEER6, FALLS_SILENT6, UNHEARD6, ABSENT6 = "fd00:77::2", "fd00:77::9", "fd00:77::77", "fd00:77::66"
PEER6_LINK_LOCAL, PEER6_LONG = "fe80::77:2", "fd00:1234:5678:9abc:def0:1234:5678:9abd"

# Long enough that nothing the zoo holds is given up within its 45 minutes.
SYSCTLS = {
    "ipv4/tcp_retries2": 200,
    "ipv4/tcp_orphan_retries": 200,
    "ipv4/tcp_syn_retries": 100,
    "ipv4/tcp_synack_retries": 100,
    "ipv4/tcp_fin_timeout": 3000,
    "ipv4/tcp_syncookies": 0,
    "ipv4/conf/all/rp_filter": 0,
    "ipv4/conf/default/rp_filter": 0,
    "ipv4/ping_group_range": "0 2147483647",
    "ipv6/conf/all/accept_dad": 0,
    "ipv6/conf/default/accept_dad": 0,
    "ipv6/conf/all/router_solicitations": 0,
    "ipv6/conf/default/router_solicitations": 0,
}

NAME_FILES = {
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\nnetworks: files\nservices: files\nprotocols: files\n",
    "hosts": f"""127.0.0.1 localhost
::1 localhost6 ip6-localhost
{ZOO4} zoo.example.org zoo
{PEER4} the-peer-with-a-rather-long-name.example.org peer
{ZOO6} zoo6.example.org zoo6
{ZOO6_LONG} long6.a-name-that-does-not-fit-the-column.example.org
{PEER6_LINK_LOCAL} link-local-peer.example.org
{ABSENT4} first-name.example.org
{ABSENT4} second-name.example.org
""",
    "networks": "loopback 127.0.0.0\nzoo-net 10.79.4.0\n",
    "services": """ssh 22/tcp
ssh 22/udp
domain 53/tcp
domain 53/udp
http 80/tcp www # WorldWideWeb HTTP
www-http 80/tcp
https 443/tcp
ipp 631/tcp
printer-of-udp 631/udp
mdns 5353/udp
a-service-name-that-is-far-too-long 7001/tcp
eighteen-letters-x 7002/tcp
nineteen-letters-xy 7003/tcp
lite-service 9001/udplite
not-the-lite-one 9001/udp
raw-service 1/raw
""",
    "passwd": """root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/:/usr/sbin/nologin
a-user-with-a-long-name:x:4321:4321::/:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
""",
}


class Links(Namespaces):
    """The zoo's network namespace, its peer's, and the veth pair between them."""

    def build(self):
        """Make the peer's namespace, the links, the addresses and the neighbours."""
        self.make_peer()
        with self.at_peer():
            set_sysctls(SYSCTLS)
            ip("link set lo up")
            ip(f"link add p0 address {PEER_MAC} type veth peer name z0 address {ZOO_MAC}")
            self.give_to_zoo("z0")
        set_sysctls(SYSCTLS)
        ip("link set lo up")
        self._raise_zoo()
        with self.at_peer():
            self._raise_peer()

    @staticmethod
    def silence():
        """From now on nothing of the zoo reaches the addresses that fall silent; what they send still arrives."""
        for address in (FALLS_SILENT4, FALLS_SILENT6):
            ip(f"neigh replace {address} lladdr {NOBODY_MAC} dev z0 nud permanent")

    @staticmethod
    def _raise_zoo():
        ip("link set z0 addrgenmode none up")
        for address in (f"{ZOO4}/24", f"{ZOO4_SUBNET_ZERO}/16"):
            ip(f"addr add {address} dev z0")
        for address in (f"{ZOO6}/64", f"{ZOO6_LONG}/64", f"{ZOO6_LINK_LOCAL}/64"):
            ip(f"addr add {address} dev z0 nodad")
        for address in (PEER4, FALLS_SILENT4, PEER6, FALLS_SILENT6, PEER6_LINK_LOCAL, PEER6_LONG):
            ip(f"neigh replace {address} lladdr {PEER_MAC} dev z0 nud permanent")
        for address in (UNHEARD4, ABSENT4, UNHEARD6, ABSENT6):
            ip(f"neigh replace {address} lladdr {NOBODY_MAC} dev z0 nud permanent")

    @staticmethod
    def _raise_peer():
        ip("link set p0 addrgenmode none up")
        for address in (PEER4, FALLS_SILENT4, UNHEARD4):
            ip(f"addr add {address}/24 dev p0")
        ip("route add 10.79.0.0/16 dev p0")
        for address in (PEER6, FALLS_SILENT6, UNHEARD6, PEER6_LINK_LOCAL, PEER6_LONG):
            ip(f"addr add {address}/64 dev p0 nodad")
        for address in (ZOO4, ZOO4_SUBNET_ZERO, ZOO6, ZOO6_LONG, ZOO6_LINK_LOCAL):
            ip(f"neigh replace {address} lladdr {ZOO_MAC} dev p0 nud permanent")
