package io.sockeye.collector.link;

import io.sockeye.linux.rtnetlink.ArpHardware;

/** Kinds of hardware, {@code ARPHRD_*} of {@code <linux/if_arp.h>}, that there is more to say of than their number. */
public enum LinkHardware {
    /** Loopback. */
    LOOPBACK(ArpHardware.ARPHRD_LOOPBACK),
    /** Serial line. */
    SLIP(ArpHardware.ARPHRD_SLIP),
    /** Serial line with Van Jacobson's compression. */
    CSLIP(ArpHardware.ARPHRD_CSLIP),
    /** Serial line, 6-bit. */
    SLIP6(ArpHardware.ARPHRD_SLIP6),
    /** Serial line, 6-bit, with Van Jacobson's compression. */
    CSLIP6(ArpHardware.ARPHRD_CSLIP6),
    /** Serial line, adaptive. */
    ADAPTIVE_SLIP(ArpHardware.ARPHRD_ADAPT),
    /** Ash. */
    ASH(ArpHardware.ARPHRD_ASH),
    /** Ethernet. */
    ETHERNET(ArpHardware.ARPHRD_ETHER),
    /** Amateur radio, AX.25. */
    AX25(ArpHardware.ARPHRD_AX25),
    /** Amateur radio, NET/ROM. */
    NETROM(ArpHardware.ARPHRD_NETROM),
    /** Amateur radio, ROSE. */
    ROSE(ArpHardware.ARPHRD_ROSE),
    /** IPv4 in IPv4. */
    TUNNEL(ArpHardware.ARPHRD_TUNNEL),
    /** Point-to-point protocol. */
    PPP(ArpHardware.ARPHRD_PPP),
    /** HDLC. */
    HDLC(ArpHardware.ARPHRD_CISCO),
    /** LAPB. */
    LAPB(ArpHardware.ARPHRD_LAPB),
    /** ARCnet. */
    ARCNET(ArpHardware.ARPHRD_ARCNET),
    /** Frame Relay, a connection. */
    DLCI(ArpHardware.ARPHRD_DLCI),
    /** Frame Relay, an access device. */
    FRAD(ArpHardware.ARPHRD_FRAD),
    /** IPv6 in IPv4. */
    SIT(ArpHardware.ARPHRD_SIT),
    /** Fiber Distributed Data Interface. */
    FDDI(ArpHardware.ARPHRD_FDDI),
    /** High Performance Parallel Interface. */
    HIPPI(ArpHardware.ARPHRD_HIPPI),
    /** Infrared. */
    IRDA(ArpHardware.ARPHRD_IRDA),
    /** Econet. */
    ECONET(ArpHardware.ARPHRD_ECONET),
    /** X.25. */
    X25(ArpHardware.ARPHRD_X25),
    /** Addresses of eight bytes. */
    EUI64(ArpHardware.ARPHRD_EUI64),
    /** Any other, and none at all. */
    OTHER(ArpHardware.ARPHRD_NONE);

    private static final LinkHardware[] ALL = values();

    private final int number;

    LinkHardware(final int number) {
        this.number = number;
    }

    /**
     * The kind that has a number.
     *
     * @param number {@code ARPHRD_*}.
     * @return the kind, {@link #OTHER} if it is none of those here.
     */
    public static LinkHardware of(final int number) {
        for (final LinkHardware hardware : ALL) {
            if (hardware.number == number) {
                return hardware;
            }
        }
        return OTHER;
    }
}
