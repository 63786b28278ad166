package io.sockeye.collector.procnet;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.AsciiWord;
import io.sockeye.collector.text.FieldCursor;

/**
 * Lines of {@code /proc/net/tcp}, {@code udp}, {@code udplite}, {@code raw} and their IPv6 siblings, which have one
 * format since Linux 2.2:
 *
 * <pre>
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm-&gt;when retrnsmt   uid  timeout inode
 *    0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 21443 ...
 * </pre>
 *
 * <p>An address is printed as one (IPv4) or four (IPv6) 32-bit numbers, each the value that its four bytes in network
 * byte order have when they are loaded as a number of the host. Ports are plain numbers. The timer is in ticks of
 * {@code USER_HZ}, a hundredth of a second. What stands behind the inode is not needed, but for the last column of all
 * but TCP, {@code drops}, where that was asked for.
 *
 * <p>A line is taken or refused as netstat does it: TCP needs everything up to {@code retrnsmt}, the others only up to
 * {@code tm->when}; what is missing behind that is 0. Beyond netstat, the address must be of the file's own family.
 * Source: {@code net/ipv4/tcp_ipv4.c}, {@code get_tcp4_sock()}. Threads: confined to one.
 */
final class InetLine implements LineParser {
    private static final int MS_PER_TICK = 10;
    /** Length of {@code 0A 00000000:00000000 00:00000000 00000000}. */
    private static final int NUMBERS_LENGTH = 41;

    /** Length of {@code "        0 "}. */
    private static final int PROBES_LENGTH = 10;
    /** Where the word is that is looked at for the uid, from the space before it: behind eight spaces at most. */
    private static final int UID_ROOM = 2 * AsciiWord.LENGTH;

    private static final int PORT_LENGTH = 4;
    /** What netstat has room for. */
    private static final int MAX_ADDRESS_DIGITS = 64;
    /** Length of an IPv4 address, or of a quarter of one of IPv6. */
    private static final int WORD_LENGTH = 8;

    private final RowWriter<SocketRecord> rows;
    private final FieldCursor cursor = new FieldCursor();
    private int protocol;
    private int family;
    private int addressLength;
    /** Where the state begins, from the colon behind the slot. */
    private int numbersOffset;

    private boolean needsRetransmits;
    private boolean needsDrops;

    /**
     * A parser for no file yet.
     *
     * @param rows to write to.
     */
    InetLine(final RowWriter<SocketRecord> rows) {
        this.rows = rows;
    }

    /**
     * Prepare for a file.
     *
     * @param protocol of its sockets.
     * @param family   of its sockets.
     * @return this for a fluent API.
     */
    InetLine begin(final Protocol protocol, final Family family) {
        this.protocol = protocol.code();
        this.family = family.number();
        this.addressLength = addressLength(family);
        this.numbersOffset = 2 + addressesLength(family) + 1;
        this.needsRetransmits = protocol == Protocol.TCP;
        return this;
    }

    /**
     * Say whether the next files are to be read up to their last column.
     *
     * @param drops whether dropped packets are needed.
     * @return this for a fluent API.
     */
    InetLine needsDrops(final boolean drops) {
        needsDrops = drops && !needsRetransmits;
        return this;
    }

    @Override
    public void header(final byte[] text, final int offset, final int limit) {
        // The columns are the same in every kernel that can run us.
    }

    @Override
    public int parse(final byte[] text, final int offset, final int limit) {
        final SocketRecord row = rows.nextUncleared();
        int end = MALFORMED;
        if (limit - offset >= 2 * AsciiWord.LENGTH) {
            final int slot = offset + AsciiWord.leadingSpaces(AsciiWord.load(text, AsciiScan.address(offset)));
            final int colon = endOfDigits(text, slot, limit);
            end = colon > slot ? parseColumns(text, colon, limit, row) : MALFORMED;
        }
        if (end == MALFORMED) {
            end = parseFields(text, offset, limit, row);
        }
        if (needsDrops && end != MALFORMED) {
            parseDrops(text, end, limit, row);
        }
        return end;
    }

    /** Behind the inode are references, an address in the kernel and the dropped packets; a line may lack them. */
    private void parseDrops(final byte[] text, final int offset, final int limit, final SocketRecord row) {
        cursor.wrap(text, offset, AsciiScan.indexOfNewline(text, offset, limit));
        if (cursor.decimal() && cursor.skipWord() && cursor.decimal()) {
            row.drops(cursor.value());
        }
    }

