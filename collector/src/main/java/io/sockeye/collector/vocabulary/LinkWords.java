package io.sockeye.collector.vocabulary;

/** What is said of interfaces and their addresses. */
public final class LinkWords {
    /** Flags by bit, {@code IFF_*} of {@code <linux/if.h>}. */
    public static final Vocabulary FLAGS = new Vocabulary(
            "up",
            "broadcast",
            "debug",
            "loopback",
            "pointopoint",
            "notrailers",
            "running",
            "noarp",
            "promisc",
            "allmulti",
            "master",
            "slave",
            "multicast",
            "portsel",
            "automedia",
            "dynamic",
            "lower_up",
            "dormant",
            "echo");
    /** Scopes of IPv6 addresses by number, {@code IPV6_ADDR_*} of the kernel's {@code include/net/ipv6.h}. */
    public static final Vocabulary SCOPES = scopes();

    private static final int HOST = 0x10;
    private static final int LINK = 0x20;
    private static final int SITE = 0x40;
    private static final int COMPATIBLE = 0x80;

    private LinkWords() {}

    private static Vocabulary scopes() {
        final String[] words = new String[COMPATIBLE + 1];
        words[0] = "global";
        words[HOST] = "host";
        words[LINK] = "link";
        words[SITE] = "site";
        words[COMPATIBLE] = "compat";
        return new Vocabulary(words);
    }
}
