package io.sockeye.linux.rtnetlink;

/**
 * Flags of routes as in {@code /proc/net/route} and {@code /proc/net/ipv6_route}, of {@code <linux/route.h>} and
 * {@code <linux/ipv6_route.h>}.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class RouteFlags {
    /** Usable. */
    public static final int RTF_UP = 0x1;
    /** To a gateway. */
    public static final int RTF_GATEWAY = 0x2;
    /** To a host, not a network. */
    public static final int RTF_HOST = 0x4;
    /** Reinstated after a timeout. */
    public static final int RTF_REINSTATE = 0x8;
    /** Made by a redirect. */
    public static final int RTF_DYNAMIC = 0x10;
    /** Modified by a redirect. */
    public static final int RTF_MODIFIED = 0x20;
    /** Has a largest packet of its own. */
    public static final int RTF_MTU = 0x40;
    /** Has a largest window of its own. */
    public static final int RTF_WINDOW = 0x80;
    /** Has a first round-trip time of its own. */
    public static final int RTF_IRTT = 0x100;
    /** Packets are refused. */
    public static final int RTF_REJECT = 0x200;

    /** IPv6: a default route learned by neighbour discovery. */
    public static final int RTF_DEFAULT = 0x1_0000;
    /** IPv6: all is on the link, there being no router; deprecated. */
    public static final int RTF_ALLONLINK = 0x2_0000;
    /** IPv6: made by a router advertisement. */
    public static final int RTF_ADDRCONF = 0x4_0000;
    /** IPv6: to a prefix of a router advertisement. */
    public static final int RTF_PREFIX_RT = 0x8_0000;
    /** IPv6: anycast. */
    public static final int RTF_ANYCAST = 0x10_0000;
    /** IPv6: without a next hop. */
    public static final int RTF_NONEXTHOP = 0x20_0000;
    /** IPv6: it expires. */
    public static final int RTF_EXPIRES = 0x40_0000;
    /** IPv6: route information of a router advertisement. */
    public static final int RTF_ROUTEINFO = 0x80_0000;
    /** IPv6: an entry of the cache. */
    public static final int RTF_CACHE = 0x100_0000;
    /** IPv6: the flow matters. */
    public static final int RTF_FLOW = 0x200_0000;
    /** IPv6: a policy route. */
    public static final int RTF_POLICY = 0x400_0000;
    /** IPv6: the bits of the preference among routers of RFC 4191. */
    public static final int RTF_PREF_MASK = 0x1800_0000;
    /** IPv6: a copy for one processor. */
    public static final int RTF_PCPU = 0x4000_0000;
    /** IPv6: an address of this host; as an {@code int} it is negative. */
    public static final int RTF_LOCAL = 0x8000_0000;

    private RouteFlags() {}
}
