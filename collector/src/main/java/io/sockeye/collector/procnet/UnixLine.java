package io.sockeye.collector.procnet;

import java.util.Arrays;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;

/**
 * Lines of {@code /proc/net/unix}:
 *
 * <pre>
 *  Num       RefCount Protocol Flags    Type St Inode Path
 *  0000000056a3b53f: 00000002 00000000 00010000 0001 01  1074 /run/dbus/system_bus_socket
 * </pre>
 *
 * <p>Numbers are hexadecimal but for the inode. The path is whatever stands between the one space behind the inode and
 * the end of the line, spaces included; an abstract name begins with {@code @}, and every NUL in it is an {@code @}.
 * The kernel writes a newline in a path as it is: what stands behind it is the next line here, as it is for netstat.
 *
 * <p>A path may end with white space, and the kernel writes it as it is. White space is dropped where the kernel cannot
 * have written it: other than a blank right behind the inode, where the kernel writes one blank or ends the line; and
 * at the end of a line what the first line has behind {@code Path}, where the kernel writes nothing. So a text with
 * carriage returns at the end of its lines has the paths of the same text without.
 *
 * <p>A line is taken or refused as netstat does it: everything up to {@code St} must be there. Only the address of the
 * socket, which nobody uses, may be a word in brackets, as kernels print it that have no number for it: {@code (null)},
 * or {@code (____ptrval____)} early after boot. Without an inode the row has inode 0 and no path. In a file whose first
 * line names no inode (Linux 2.0) the path follows {@code St}. Source: {@code net/unix/af_unix.c}, {@code
 * unix_seq_show()}. Threads: confined to one.
 */
final class UnixLine implements LineParser {
    private static final byte[] NOTHING = {};
    private static final byte[] INODE = {'I', 'n', 'o', 'd', 'e'};
    /** Length of {@code " 00000002 00000000 00010000 0001 01"}. */
    private static final int NUMBERS_LENGTH = 35;

    private final RowWriter<SocketRecord> rows;
    private final FieldCursor cursor = new FieldCursor();
    private boolean hasInode;
    /** What stands behind the last title of the header, white space that ends all lines; usually of no length. */
    private byte[] lineEnd = NOTHING;

    /**
     * A parser for no file yet.
     *
     * @param rows to write to.
     */
    UnixLine(final RowWriter<SocketRecord> rows) {
        this.rows = rows;
    }

    @Override
    public void header(final byte[] text, final int offset, final int limit) {
        hasInode = false;
        for (int i = offset; i + INODE.length <= limit && !hasInode; i++) {
            int matching = 0;
            while (matching < INODE.length && text[i + matching] == INODE[matching]) {
                matching++;
            }
            hasInode = matching == INODE.length;
        }
        int end = limit;
        while (end > offset && AsciiScan.isSpace(text[end - 1])) {
            end--;
        }
        lineEnd = end == limit ? NOTHING : Arrays.copyOfRange(text, end, limit);
    }

    @Override
    public int parse(final byte[] text, final int offset, final int limit) {
        final SocketRecord row = rows.next().protocol(Protocol.UNIX.code()).family(Family.UNIX.number());
        final int colon = AsciiScan.skipHexDigits(text, offset, limit);
        int end = MALFORMED;
        if (colon > offset && text[colon] == ':' && limit - colon > NUMBERS_LENGTH + 1) {
            end = parseColumns(text, colon + 1, row);
        }
        if (end == MALFORMED) {
            end = parseFields(text, offset, limit, row);
        }
        if (end == MALFORMED) {
            rows.removeLast();
            return MALFORMED;
        }
        return parseInodeAndPath(text, end, limit, row);
    }

    /** The usual line, every field as wide as today's kernel makes it. */
    private static int parseColumns(final byte[] text, final int offset, final SocketRecord row) {
        final int separators = (text[offset] ^ ' ')
                | (text[offset + 9] ^ ' ')
                | (text[offset + 18] ^ ' ')
                | (text[offset + 27] ^ ' ')
                | (text[offset + 32] ^ ' ')
                | (text[offset + NUMBERS_LENGTH] ^ ' ');
        final long address = AsciiScan.address(offset);
        final long refCount = AsciiScan.hex8At(text, address + 1);
        final long protocol = AsciiScan.hex8At(text, address + 10);
        final long flags = AsciiScan.hex8At(text, address + 19);
        final int type = AsciiScan.hex4At(text, address + 28);
        final int state = AsciiScan.hex2At(text, address + 33);
        if (separators != 0 || (refCount | protocol | flags | type | state) < 0) {
            return MALFORMED;
        }
        row.refCount(refCount).flags((int) flags).unixType(Math.min(type, 255)).state(state);
        return offset + NUMBERS_LENGTH;
    }

    /** Any other line, with fields of any width. */
    private int parseFields(final byte[] text, final int offset, final int limit, final SocketRecord row) {
        final int lineLimit = AsciiScan.indexOfNewline(text, offset, limit);
        cursor.wrap(text, offset, lineLimit);
        if (!cursor.hex() && !skipBracketed(text, lineLimit)) {
            return MALFORMED;
        }
        if (!cursor.literal(':') || !cursor.hex()) {
            return MALFORMED;
        }
        row.refCount(cursor.value());
        if (!cursor.hex() || !cursor.hex()) {
            return MALFORMED;
        }
        row.flags((int) cursor.value());
        if (!cursor.hex()) {
            return MALFORMED;
        }
        row.unixType(cursor.byteValue());
        if (!cursor.hex()) {
            return MALFORMED;
        }
        row.state(cursor.byteValue());
        return cursor.position();
    }

    /** Pass over a word in brackets that has a colon behind it. */
    private boolean skipBracketed(final byte[] text, final int limit) {
        final int length = cursor.word(Integer.MAX_VALUE);
        final int colon = cursor.position() - 1;
        if (length < 3 || text[colon] != ':' || text[colon - 1] != ')' || text[colon + 1 - length] != '(') {
            return false;
        }
        cursor.wrap(text, colon, limit);
        return true;
    }

    private int parseInodeAndPath(final byte[] text, final int offset, final int limit, final SocketRecord row) {
        int position = offset;
        if (hasInode) {
            final int inode = AsciiScan.skipSpaces(text, offset, limit);
            position = AsciiScan.skipDigits(text, inode, limit);
            if (position == inode) {
                return position;
            }
            row.inode(AsciiScan.parseDecimal(text, inode, position));
        }
        final int end = endOfPath(text, position, AsciiScan.indexOfNewline(text, position, limit));
        final int path =
                position < end && text[position] == ' ' ? position + 1 : AsciiScan.skipSpaces(text, position, end);
        row.path(text, path, end - path);
        return end;
    }

    private int endOfPath(final byte[] text, final int from, final int limit) {
        final int end = limit - lineEnd.length;
        return end < limit && end >= from && Arrays.equals(text, end, limit, lineEnd, 0, lineEnd.length) ? end : limit;
    }
}
