package io.sockeye.collector.vocabulary;

/** What is said of neighbours: {@code NUD_*} and {@code NTF_*} of {@code <linux/neighbour.h>}. */
public final class NeighbourWords {
    /** States by number, each a bit. */
    public static final Vocabulary STATES = states();
    /** Flags by bit. */
    public static final Vocabulary FLAGS =
            new Vocabulary("use", "self", "master", "proxy", "ext_learned", "offloaded", "sticky", "router");

    private NeighbourWords() {}

    private static Vocabulary states() {
        final String[] bits = {"incomplete", "reachable", "stale", "delay", "probe", "failed", "noarp", "permanent"};
        final String[] words = new String[(1 << bits.length - 1) + 1];
        words[0] = "none";
        for (int bit = 0; bit < bits.length; bit++) {
            words[1 << bit] = bits[bit];
        }
        return new Vocabulary(words);
    }
}
