package io.sockeye.collector.link;

import io.sockeye.linux.rtnetlink.IfFlags;

/** Flags of interfaces, {@code IFF_*} of {@code <linux/if.h>}: see {@link Link#flags()}. */
public final class LinkFlags {
    /** The interface is up. */
    public static final int UP = IfFlags.IFF_UP;
    /** It has a broadcast address. */
    public static final int BROADCAST = IfFlags.IFF_BROADCAST;
    /** Debugging is on. */
    public static final int DEBUG = IfFlags.IFF_DEBUG;
    /** A loopback interface. */
    public static final int LOOPBACK = IfFlags.IFF_LOOPBACK;
    /** A point-to-point interface. */
    public static final int POINT_TO_POINT = IfFlags.IFF_POINTOPOINT;
    /** Trailers are avoided. */
    public static final int NO_TRAILERS = IfFlags.IFF_NOTRAILERS;
    /** It is up and has a carrier. */
    public static final int RUNNING = IfFlags.IFF_RUNNING;
    /** No ARP. */
    public static final int NO_ARP = IfFlags.IFF_NOARP;
    /** All packets are received. */
    public static final int PROMISCUOUS = IfFlags.IFF_PROMISC;
    /** All multicast packets are received. */
    public static final int ALL_MULTICAST = IfFlags.IFF_ALLMULTI;
    /** The master of a load balancer. */
    public static final int MASTER = IfFlags.IFF_MASTER;
    /** A part of a load balancer. */
    public static final int SLAVE = IfFlags.IFF_SLAVE;
    /** It supports multicast. */
    public static final int MULTICAST = IfFlags.IFF_MULTICAST;
    /** The medium can be chosen. */
    public static final int PORT_SELECT = IfFlags.IFF_PORTSEL;
    /** The medium is chosen automatically. */
    public static final int AUTO_MEDIA = IfFlags.IFF_AUTOMEDIA;
    /** A dialup interface whose addresses change. */
    public static final int DYNAMIC = IfFlags.IFF_DYNAMIC;

    private LinkFlags() {}
}
