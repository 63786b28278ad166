package io.sockeye.linux.rtnetlink;

/**
 * Constants of {@code <linux/if_addr.h>}: attributes and flags of addresses.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class IfAddr {
    /** Attribute: the address, of a point-to-point interface the peer's. */
    public static final int IFA_ADDRESS = 1;
    /** Attribute: the interface's own address; IPv6 has it only where it differs from {@link #IFA_ADDRESS}. */
    public static final int IFA_LOCAL = 2;
    /** Attribute of IPv4: the interface's name or an alias of it such as {@code eth0:1}, text that ends with a NUL. */
    public static final int IFA_LABEL = 3;
    /** Attribute: the broadcast address. */
    public static final int IFA_BROADCAST = 4;
    /** Attribute: an anycast address. */
    public static final int IFA_ANYCAST = 5;
    /** Attribute: preferred and valid lifetime in seconds, time made and time changed in 1/100 s, 32 bits each. */
    public static final int IFA_CACHEINFO = 6;
    /** Attribute: a multicast address. */
    public static final int IFA_MULTICAST = 7;
    /** Attribute: all flags, {@code IFA_F_*}, 32 bits; in place of {@link IfAddrMsg#flags()}. */
    public static final int IFA_FLAGS = 8;
    /** Attribute: metric of the route to the prefix, 32 bits. */
    public static final int IFA_RT_PRIORITY = 9;

    /** Flag: not the first address of the prefix; of IPv6, a temporary one. */
    public static final int IFA_F_SECONDARY = 0x01;
    /** Flag: duplicates are not looked for. */
    public static final int IFA_F_NODAD = 0x02;
    /** Flag: in use while duplicates are looked for. */
    public static final int IFA_F_OPTIMISTIC = 0x04;
    /** Flag: a duplicate was found. */
    public static final int IFA_F_DADFAILED = 0x08;
    /** Flag: home address of mobile IPv6. */
    public static final int IFA_F_HOMEADDRESS = 0x10;
    /** Flag: no longer preferred. */
    public static final int IFA_F_DEPRECATED = 0x20;
    /** Flag: duplicates are being looked for. */
    public static final int IFA_F_TENTATIVE = 0x40;
    /** Flag: it does not expire. */
    public static final int IFA_F_PERMANENT = 0x80;
    /** Flag: temporary addresses are made of it. */
    public static final int IFA_F_MANAGETEMPADDR = 0x100;
    /** Flag: no route to the prefix was made. */
    public static final int IFA_F_NOPREFIXROUTE = 0x200;
    /** Flag: the multicast group is joined. */
    public static final int IFA_F_MCAUTOJOIN = 0x400;
    /** Flag: its lower half is stable and tells nothing, see RFC 7217. */
    public static final int IFA_F_STABLE_PRIVACY = 0x800;

    private IfAddr() {}
}
