package io.sockeye.collector.vocabulary;

/** Protocols above IP, {@code IPPROTO_*} of {@code <linux/in.h>}. */
public final class IpProtocols {
    /** By number; of the others there is no word here. */
    public static final Vocabulary WORDS = words();

    private static final int GREATEST = 136;

    private IpProtocols() {}

    private static Vocabulary words() {
        final String[] words = new String[GREATEST + 1];
        words[0] = "ip";
        words[1] = "icmp";
        words[2] = "igmp";
        words[6] = "tcp";
        words[17] = "udp";
        words[33] = "dccp";
        words[47] = "gre";
        words[50] = "esp";
        words[51] = "ah";
        words[58] = "icmpv6";
        words[132] = "sctp";
        words[GREATEST] = "udplite";
        return new Vocabulary(words);
    }
}
