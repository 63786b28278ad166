package io.sockeye.collector.masquerade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import io.sockeye.collector.legacy.ColumnBuffer;
import io.sockeye.collector.legacy.LegacyTable;
import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.ProcRoot;

/**
 * Reads {@code /proc/net/ip_masquerade} of kernels up to 2.2: {@code Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta
 * PDelta Expires (free=40959,40960,40960)}, then a row of words for each connection, addresses and ports as hexadecimal numbers
 * with a colon between them. Linux 2.0 has no {@code PDelta}.
 *
 * <p>As for netstat, line ends do not matter behind the first line, and the first row that is none breaks the table off: it is
 * {@link LegacyTable.Status#BROKEN} for one of the reasons below, and no row of it is to be trusted.
 *
 * <p>See {@code ip_msqhst_procinfo} in the kernel's {@code net/ipv4/ip_masq.c}.
 */
public final class IpMasqueradeReader {
    /** Broken, as there is not even a line of names. */
    public static final String EMPTY = "empty";
    /** Broken at a row that lacks a field, or has one that is no number. */
    public static final String FORMAT_ERROR = "format error";
    /** Broken at a row of a protocol that netstat does not know. */
    public static final String UNKNOWN_TYPE = "unknown type";

    private static final Set<String> PROTOCOLS = Set.of("IP", "TCP", "UDP", "ICMP", "GRE", "ESP");
    private static final int FIELDS = 9;

    private IpMasqueradeReader() {}

    /**
     * Read all connections.
     *
     * @param root where the file is.
     * @return the table.
     * @throws IOException if reading failed after opening.
     */
    public static LegacyTable<MasqueradedConnection> read(final ProcRoot root) throws IOException {
        final String path = root.netFile("ip_masquerade");
        final LegacyTable<MasqueradedConnection> table = new LegacyTable<>(path);
        final ColumnBuffer lines = ColumnBuffer.open(Path.of(path), ColumnBuffer.CAPACITY, table);
        if (lines == null) {
            return table;
        }
        if (!lines.next()) {
            table.broken(EMPTY);
            return table;
        }
        final boolean hasPreviousDelta = lines.text(0).contains("PDelta");
        final FieldCursor fields = lines.rest();
        while (table.status() == LegacyTable.Status.PRESENT && !fields.isAtEnd()) {
            readRow(fields, hasPreviousDelta, table);
        }
        return table;
    }

    private static void readRow(
            final FieldCursor fields, final boolean hasPreviousDelta, final LegacyTable<MasqueradedConnection> table) {
        final int before = fields.count();
        final String word = fields.wordOr("");
        final int source = (int) fields.hexOr(0);
        fields.expect(':');
        final int sourcePort = port(fields);
        final int destination = (int) fields.hexOr(0);
        fields.expect(':');
        final int destinationPort = port(fields);
        final int masqueradePort = port(fields);
        final long initialSequence = fields.hexOr(0);
        final short delta = (short) fields.decimalOr(0);
        final Short previousDelta = hasPreviousDelta ? (short) fields.decimalOr(0) : null;
        final long expires = fields.unsignedDecimalOr(0);
        if (fields.count() - before != (hasPreviousDelta ? FIELDS + 1 : FIELDS)) {
            table.broken(FORMAT_ERROR);
            return;
        }
        final int nul = word.indexOf(0);
        final String protocol = nul < 0 ? word : word.substring(0, nul);
        if (!PROTOCOLS.contains(protocol)) {
            table.broken(UNKNOWN_TYPE);
            return;
        }
        table.add(new MasqueradedConnection(
                protocol.toLowerCase(Locale.ROOT),
                source,
                sourcePort,
                destination,
                destinationPort,
                masqueradePort,
                initialSequence,
                delta,
                previousDelta,
                expires));
    }

    private static int port(final FieldCursor fields) {
        return (int) fields.hexOr(0) & 0xFFFF;
    }
}
