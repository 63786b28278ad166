package io.sockeye.linux.rtnetlink;

/**
 * Constants of {@code <linux/rtnetlink.h>}: routes, and the message types of links, addresses and neighbours.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class Rtnetlink {
    /** Message type of an answer: an interface, see {@link IfInfoMsg}. */
    public static final int RTM_NEWLINK = 16;
    /** Message type of a request for interfaces, see {@link IfInfoMsg}. */
    public static final int RTM_GETLINK = 18;
    /** Message type of an answer: an address, see {@link IfAddrMsg}. */
    public static final int RTM_NEWADDR = 20;
    /** Message type of a request for addresses, see {@link IfAddrMsg}. */
    public static final int RTM_GETADDR = 22;
    /** Message type of an answer: a route, see {@link RtMsg}. */
    public static final int RTM_NEWROUTE = 24;
    /** Message type of a request for routes, see {@link RtMsg}. */
    public static final int RTM_GETROUTE = 26;
    /** Message type of an answer: a neighbour, see {@link NdMsg}. */
    public static final int RTM_NEWNEIGH = 28;
    /** Message type of a request for neighbours, see {@link NdMsg}. */
    public static final int RTM_GETNEIGH = 30;
    /** Message type of a request for multicast groups and of each answer, see {@link IfAddrMsg}. */
    public static final int RTM_GETMULTICAST = 58;

    /** Kind of route: none. */
    public static final int RTN_UNSPEC = 0;
    /** Kind of route: to a gateway or a host. */
    public static final int RTN_UNICAST = 1;
    /** Kind of route: to this host. */
    public static final int RTN_LOCAL = 2;
    /** Kind of route: accepted here and sent as broadcast. */
    public static final int RTN_BROADCAST = 3;
    /** Kind of route: accepted here as broadcast, sent as unicast. */
    public static final int RTN_ANYCAST = 4;
    /** Kind of route: multicast. */
    public static final int RTN_MULTICAST = 5;
    /** Kind of route: packets are dropped and nobody is told. */
    public static final int RTN_BLACKHOLE = 6;
    /** Kind of route: packets are refused, host unreachable. */
    public static final int RTN_UNREACHABLE = 7;
    /** Kind of route: packets are refused, prohibited. */
    public static final int RTN_PROHIBIT = 8;
    /** Kind of route: the search goes on in the next table. */
    public static final int RTN_THROW = 9;
    /** Kind of route: the address is translated; no longer used. */
    public static final int RTN_NAT = 10;
    /** Kind of route: an external program resolves it; not used. */
    public static final int RTN_XRESOLVE = 11;

    /** Who made the route: unknown. */
    public static final int RTPROT_UNSPEC = 0;
    /** Who made the route: an ICMP redirect. */
    public static final int RTPROT_REDIRECT = 1;
    /** Who made the route: the kernel. */
    public static final int RTPROT_KERNEL = 2;
    /** Who made the route: someone while the host started. */
    public static final int RTPROT_BOOT = 3;
    /** Who made the route: the administrator. */
    public static final int RTPROT_STATIC = 4;
    /** Who made the route: GateD. */
    public static final int RTPROT_GATED = 8;
    /** Who made the route: a router advertisement. */
    public static final int RTPROT_RA = 9;
    /** Who made the route: Merit MRT. */
    public static final int RTPROT_MRT = 10;
    /** Who made the route: Zebra. */
    public static final int RTPROT_ZEBRA = 11;
    /** Who made the route: BIRD. */
    public static final int RTPROT_BIRD = 12;
    /** Who made the route: the DECnet routing daemon. */
    public static final int RTPROT_DNROUTED = 13;
    /** Who made the route: XORP. */
    public static final int RTPROT_XORP = 14;
    /** Who made the route: Netsukuku. */
    public static final int RTPROT_NTK = 15;
    /** Who made the route: a DHCP client. */
    public static final int RTPROT_DHCP = 16;
    /** Who made the route: the multicast daemon. */
    public static final int RTPROT_MROUTED = 17;
    /** Who made the route: Keepalived. */
    public static final int RTPROT_KEEPALIVED = 18;
    /** Who made the route: Babel. */
    public static final int RTPROT_BABEL = 42;
    /** Who made the route: Open/R. */
    public static final int RTPROT_OPENR = 99;
    /** Who made the route: BGP. */
    public static final int RTPROT_BGP = 186;
    /** Who made the route: IS-IS. */
    public static final int RTPROT_ISIS = 187;
    /** Who made the route: OSPF. */
    public static final int RTPROT_OSPF = 188;
    /** Who made the route: RIP. */
    public static final int RTPROT_RIP = 189;
    /** Who made the route: EIGRP. */
    public static final int RTPROT_EIGRP = 192;

    /** How far a destination is: anywhere. */
    public static final int RT_SCOPE_UNIVERSE = 0;
    /** How far a destination is: within the site. */
    public static final int RT_SCOPE_SITE = 200;
    /** How far a destination is: on a link of this host. */
    public static final int RT_SCOPE_LINK = 253;
    /** How far a destination is: this host. */
    public static final int RT_SCOPE_HOST = 254;
    /** How far a destination is: there is none. */
    public static final int RT_SCOPE_NOWHERE = 255;

    /** Routing table: none, in a request all. */
    public static final int RT_TABLE_UNSPEC = 0;
    /** Routing table: one whose number is too large for {@link RtMsg#table()}. */
    public static final int RT_TABLE_COMPAT = 252;
    /** Routing table: looked up last. */
    public static final int RT_TABLE_DEFAULT = 253;
    /** Routing table: the ordinary one. */
    public static final int RT_TABLE_MAIN = 254;
    /** Routing table: the host's own addresses and broadcast addresses. */
    public static final int RT_TABLE_LOCAL = 255;

    /** Flag of a route: changes are notified. */
    public static final int RTM_F_NOTIFY = 0x100;
    /** Flag of a route: it is one of the cache or an exception to another; in a request, only such are wanted. */
    public static final int RTM_F_CLONED = 0x200;
    /** Flag of a route: not used. */
    public static final int RTM_F_EQUALIZE = 0x400;
    /** Flag of a request: only routes to IPv6 prefixes that were advertised are wanted. */
    public static final int RTM_F_PREFIX = 0x800;
    /** Flag of a request: the answer is to name the table that the route was found in. */
    public static final int RTM_F_LOOKUP_TABLE = 0x1000;
    /** Flag of a request: the answer is to be the route in the table. */
    public static final int RTM_F_FIB_MATCH = 0x2000;
    /** Flag of a route: hardware forwards. */
    public static final int RTM_F_OFFLOAD = 0x4000;
    /** Flag of a route: hardware hands packets to the kernel. */
    public static final int RTM_F_TRAP = 0x8000;
    /** Flag of a route: hardware did not take it. */
    public static final int RTM_F_OFFLOAD_FAILED = 0x2000_0000;

    /** Flag of a next hop: dead. */
    public static final int RTNH_F_DEAD = 1;
    /** Flag of a next hop: the gateway is looked up recursively. */
    public static final int RTNH_F_PERVASIVE = 2;
    /** Flag of a next hop: the gateway is taken to be on the link. */
    public static final int RTNH_F_ONLINK = 4;
    /** Flag of a next hop: hardware forwards. */
    public static final int RTNH_F_OFFLOAD = 8;
    /** Flag of a next hop: the link has no carrier. */
    public static final int RTNH_F_LINKDOWN = 16;
    /** Flag of a next hop: not yet resolved, of multicast routes. */
    public static final int RTNH_F_UNRESOLVED = 32;
    /** Flag of a next hop: hardware hands packets to the kernel. */
    public static final int RTNH_F_TRAP = 64;

    /** Attribute of a route: the destination, an address. */
    public static final int RTA_DST = 1;
    /** Attribute of a route: the source, an address. */
    public static final int RTA_SRC = 2;
    /** Attribute of a route: index of the interface that packets come in by, 32 bits. */
    public static final int RTA_IIF = 3;
    /** Attribute of a route: index of the interface that packets go out by, 32 bits. */
    public static final int RTA_OIF = 4;
    /** Attribute of a route: the gateway, an address of the route's own family. */
    public static final int RTA_GATEWAY = 5;
    /** Attribute of a route: the metric, 32 bits, unsigned. */
    public static final int RTA_PRIORITY = 6;
    /** Attribute of a route: the preferred source, an address. */
    public static final int RTA_PREFSRC = 7;
    /** Attribute of a route: attributes {@code RTAX_*}. */
    public static final int RTA_METRICS = 8;
    /** Attribute of a route: its next hops, each a {@link RtNextHop}. */
    public static final int RTA_MULTIPATH = 9;
    /** Attribute of a route: its realms, 32 bits. */
    public static final int RTA_FLOW = 11;
    /** Attribute of a route: use and expiry, see {@link RtaCacheInfo}. */
    public static final int RTA_CACHEINFO = 12;
    /** Attribute of a route: the routing table, {@code RT_TABLE_*}, 32 bits, unsigned. */
    public static final int RTA_TABLE = 15;
    /** Attribute of a route: the mark of packets, 32 bits. */
    public static final int RTA_MARK = 16;
    /** Attribute of a multicast route: packets, bytes and packets by a wrong interface, 64 bits each. */
    public static final int RTA_MFC_STATS = 17;
    /** Attribute of a route: a gateway of another family, 16 bits of {@code AF_*} and then the address. */
    public static final int RTA_VIA = 18;
    /** Attribute of a route: the new destination, of MPLS. */
    public static final int RTA_NEWDST = 19;
    /** Attribute of a route: the preference among routers of RFC 4191, 8 bits. */
    public static final int RTA_PREF = 20;
    /** Attribute of a route: the kind of encapsulation, 16 bits. */
    public static final int RTA_ENCAP_TYPE = 21;
    /** Attribute of a route: attributes of the encapsulation. */
    public static final int RTA_ENCAP = 22;
    /** Attribute of a route: time until it expires in seconds, 32 bits. */
    public static final int RTA_EXPIRES = 23;
    /** Attribute of a route: the user, 32 bits. */
    public static final int RTA_UID = 25;
    /** Attribute of a route: whether MPLS passes on the time to live, 8 bits. */
    public static final int RTA_TTL_PROPAGATE = 26;
    /** Attribute of a request for one route: the protocol, {@code IPPROTO_*}, 8 bits. */
    public static final int RTA_IP_PROTO = 27;
    /** Attribute of a request for one route: the source port, 16 bits, big-endian. */
    public static final int RTA_SPORT = 28;
    /** Attribute of a request for one route: the destination port, 16 bits, big-endian. */
    public static final int RTA_DPORT = 29;
    /** Attribute of a route: number of the next hop object, 32 bits, unsigned. */
    public static final int RTA_NH_ID = 30;

    /** Metric: which metrics the kernel must not adapt, a set of {@code 1 << RTAX_*}. */
    public static final int RTAX_LOCK = 1;
    /** Metric: the largest packet in bytes. */
    public static final int RTAX_MTU = 2;
    /** Metric: the largest TCP window in bytes. */
    public static final int RTAX_WINDOW = 3;
    /** Metric: round-trip time in eighths of a millisecond. */
    public static final int RTAX_RTT = 4;
    /** Metric: variation of the round-trip time in quarters of a millisecond. */
    public static final int RTAX_RTTVAR = 5;
    /** Metric: the slow start threshold in packets. */
    public static final int RTAX_SSTHRESH = 6;
    /** Metric: the largest congestion window in packets. */
    public static final int RTAX_CWND = 7;
    /** Metric: the TCP segment size advertised, in bytes. */
    public static final int RTAX_ADVMSS = 8;
    /** Metric: reordering in packets. */
    public static final int RTAX_REORDERING = 9;
    /** Metric: the hop limit. */
    public static final int RTAX_HOPLIMIT = 10;
    /** Metric: the congestion window to begin with, in packets. */
    public static final int RTAX_INITCWND = 11;
    /** Metric: a set of {@code RTAX_FEATURE_*}. */
    public static final int RTAX_FEATURES = 12;
    /** Metric: the shortest retransmission timeout in milliseconds. */
    public static final int RTAX_RTO_MIN = 13;
    /** Metric: the receive window to begin with, in packets. */
    public static final int RTAX_INITRWND = 14;
    /** Metric: whether TCP acknowledges at once. */
    public static final int RTAX_QUICKACK = 15;
    /** Metric: the congestion control, text that ends with a NUL. */
    public static final int RTAX_CC_ALGO = 16;
    /** Metric: whether TCP Fast Open does without cookies. */
    public static final int RTAX_FASTOPEN_NO_COOKIE = 17;

    private Rtnetlink() {}
}
