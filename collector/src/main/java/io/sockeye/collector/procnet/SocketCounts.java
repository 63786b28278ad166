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
        final CountsFile inet = new CountsFile(sockstat, ":");
        final CountsFile inet6 = new CountsFile(sockstat6, "6:");
        long others = 0;
        for (final Protocol protocol : COUNTED) {
            final int code = protocol.code();
            if (sockstat6 == null) {
                // Without the file for IPv6 the kernel has no IPv6, or has it switched off.
                inet6.inUse[code] = Math.min(inet.inUse[code], 0);
            }
            others += Math.max(inet.inUse[code], 0) + Math.max(inet6.inUse[code], 0);
        }
        divideTimeWait(Math.max(inet.timeWait, 0), inet.inUse, inet6.inUse);
        return new SocketCounts(
                inet.inUse, inet6.inUse, inet.used == UNKNOWN ? UNKNOWN : Math.max(inet.used - others, 0));
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
            case NETLINK, PACKET -> UNKNOWN;
        };
    }

    private static byte[] text(final String path) {
        try (TextFile file = TextFile.open(path, new SourceCounters())) {
            return file.outcome() == TextFile.Outcome.MISSING ? null : file.readNBytes(MAX_LENGTH);
        } catch (final IOException e) {
            return UNREADABLE;
        }
    }

    /** What one of the files tells, read in one go: a cold process waits for each byte that is looked at. */
    private static final class CountsFile {
        /** By {@link Protocol#code()}. */
        private final long[] inUse = new long[PROTOCOLS];

        private long used = UNKNOWN;
        private long timeWait = UNKNOWN;

        /**
         * Read a file.
         *
         * @param text     of it; null if there is none.
         * @param labelEnd what follows a protocol's name where a line begins.
         */
        private CountsFile(final byte[] text, final String labelEnd) {
            Arrays.fill(inUse, UNKNOWN);
            if (text == null) {
                return;
            }
            final LineReader lines = new LineReader().wrap(text, 0, text.length);
            final FieldCursor fields = new FieldCursor();
            while (lines.next()) {
                if (fields.wrap(lines).nextField()) {
                    readLine(fields, labelEnd);
                }
            }
        }

        private void readLine(final FieldCursor fields, final String labelEnd) {
            if (fields.isField("sockets:")) {
                used = valueBehind("used", fields, used);
                return;
            }
            for (final Protocol protocol : COUNTED) {
                if (fields.isField(protocol.name().concat(labelEnd))) {
                    inUse[protocol.code()] = valueBehind("inuse", fields, inUse[protocol.code()]);
                    if (protocol == Protocol.TCP) {
                        timeWait = valueBehind("tw", fields, timeWait);
                    }
                    return;
                }
            }
        }

        private static long valueBehind(final String name, final FieldCursor fields, final long otherwise) {
            while (fields.nextField()) {
                if (fields.isField(name)) {
                    return fields.decimal() && fields.value() >= 0 ? fields.value() : UNKNOWN;
                }
            }
            return otherwise;
        }
    }
}