    /** The usual line, every field as wide as today's kernel makes it. Invalid digits are collected in the sign bit. */
    private int parseColumns(final byte[] text, final int colon, final int limit, final SocketRecord row) {
        final int numbers = colon + numbersOffset;
        if (limit - numbers < NUMBERS_LENGTH + UID_ROOM) {
            return MALFORMED;
        }
        final long local = AsciiScan.address(colon + 2);
        final long localPort = local + addressLength + 1;
        final long remote = localPort + PORT_LENGTH + 1;
        final long remotePort = remote + addressLength + 1;
        final int separators = AsciiScan.differenceAt(text, local - 2, ':')
                | AsciiScan.differenceAt(text, local - 1, ' ')
                | AsciiScan.differenceAt(text, localPort - 1, ':')
                | AsciiScan.differenceAt(text, remote - 1, ' ')
                | AsciiScan.differenceAt(text, remotePort - 1, ':')
                | AsciiScan.differenceAt(text, remotePort + PORT_LENGTH, ' ');
        final int localPortValue = AsciiScan.hex4At(text, localPort);
        final int remotePortValue = AsciiScan.hex4At(text, remotePort);
        long invalid = localPortValue | remotePortValue;
        if (addressLength == WORD_LENGTH) {
            row.localAddress(0, 0).remoteAddress(0, 0);
        }
        for (int word = 0, at = 0; at < addressLength; word++, at += WORD_LENGTH) {
            final long localWord = AsciiScan.hex8At(text, local + at);
            final long remoteWord = AsciiScan.hex8At(text, remote + at);
            invalid |= localWord | remoteWord;
            row.localAddressWord(word, (int) localWord).remoteAddressWord(word, (int) remoteWord);
        }
        if (separators != 0
                || invalid < 0
                || !parseNumberColumns(text, AsciiScan.address(numbers), localPortValue, remotePortValue, row)) {
            return MALFORMED;
        }
        return parseOwnerColumns(text, numbers + NUMBERS_LENGTH, limit, row);
    }

    private boolean parseNumberColumns(
            final byte[] text, final long address, final int localPort, final int remotePort, final SocketRecord row) {
        final int separators = AsciiScan.differenceAt(text, address + 2, ' ')
                | AsciiScan.differenceAt(text, address + 11, ':')
                | AsciiScan.differenceAt(text, address + 20, ' ')
                | AsciiScan.differenceAt(text, address + 23, ':')
                | AsciiScan.differenceAt(text, address + 32, ' ');
        final int state = AsciiScan.hex2At(text, address);
        final long sendQueue = AsciiScan.hex8At(text, address + 3);
        final long recvQueue = AsciiScan.hex8At(text, address + 12);
        final int timer = AsciiScan.hex2At(text, address + 21);
        final long ticks = AsciiScan.hex8At(text, address + 24);
        final long retransmits = AsciiScan.hex8At(text, address + 33);
        if (separators != 0 || (state | sendQueue | recvQueue | timer | ticks | retransmits) < 0) {
            return false;
        }
        row.beginInternet(protocol, family, state, timer, localPort, remotePort)
                .sendQueue(sendQueue)
                .recvQueue(recvQueue)
                .timerMs(ticks * MS_PER_TICK)
                .retransmits(retransmits);
        return true;
    }

    /** The uid may be wider than its column, as it is in user namespaces: what follows then moves. */
    private static int parseOwnerColumns(final byte[] text, final int offset, final int limit, final SocketRecord row) {
        final int uid = offset + AsciiWord.leadingSpaces(AsciiWord.load(text, AsciiScan.address(offset)));
        final int uidEnd = endOfDigits(text, uid, limit);
        final int inode = uidEnd + PROBES_LENGTH;
        if (uid == offset
                || uidEnd == uid
                || limit - inode < AsciiWord.LENGTH
                || (text[uidEnd] ^ ' ' | text[inode - 1] ^ ' ') != 0) {
            return MALFORMED;
        }
        final long probes = AsciiWord.columnValue(AsciiWord.load(text, AsciiScan.address(uidEnd + 1)));
        final int end = endOfDigits(text, inode, limit);
        if (probes < 0 || end == inode) {
            return MALFORMED;
        }
        row.uid(decimal(text, uid, uidEnd))
                .probes(probes)
                .inode(decimal(text, inode, end))
                .interfaceIndex(0)
                .cookie(0)
                .backlog(0);
        return end;
    }

    private static int addressLength(final Family family) {
        return family == Family.INET6 ? 4 * WORD_LENGTH : WORD_LENGTH;
    }

    /**
     * How long {@code 0100007F:1F90 00000000:0000} is.
     *
     * @param family of the file's sockets.
     * @return length in bytes of both addresses with their ports.
     */
    static int addressesLength(final Family family) {
        return 2 * (addressLength(family) + 1 + PORT_LENGTH) + 1;
    }

    /**
     * Find the addresses of a line.
     *
     * @param text   containing it.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes behind it.
     * @return offset in bytes of the local address, or {@link #MALFORMED}.
     */
    static int addressesOffset(final byte[] text, final int offset, final int limit) {
        if (limit - offset < 2 * AsciiWord.LENGTH) {
            return MALFORMED;
        }
        final int slot = offset + AsciiWord.leadingSpaces(AsciiWord.load(text, AsciiScan.address(offset)));
        final int colon = endOfDigits(text, slot, limit);
        return colon > slot && limit - colon > 2 && text[colon] == ':' && text[colon + 1] == ' '
                ? colon + 2
                : MALFORMED;
    }

