package io.sockeye.linux.rtnetlink;

/**
 * Flags of network interfaces of {@code <linux/if.h>}, see {@link IfInfoMsg#flags()}.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class IfFlags {
    /** The interface is up. */
    public static final int IFF_UP = 0x1;
    /** The broadcast address is valid. */
    public static final int IFF_BROADCAST = 0x2;
    /** Debugging is on. */
    public static final int IFF_DEBUG = 0x4;
    /** A loopback interface. */
    public static final int IFF_LOOPBACK = 0x8;
    /** A point-to-point interface. */
    public static final int IFF_POINTOPOINT = 0x10;
    /** Trailers are avoided. */
    public static final int IFF_NOTRAILERS = 0x20;
    /** Operational: it is up and has a carrier. */
    public static final int IFF_RUNNING = 0x40;
    /** No ARP. */
    public static final int IFF_NOARP = 0x80;
    /** All packets are received. */
    public static final int IFF_PROMISC = 0x100;
    /** All multicast packets are received. */
    public static final int IFF_ALLMULTI = 0x200;
    /** The master of a load balancer. */
    public static final int IFF_MASTER = 0x400;
    /** A part of a load balancer. */
    public static final int IFF_SLAVE = 0x800;
    /** Multicast is supported. */
    public static final int IFF_MULTICAST = 0x1000;
    /** The medium can be chosen. */
    public static final int IFF_PORTSEL = 0x2000;
    /** The medium is chosen automatically. */
    public static final int IFF_AUTOMEDIA = 0x4000;
    /** A dialup interface whose addresses change. */
    public static final int IFF_DYNAMIC = 0x8000;
    /** The driver has a signal on the line. */
    public static final int IFF_LOWER_UP = 0x1_0000;
    /** The driver waits for an event. */
    public static final int IFF_DORMANT = 0x2_0000;
    /** Packets sent are echoed. */
    public static final int IFF_ECHO = 0x4_0000;

    private IfFlags() {}
}
