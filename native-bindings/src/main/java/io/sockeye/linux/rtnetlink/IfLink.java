package io.sockeye.linux.rtnetlink;

/**
 * Constants of {@code <linux/if_link.h>}: attributes of network interfaces, and {@code RTEXT_FILTER_*} of
 * {@code <linux/rtnetlink.h>}.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class IfLink {
    /** Attribute: the hardware address. */
    public static final int IFLA_ADDRESS = 1;
    /** Attribute: the hardware's broadcast address, of a point-to-point interface the peer's address. */
    public static final int IFLA_BROADCAST = 2;
    /** Attribute: the name, text that ends with a NUL. */
    public static final int IFLA_IFNAME = 3;
    /** Attribute: the largest packet in bytes, 32 bits. */
    public static final int IFLA_MTU = 4;
    /** Attribute: index of the interface beneath, 32 bits. */
    public static final int IFLA_LINK = 5;
    /** Attribute: the queueing discipline, text that ends with a NUL. */
    public static final int IFLA_QDISC = 6;
    /** Attribute: the counters of {@link RtnlLinkStats64} in 32 bits each, which wrap around. */
    public static final int IFLA_STATS = 7;
    /** Attribute: index of the interface that this one is a part of, 32 bits. */
    public static final int IFLA_MASTER = 10;
    /** Attribute: length of the send queue in packets, 32 bits. */
    public static final int IFLA_TXQLEN = 13;
    /** Attribute: where the hardware is, see {@link RtnlLinkMap}. */
    public static final int IFLA_MAP = 14;
    /** Attribute: operational state of RFC 2863, {@code IF_OPER_*}, 8 bits. */
    public static final int IFLA_OPERSTATE = 16;
    /** Attribute: {@code IF_LINK_MODE_*}, 8 bits. */
    public static final int IFLA_LINKMODE = 17;
    /** Attribute: attributes that say what kind of interface it is. */
    public static final int IFLA_LINKINFO = 18;
    /** Attribute: a description, text. */
    public static final int IFLA_IFALIAS = 20;
    /** Attribute: what the interface has counted, see {@link RtnlLinkStats64}. */
    public static final int IFLA_STATS64 = 23;
    /** Attribute: attributes of address families. */
    public static final int IFLA_AF_SPEC = 26;
    /** Attribute: group of interfaces, 32 bits. */
    public static final int IFLA_GROUP = 27;
    /** Attribute of a request: what the answer has more or less of, a set of {@code RTEXT_FILTER_*}, 32 bits. */
    public static final int IFLA_EXT_MASK = 29;
    /** Attribute: how many want all packets, 32 bits. */
    public static final int IFLA_PROMISCUITY = 30;
    /** Attribute: whether there is a carrier, 8 bits. */
    public static final int IFLA_CARRIER = 33;
    /** Attribute: attributes {@link #IFLA_ALT_IFNAME}. */
    public static final int IFLA_PROP_LIST = 52;
    /** Attribute: another name, text that ends with a NUL. */
    public static final int IFLA_ALT_IFNAME = 53;
    /** Attribute: the hardware address that the device was made with. */
    public static final int IFLA_PERM_ADDRESS = 54;
    /** Attribute: how many want all multicast packets, 32 bits; since Linux 6.0. */
    public static final int IFLA_ALLMULTI = 61;

    /** Bit of {@link #IFLA_EXT_MASK}: with virtual functions. */
    public static final int RTEXT_FILTER_VF = 0x01;
    /**
     * Bit of {@link #IFLA_EXT_MASK}: without the counters within {@link #IFLA_AF_SPEC}; the others stay; since Linux
     * 4.4.
     */
    public static final int RTEXT_FILTER_SKIP_STATS = 0x08;

    private IfLink() {}
}
