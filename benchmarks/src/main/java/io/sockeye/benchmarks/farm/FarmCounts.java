package io.sockeye.benchmarks.farm;

import java.util.HashMap;
import java.util.Map;

/**
 * How many sockets are up, counted as the kernel lists them: one for each end.
 *
 * @param tcp           established TCP sockets over IPv4.
 * @param tcp6          established TCP sockets over IPv6.
 * @param listening     TCP listeners over IPv4.
 * @param listening6    TCP listeners over IPv6.
 * @param udp           UDP sockets over IPv4.
 * @param udp6          UDP sockets over IPv6.
 * @param unix          connected UNIX stream sockets.
 * @param unixListening UNIX listeners.
 */
public record FarmCounts(
        long tcp, long tcp6, long listening, long listening6, long udp, long udp6, long unix, long unixListening) {
    /** No sockets. */
    public static final FarmCounts NONE = new FarmCounts(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Read the counts from a line of {@code name=value} words; other words are passed over.
     *
     * @param line as {@link #toLine()} writes it, with whatever else.
     * @return the counts.
     * @throws IllegalArgumentException if one is missing or is not a number.
     */
    public static FarmCounts parse(final String line) {
        final Map<String, String> words = new HashMap<>();
        for (final String word : line.trim().split(" ")) {
            final int equals = word.indexOf('=');
            if (equals > 0) {
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new FarmCounts(
                number(words, "tcp", line),
                number(words, "tcp6", line),
                number(words, "listening", line),
                number(words, "listening6", line),
                number(words, "udp", line),
                number(words, "udp6", line),
                number(words, "unix", line),
                number(words, "unix_listening", line));
    }

    /**
     * All TCP sockets: as many as {@code netstat -tan} has rows.
     *
     * @return established ones and listeners.
     */
    public long allTcp() {
        return tcp + tcp6 + listening + listening6;
    }

    /**
     * The TCP sockets over IPv4: as many as /proc/net/tcp has rows.
     *
     * @return established ones and listeners.
     */
    public long allTcp4() {
        return tcp + listening;
    }

    /**
     * Sum up.
     *
     * @param other to add.
     * @return the sum.
     */
    public FarmCounts plus(final FarmCounts other) {
        return new FarmCounts(
                tcp + other.tcp,
                tcp6 + other.tcp6,
                listening + other.listening,
                listening6 + other.listening6,
                udp + other.udp,
                udp6 + other.udp6,
                unix + other.unix,
                unixListening + other.unixListening);
    }

    /** {@return all counts as {@code name=value} words on one line} */
    public String toLine() {
        return "tcp=" + tcp + " tcp6=" + tcp6 + " listening=" + listening + " listening6=" + listening6 + " udp=" + udp
                + " udp6=" + udp6 + " unix=" + unix + " unix_listening=" + unixListening;
    }

    private static long number(final Map<String, String> words, final String name, final String line) {
        final String value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no count: name=" + name + ", line=" + line);
        }
        return Long.parseLong(value);
    }
}