    /**
     * Find the inode in a line whose fields are as wide as today's kernel makes them, the uid's excepted.
     *
     * @param text   containing it.
     * @param offset in bytes behind the addresses and ports.
     * @param limit  in bytes behind the line.
     * @return offset in bytes of the inode, or {@link #MALFORMED}.
     */
    static int inodeOffset(final byte[] text, final int offset, final int limit) {
        final int owner = offset + 1 + NUMBERS_LENGTH;
        if (limit - owner < UID_ROOM) {
            return MALFORMED;
        }
        final int uid = owner + AsciiWord.leadingSpaces(AsciiWord.load(text, AsciiScan.address(owner)));
        final int uidEnd = endOfDigits(text, uid, limit);
        final int inode = uidEnd + PROBES_LENGTH;
        return uidEnd > uid && limit > inode && text[uidEnd] == ' ' && text[inode - 1] == ' ' ? inode : MALFORMED;
    }

    private static int endOfDigits(final byte[] text, final int offset, final int limit) {
        final int digits = AsciiWord.leadingDigits(AsciiWord.load(text, AsciiScan.address(offset)));
        return digits < AsciiWord.LENGTH ? offset + digits : AsciiScan.skipDigits(text, offset + digits, limit);
    }

    private static long decimal(final byte[] text, final int offset, final int end) {
        return end - offset <= AsciiWord.LENGTH
                ? AsciiWord.decimalValue(AsciiWord.load(text, AsciiScan.address(offset)), end - offset)
                : AsciiScan.parseDecimal(text, offset, end);
    }

    /** Any other line: with fields of any width, or without those at its end. */
    private int parseFields(final byte[] text, final int offset, final int limit, final SocketRecord row) {
        row.clear();
        row.protocol(protocol).family(family);
        cursor.wrap(text, offset, AsciiScan.indexOfNewline(text, offset, limit));
        if (cursor.decimal() && cursor.literal(':') && parseAddresses(text, row) && parseNumbers(row)) {
            if (cursor.hex()) {
                row.retransmits(cursor.value());
                parseOwner(row);
                return cursor.position();
            }
            if (!needsRetransmits) {
                return cursor.position();
            }
        }
        rows.removeLast();
        return MALFORMED;
    }

    private boolean parseAddresses(final byte[] text, final SocketRecord row) {
        final int localDigits = cursor.hexDigits(MAX_ADDRESS_DIGITS);
        final int localEnd = cursor.position();
        if (!isAddress(localDigits) || !cursor.literal(':') || !cursor.hex()) {
            return false;
        }
        row.localPort((int) cursor.value());
        final int remoteDigits = cursor.hexDigits(MAX_ADDRESS_DIGITS);
        final int remoteEnd = cursor.position();
        if (!isAddress(remoteDigits) || !cursor.literal(':') || !cursor.hex()) {
            return false;
        }
        row.remotePort((int) cursor.value());
        for (int word = 0; word * 8 < addressLength; word++) {
            final int local = localEnd - localDigits + word * 8;
            final int remote = remoteEnd - remoteDigits + word * 8;
            row.localAddressWord(word, (int) AsciiScan.parseHex(text, local, Math.min(local + 8, localEnd)));
            row.remoteAddressWord(word, (int) AsciiScan.parseHex(text, remote, Math.min(remote + 8, remoteEnd)));
        }
        return true;
    }

    private boolean isAddress(final int digits) {
        return addressLength == 8 ? digits > 0 && digits <= 8 : digits == addressLength;
    }

    private boolean parseNumbers(final SocketRecord row) {
        if (!cursor.hex()) {
            return false;
        }
        row.state(cursor.byteValue());
        if (!cursor.hex()) {
            return false;
        }
        row.sendQueue(cursor.value());
        if (!cursor.literal(':') || !cursor.hex()) {
            return false;
        }
        row.recvQueue(cursor.value());
        if (!cursor.hex()) {
            return false;
        }
        row.timer(cursor.byteValue());
        if (!cursor.literal(':') || !cursor.hex()) {
            return false;
        }
        final boolean isOverflow = Long.compareUnsigned(cursor.value(), Long.MAX_VALUE / MS_PER_TICK) > 0;
        row.timerMs(isOverflow ? Long.MAX_VALUE : cursor.value() * MS_PER_TICK);
        return true;
    }

    private void parseOwner(final SocketRecord row) {
        if (cursor.decimal()) {
            row.uid(cursor.value());
            if (cursor.decimal()) {
                row.probes(cursor.value());
                if (cursor.decimal()) {
                    row.inode(cursor.value());
                }
            }
        }
    }
}
