package io.sockeye.linux.rtnetlink;

/**
 * Kinds of hardware of {@code <linux/if_arp.h>}, see {@link IfInfoMsg#type()}.
 * {@code KernelLayoutTest} holds them against the generated bindings.
 */
public final class ArpHardware {
    /** NET/ROM. */
    public static final int ARPHRD_NETROM = 0;
    /** Ethernet. */
    public static final int ARPHRD_ETHER = 1;
    /** Experimental Ethernet. */
    public static final int ARPHRD_EETHER = 2;
    /** AX.25. */
    public static final int ARPHRD_AX25 = 3;
    /** PROnet token ring. */
    public static final int ARPHRD_PRONET = 4;
    /** Chaosnet. */
    public static final int ARPHRD_CHAOS = 5;
    /** IEEE 802.2 Ethernet, token ring or token bus. */
    public static final int ARPHRD_IEEE802 = 6;
    /** ARCnet. */
    public static final int ARPHRD_ARCNET = 7;
    /** AppleTalk. */
    public static final int ARPHRD_APPLETLK = 8;
    /** Frame Relay DLCI. */
    public static final int ARPHRD_DLCI = 15;
    /** ATM. */
    public static final int ARPHRD_ATM = 19;
    /** Metricom STRIP. */
    public static final int ARPHRD_METRICOM = 23;
    /** IEEE 1394. */
    public static final int ARPHRD_IEEE1394 = 24;
    /** EUI-64. */
    public static final int ARPHRD_EUI64 = 27;
    /** InfiniBand. */
    public static final int ARPHRD_INFINIBAND = 32;
    /** Serial Line IP. */
    public static final int ARPHRD_SLIP = 256;
    /** Serial Line IP with Van Jacobson's compression. */
    public static final int ARPHRD_CSLIP = 257;
    /** Serial Line IP, 6-bit. */
    public static final int ARPHRD_SLIP6 = 258;
    /** Serial Line IP, 6-bit, with Van Jacobson's compression. */
    public static final int ARPHRD_CSLIP6 = 259;
    /** Notional KISS. */
    public static final int ARPHRD_RSRVD = 260;
    /** Adaptive Serial Line IP. */
    public static final int ARPHRD_ADAPT = 264;
    /** AMPR ROSE. */
    public static final int ARPHRD_ROSE = 270;
    /** CCITT X.25. */
    public static final int ARPHRD_X25 = 271;
    /** X.25 in firmware. */
    public static final int ARPHRD_HWX25 = 272;
    /** Controller Area Network. */
    public static final int ARPHRD_CAN = 280;
    /** Management Component Transport Protocol. */
    public static final int ARPHRD_MCTP = 290;
    /** Point-to-Point Protocol. */
    public static final int ARPHRD_PPP = 512;
    /** Cisco HDLC, which {@code ARPHRD_HDLC} names as well. */
    public static final int ARPHRD_CISCO = 513;
    /** LAPB. */
    public static final int ARPHRD_LAPB = 516;
    /** Digital's DDCMP. */
    public static final int ARPHRD_DDCMP = 517;
    /** Raw HDLC. */
    public static final int ARPHRD_RAWHDLC = 518;
    /** Raw IP. */
    public static final int ARPHRD_RAWIP = 519;
    /** IPv4 tunnel. */
    public static final int ARPHRD_TUNNEL = 768;
    /** IPv6 tunnel. */
    public static final int ARPHRD_TUNNEL6 = 769;
    /** Frame Relay access device. */
    public static final int ARPHRD_FRAD = 770;
    /** SKIP. */
    public static final int ARPHRD_SKIP = 771;
    /** Loopback. */
    public static final int ARPHRD_LOOPBACK = 772;
    /** LocalTalk. */
    public static final int ARPHRD_LOCALTLK = 773;
    /** Fiber Distributed Data Interface. */
    public static final int ARPHRD_FDDI = 774;
    /** AP1000 BIF. */
    public static final int ARPHRD_BIF = 775;
    /** IPv6 in IPv4. */
    public static final int ARPHRD_SIT = 776;
    /** IP over DDP. */
    public static final int ARPHRD_IPDDP = 777;
    /** GRE over IPv4. */
    public static final int ARPHRD_IPGRE = 778;
    /** PIM register interface. */
    public static final int ARPHRD_PIMREG = 779;
    /** High Performance Parallel Interface. */
    public static final int ARPHRD_HIPPI = 780;
    /** Nexus 64 Mbit/s Ash. */
    public static final int ARPHRD_ASH = 781;
    /** Acorn Econet. */
    public static final int ARPHRD_ECONET = 782;
    /** IrDA. */
    public static final int ARPHRD_IRDA = 783;
    /** Fibre Channel, point-to-point. */
    public static final int ARPHRD_FCPP = 784;
    /** Fibre Channel, arbitrated loop. */
    public static final int ARPHRD_FCAL = 785;
    /** Fibre Channel, public loop. */
    public static final int ARPHRD_FCPL = 786;
    /** Fibre Channel, fabric. */
    public static final int ARPHRD_FCFABRIC = 787;
    /** Token ring. */
    public static final int ARPHRD_IEEE802_TR = 800;
    /** IEEE 802.11. */
    public static final int ARPHRD_IEEE80211 = 801;
    /** IEEE 802.11 with a Prism2 header. */
    public static final int ARPHRD_IEEE80211_PRISM = 802;
    /** IEEE 802.11 with a radiotap header. */
    public static final int ARPHRD_IEEE80211_RADIOTAP = 803;
    /** IEEE 802.15.4. */
    public static final int ARPHRD_IEEE802154 = 804;
    /** IEEE 802.15.4 monitor. */
    public static final int ARPHRD_IEEE802154_MONITOR = 805;
    /** Phonet. */
    public static final int ARPHRD_PHONET = 820;
    /** Phonet with pipe headers. */
    public static final int ARPHRD_PHONET_PIPE = 821;
    /** CAIF. */
    public static final int ARPHRD_CAIF = 822;
    /** GRE over IPv6. */
    public static final int ARPHRD_IP6GRE = 823;
    /** Netlink monitor. */
    public static final int ARPHRD_NETLINK = 824;
    /** IPv6 over low-power wireless. */
    public static final int ARPHRD_6LOWPAN = 825;
    /** Vsock monitor. */
    public static final int ARPHRD_VSOCKMON = 826;
    /** Nothing is known of the hardware. */
    public static final int ARPHRD_VOID = 0xFFFF;
    /** No hardware header. */
    public static final int ARPHRD_NONE = 0xFFFE;

    private ArpHardware() {}
}
