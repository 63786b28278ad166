package io.sockeye.collector.procnet;

import java.io.IOException;
import java.util.Arrays;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * About how many sockets there are, from {@code /proc/net/sockstat} and {@code sockstat6}, which cost the kernel
 * nothing to make: enough to choose a source by its cost before anything is listed.
 *
 * <p>Sockets in SYN_RECV are not in these files. Those in TIME_WAIT are counted for both families together; they are
 * divided here in the proportion of the others. For UNIX the estimate is all sockets that are of no counted protocol,
 * so netlink and packet sockets are in it. Source: {@code net/ipv4/proc.c}, {@code net/ipv6/proc.c}.
 * Threads: immutable.
 */
public final class SocketCounts {
    /** What {@link #estimate} returns where the files do not tell. */
    public static final long UNKNOWN = -1;

    private static final int MAX_LENGTH = 4096;
    private static final byte[] UNREADABLE = {};
    private static final int TCP = Protocol.TCP.code();
    private static final int PROTOCOLS = Protocol.values().length;
    private static final Protocol[] COUNTED = {Protocol.TCP, Protocol.UDP, Protocol.UDPLITE, Protocol.RAW};

    /** By {@link Protocol#code()}. */
    private final long[] inet;

    private final long[] inet6;
    private final long unix;

    private SocketCounts(final long[] inet, final long[] inet6, final long unix) {
        this.inet = inet;
        this.inet6 = inet6;
        this.unix = unix;
    }

    /**
     * Read the counts as they are now. A file that cannot be read makes its counts unknown: it is only an estimate, and
     * the source that is then chosen meets the same obstacle and tells of it.
     *
     * @param root where the files are.
     * @return the counts.
     */
    public static SocketCounts read(final ProcRoot root) {
        return parse(text(root.netFile("sockstat")), text(root.netFile("sockstat6")));
    }

    /**
     * Make counts of the text of both files.
     *
     * @param sockstat  of {@code sockstat}, empty if it could not be read.
     * @param sockstat6 of {@code sockstat6}, empty if it could not be read, null if there is none.
     * @return the counts.
     */
    static SocketCounts parse(final byte[] sockstat, final byte[] sockstat6) {
        final long[] inet = unknown();
        final long[] inet6 = unknown();
        long others = 0;
        for (final Protocol protocol : COUNTED) {
            final String label = protocol.name();
            final long count = value(sockstat, label.concat(":"), "inuse");
            // Without the file for IPv6 the kernel has no IPv6, or has it switched off.
            final long count6 = sockstat6 != null ? value(sockstat6, label.concat("6:"), "inuse") : Math.min(count, 0);
            inet[protocol.code()] = count;
            inet6[protocol.code()] = count6;
            others += Math.max(count, 0) + Math.max(count6, 0);
        }
        final long used = value(sockstat, "sockets:", "used");
        divideTimeWait(Math.max(value(sockstat, "TCP:", "tw"), 0), inet, inet6);
        return new SocketCounts(inet, inet6, used == UNKNOWN ? UNKNOWN : Math.max(used - others, 0));
    }

    private static long[] unknown() {
        final long[] counts = new long[PROTOCOLS];
        Arrays.fill(counts, UNKNOWN);
        return counts;
    }

    private static void divideTimeWait(final long timeWait, final long[] inet, final long[] inet6) {
        final long count = inet[TCP];
        final long count6 = inet6[TCP];
        if (count == UNKNOWN || count6 == UNKNOWN || count + count6 == 0) {
            inet[TCP] = count == UNKNOWN ? UNKNOWN : count + timeWait;
            return;
        }
        final long timeWait6 = Math.round((double) timeWait * count6 / (count + count6));
        inet[TCP] = count + timeWait - timeWait6;
        inet6[TCP] = count6 + timeWait6;
    }

    /**
     * About how many sockets of a protocol and family there are.
     *
     * @param protocol of the sockets.
     * @param family   of the sockets.
     * @return count of sockets, or {@link #UNKNOWN}.
     */
    public long estimate(final Protocol protocol, final Family family) {
        return switch (family) {
            case INET -> inet[protocol.code()];
            case INET6 -> inet6[protocol.code()];
            case UNSPEC ->
                estimate(protocol, Family.INET) == UNKNOWN || estimate(protocol, Family.INET6) == UNKNOWN
                        ? UNKNOWN
                        : estimate(protocol, Family.INET) + estimate(protocol, Family.INET6);
            case UNIX -> protocol == Protocol.UNIX ? unix : UNKNOWN;
        };
    }

    private static byte[] text(final String path) {
        try (TextFile file = TextFile.open(path, new SourceCounters())) {
            return file.outcome() == TextFile.Outcome.MISSING ? null : file.readNBytes(MAX_LENGTH);
        } catch (final IOException e) {
            return UNREADABLE;
        }
    }

    /** The number behind {@code name} in the line that begins with {@code label}. */
    private static long value(final byte[] text, final String label, final String name) {
        if (text == null) {
            return UNKNOWN;
        }
        final LineReader lines = new LineReader().wrap(text, 0, text.length);
        final FieldCursor fields = new FieldCursor();
        while (lines.next()) {
            fields.wrap(lines).nextField();
            if (fields.isField(label)) {
                return valueInLine(fields, name);
            }
        }
        return UNKNOWN;
    }

    private static long valueInLine(final FieldCursor fields, final String name) {
        while (fields.nextField()) {
            if (fields.isField(name)) {
                return fields.decimal() && fields.value() >= 0 ? fields.value() : UNKNOWN;
            }
        }
        return UNKNOWN;
    }
}
