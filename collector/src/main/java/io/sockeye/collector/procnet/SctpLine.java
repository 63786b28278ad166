package io.sockeye.collector.procnet;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;

/**
 * Lines of {@code /proc/net/sctp/eps} and {@code /proc/net/sctp/assocs}. IPv4 and IPv6 are in the same files: a row's
 * family is that of its addresses.
 *
 * <pre>
 *  ENDPT    SOCK   STY SST HBKT LPORT   UID INODE LADDRS
 *  ffff88.. ffff88.. 2   10  29   5000   1000 21443 10.0.0.1 10.0.1.1
 *
 *  ASSOC    SOCK   STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS &lt;-&gt; RADDRS ...
 *  ffff88.. ffff88.. 2   1   3  0       1        0        0    1000 21443 5000  41000  *10.0.0.1 &lt;-&gt; *10.0.0.2
 * </pre>
 *
 * <p>A socket with several addresses becomes as many rows as its longer list has; see
 * {@link SocketRecord#NO_LOCAL_ADDRESS}. A line that lacks a column before the addresses is malformed, as it is to
 * netstat; so is one in which a number or an address is none.
 * Source: {@code net/sctp/proc.c}. Threads: confined to one.
 */
final class SctpLine implements LineParser {
    private final RowWriter<SocketRecord> rows;
    private final boolean isAssociations;
    private final FieldCursor cursor = new FieldCursor();
    private final SctpAddresses local = new SctpAddresses();
    private final SctpAddresses remote = new SctpAddresses();
    private int state;
    private int localPort;
    private int remotePort;
    private long sendQueue;
    private long recvQueue;
    private long uid;
    private long inode;

    /**
     * A parser.
     *
     * @param rows           to write to.
     * @param isAssociations whether the file is {@code assocs}; else it is {@code eps}.
     */
    SctpLine(final RowWriter<SocketRecord> rows, final boolean isAssociations) {
        this.rows = rows;
        this.isAssociations = isAssociations;
    }

    @Override
    public void header(final byte[] text, final int offset, final int limit) {
        // The columns up to the addresses are the same in every kernel that can run us.
    }

    @Override
    public int parse(final byte[] text, final int offset, final int limit) {
        final int end = AsciiScan.indexOfNewline(text, offset, limit);
        cursor.wrap(text, offset, end);
        if (!(isAssociations ? parseAssociation() : parseEndpoint())) {
            return MALFORMED;
        }
        wrapAddresses(text, end);
        int pairs = 0;
        while (hasNextPair()) {
            pairs++;
        }
        if (local.isMalformed() || remote.isMalformed()) {
            return MALFORMED;
        }
        wrapAddresses(text, end);
        int pair = 0;
        do {
            writeRow(pair, pair + 1 < pairs);
            pair++;
        } while (pair < pairs);
        return end;
    }

    private boolean parseEndpoint() {
        if (!skipWords(3) || !cursor.decimalWord()) {
            return false;
        }
        state = cursor.byteValue();
        if (!skipWords(1) || !cursor.decimalWord()) {
            return false;
        }
        localPort = (int) cursor.value();
        return parseOwner();
    }

    private boolean parseAssociation() {
        if (!skipWords(3) || !cursor.decimalWord()) {
            return false;
        }
        state = cursor.byteValue();
        if (!skipWords(3) || !cursor.decimalWord()) {
            return false;
        }
        sendQueue = cursor.value() & 0xFFFF_FFFFL;
        if (!cursor.decimalWord()) {
            return false;
        }
        recvQueue = cursor.value() & 0xFFFF_FFFFL;
        if (!parseOwner() || !cursor.decimalWord()) {
            return false;
        }
        localPort = (int) cursor.value();
        if (!cursor.decimalWord()) {
            return false;
        }
        remotePort = (int) cursor.value();
        return true;
    }

    private boolean parseOwner() {
        if (!cursor.decimalWord()) {
            return false;
        }
        uid = cursor.value();
        if (!cursor.decimalWord()) {
            return false;
        }
        inode = cursor.value();
        return true;
    }

    private boolean skipWords(final int count) {
        for (int i = 0; i < count; i++) {
            if (!cursor.skipWord()) {
                return false;
            }
        }
        return true;
    }

    /** The lists are cut out as netstat does it: at any of the characters of the arrow, and at a tab. */
    private void wrapAddresses(final byte[] text, final int end) {
        final int localStart = isAssociations ? skipDelimiters(text, cursor.position(), end) : cursor.position();
        final int localEnd = isAssociations
                ? indexOfDelimiter(text, localStart, end)
                : AsciiScan.indexOf(text, AsciiScan.skipSpaces(text, localStart, end), end, (byte) '\t');
        local.wrap(text, localStart, localEnd);
        final int remoteStart = isAssociations ? skipDelimiters(text, localEnd, end) : end;
        remote.wrap(text, remoteStart, isAssociations ? indexOfDelimiter(text, remoteStart, end) : end);
    }

    private static int skipDelimiters(final byte[] text, final int offset, final int end) {
        int i = offset;
        while (i < end && isDelimiter(text[i])) {
            i++;
        }
        return i;
    }

    private static int indexOfDelimiter(final byte[] text, final int offset, final int end) {
        int i = offset;
        while (i < end && !isDelimiter(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isDelimiter(final byte character) {
        return character == '<' || character == '-' || character == '>' || character == '\t';
    }

    private boolean hasNextPair() {
        final boolean hasLocal = local.next();
        final boolean hasRemote = remote.next();
        return hasLocal || hasRemote;
    }

    private void writeRow(final int pair, final boolean continues) {
        final boolean hasLocal = local.next();
        final boolean hasRemote = remote.next();
        final boolean isInet6 = hasLocal && local.isInet6() || hasRemote && remote.isInet6();
        final SocketRecord row = rows.next()
                .protocol(Protocol.SCTP.code())
                .family((isInet6 ? Family.INET6 : Family.INET).number())
                .state(state)
                .localPort(localPort)
                .uid(uid)
                .inode(inode);
        int flags = (pair > 0 ? SocketRecord.CONTINUED : 0) | (continues ? SocketRecord.CONTINUES : 0);
        if (isAssociations) {
            row.remotePort(remotePort).sendQueue(sendQueue).recvQueue(recvQueue);
            flags |= hasRemote ? 0 : SocketRecord.NO_REMOTE_ADDRESS;
        }
        flags |= hasLocal ? 0 : SocketRecord.NO_LOCAL_ADDRESS;
        row.flags(flags);
        for (int word = 0; word < (isInet6 ? 4 : 1); word++) {
            row.localAddressWord(word, hasLocal ? local.word(word, isInet6) : 0);
            row.remoteAddressWord(word, hasRemote ? remote.word(word, isInet6) : 0);
        }
    }
}
