package io.sockeye.linux.rtnetlink;

/**
 * Constants of {@code <linux/neighbour.h>}: attributes, states and flags of neighbours.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class Neighbour {
    /** Attribute: the address. */
    public static final int NDA_DST = 1;
    /** Attribute: the hardware address. */
    public static final int NDA_LLADDR = 2;
    /** Attribute: times since confirmed, used and updated in 1/100 s, references, 32 bits each. */
    public static final int NDA_CACHEINFO = 3;

    /** State: none. */
    public static final int NUD_NONE = 0x00;
    /** State: the hardware address is being asked for. */
    public static final int NUD_INCOMPLETE = 0x01;
    /** State: reachable. */
    public static final int NUD_REACHABLE = 0x02;
    /** State: not confirmed of late. */
    public static final int NUD_STALE = 0x04;
    /** State: it will be probed soon. */
    public static final int NUD_DELAY = 0x08;
    /** State: it is being probed. */
    public static final int NUD_PROBE = 0x10;
    /** State: no answer. */
    public static final int NUD_FAILED = 0x20;
    /** State: needs no ARP. */
    public static final int NUD_NOARP = 0x40;
    /** State: set by hand and kept. */
    public static final int NUD_PERMANENT = 0x80;

    /** Flag: in use. */
    public static final int NTF_USE = 0x01;
    /** Flag: of the device's own table. */
    public static final int NTF_SELF = 0x02;
    /** Flag: of the table of the device's master. */
    public static final int NTF_MASTER = 0x04;
    /** Flag: answered for another, a published entry. */
    public static final int NTF_PROXY = 0x08;
    /** Flag: learned by another than the kernel. */
    public static final int NTF_EXT_LEARNED = 0x10;
    /** Flag: hardware has it. */
    public static final int NTF_OFFLOADED = 0x20;
    /** Flag: it does not move to another port of the bridge. */
    public static final int NTF_STICKY = 0x40;
    /** Flag: a router. */
    public static final int NTF_ROUTER = 0x80;

    private Neighbour() {}
}
