package io.sockeye.collector.multicast;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.GroupRecord;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.LineReader;
import io.sockeye.collector.text.ProcRoot;
import io.sockeye.collector.text.TextFile;

/**
 * Reads {@code /proc/net/igmp} and then {@code /proc/net/igmp6}.
 *
 * <p>The former has a line of names, then of each interface a line {@code Idx Device : Count Querier}, which kernels
 * before 2.1 write without {@code Idx}, and lines {@code Group Users Timer Reporter} that begin with tabulators. The
 * latter has no names, and of each group a line {@code index device group users flags timer}. See {@code
 * igmp_mc_seq_show} in the kernel's {@code net/ipv4/igmp.c} and {@code igmp6_mc_seq_show} in {@code net/ipv6/mcast.c}.
 *
 * <p>Lines are taken apart as netstat does it, strange ones as well: a file whose first line names no {@code Device} is
 * one of IPv6, and so is every file after it; and a line of an interface that makes no sense leaves the last name as it
 * is, but then the groups are {@link GroupRecord#isAstray() astray}. It is told to the sink as {@link #INET_LINE} or
 * {@link #INET6_LINE} with its number. A reader serves one reading of both files. Confined to one thread.
 */
public final class GroupReader {
    /** What a line should have been that makes no sense: one of IPv4. */
    public static final String INET_LINE = "igmp";
    /** What a line should have been that makes no sense: one of IPv6. */
    public static final String INET6_LINE = "igmp6";

    private static final int MAX_NAME = 15;
    private static final int INET_DIGITS = 8;
    private static final int MAX_INET6_DIGITS = 64;
    private static final int HALF_DIGITS = 16;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private final ProcRoot root;
    private final SourceCounters counters;
    private final FieldCursor fields = new FieldCursor();
    private final FieldCursor digits = new FieldCursor();
    /** Name of an interface, ends with NUL. */
    private final byte[] device = new byte[MAX_NAME + 1];

    private final RowWriter<GroupRecord> rows;

    /** Whether {@link #device} is of the line of an interface that was last. */
    private boolean isDeviceKnown;

    private boolean indexed;
    private boolean inet6;

    /**
     * Prepare; nothing is read yet.
     *
     * @param root     where /proc is.
     * @param counters to count what reading takes; a membership counts as a socket.
     */
    public GroupReader(final ProcRoot root, final SourceCounters counters) {
        this.root = root;
        this.counters = counters;
        rows = new RowWriter<>(new GroupRecord(), new RowBatch(GroupRecord.LENGTH, GroupRecord.BATCH_ROWS), counters);
    }

    /** {@return the file of IPv4 groups} */
    public String inetPath() {
        return root.netFile("igmp");
    }

    /**
     * Read the groups of IPv4.
     *
     * @param sink of rows.
     * @return how it ended; a refusal where the file is not there, or closed to us.
     * @throws FileSystemException if the file cannot be opened for another reason.
     * @throws IOException         if reading fails after it was opened; the message names the file.
     */
    public DumpResult inet(final RowSink sink) throws IOException {
        return read(inetPath(), sink);
    }

    /**
     * Read the groups of IPv6.
     *
     * @param sink of rows.
     * @return how it ended; a refusal where the file is not there, or closed to us.
     * @throws FileSystemException if the file cannot be opened for another reason.
     * @throws IOException         if reading fails after it was opened; the message names the file.
     */
    public DumpResult inet6(final RowSink sink) throws IOException {
        return read(root.netFile("igmp6"), sink);
    }

    private DumpResult read(final String path, final RowSink sink) throws IOException {
        try (TextFile text = TextFile.open(path, counters)) {
            if (text.outcome() == TextFile.Outcome.REFUSED) {
                throw new FileSystemException(path, null, text.reason());
            }
            if (!text.isOpen()) {
                return DumpResult.refused("proc", text);
            }
            final byte[] content = text.readAllBytes();
            sink.onTable();
            rows.begin(sink, path);
            readLines(content);
            rows.flush();
            return rows.complete("proc");
        }
    }

    private void readLines(final byte[] text) {
        final LineReader lines = new LineReader().wrap(text, 0, text.length);
        while (rows.isWanted() && lines.next()) {
            final boolean isFirst = lines.number() == 1;
            fields.wrap(lines);
            if (isFirst && lines.contains("Device")) {
                indexed = lines.string().startsWith("Idx");
                continue;
            }
            inet6 |= isFirst;
            if (!readLine(lines)) {
                rows.malformed(
                        inet6 ? INET6_LINE : INET_LINE, lines.number(), lines.text(), lines.offset(), lines.limit());
            }
        }
    }

    private boolean readLine(final LineReader lines) {
        if (inet6) {
            return readInet6Group(lines.text());
        }
        final boolean isGroup = lines.length() > 0 && lines.text()[lines.offset()] == '\t';
        if (isGroup) {
            return readGroup(lines.text());
        }
        isDeviceKnown = readDevice(lines);
        return isDeviceKnown;
    }

    /** At most 15 bytes whatever they are, the newline and what a shorter name leaves of a longer one included. */
    private boolean readDevice(final LineReader lines) {
        int from = lines.offset();
        if (indexed) {
            if (!fields.decimal()) {
                return false;
            }
            fields.word(0);
            from = fields.position();
        }
        final int end = lines.hasNewline() ? lines.limit() + 1 : lines.limit();
        final int length = Math.min(MAX_NAME, end - from);
        if (length <= 0 || indexed && from == lines.limit()) {
            return false;
        }
        System.arraycopy(lines.text(), from, device, 0, length);
        for (int i = deviceEnd() - 1; i >= 0; i--) {
            if (device[i] == ':') {
                device[i] = 0;
                break;
            }
        }
        return true;
    }

    /** The address is written as a number of the host, so that its bytes lie in memory as they should. */
    private boolean readGroup(final byte[] text) {
        final int length = fields.hexDigits(INET_DIGITS);
        final int end = fields.position();
        if (length == 0 || !fields.decimal()) {
            return false;
        }
        final int users = (int) fields.value();
        digits.wrap(text, end - length, end).hex();
        final long word = digits.value();
        add(Family.INET, users).group(LITTLE_ENDIAN ? word : word << Integer.SIZE, 0);
        return true;
    }

    private boolean readInet6Group(final byte[] text) {
        if (!fields.decimal()) {
            return false;
        }
        final int nameLength = fields.word(MAX_NAME);
        if (nameLength == 0) {
            return false;
        }
        System.arraycopy(text, fields.position() - nameLength, device, 0, nameLength);
        device[nameLength] = 0;
        final int length = fields.hexDigits(MAX_INET6_DIGITS);
        final int from = fields.position() - length;
        if (length < 2 * HALF_DIGITS || !fields.decimal()) {
            return false;
        }
        final int users = (int) fields.value();
        add(Family.INET6, users).group(half(text, from), half(text, from + HALF_DIGITS));
        return true;
    }

    private long half(final byte[] text, final int from) {
        digits.wrap(text, from, from + HALF_DIGITS).hex();
        return LITTLE_ENDIAN ? Long.reverseBytes(digits.value()) : digits.value();
    }

    /** Blanks behind the name are the file's: no name ends with one. */
    private GroupRecord add(final Family family, final int users) {
        int end = deviceEnd();
        while (end > 0 && device[end - 1] == ' ') {
            end--;
        }
        return rows.next()
                .family(family.number())
                .users(users)
                .name(device, 0, end)
                .astray(family == Family.INET && !isDeviceKnown);
    }

    private int deviceEnd() {
        int end = 0;
        while (device[end] != 0) {
            end++;
        }
        return end;
    }
}
