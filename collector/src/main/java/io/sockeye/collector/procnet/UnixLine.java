package io.sockeye.collector.procnet;

import io.sockeye.collector.Family;
import io.sockeye.collector.Protocol;
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
 * <p>A line is taken or refused as netstat does it: everything up to {@code St} must be there. Without an inode the row
 * has inode 0 and no path. In a file whose first line names no inode (Linux 2.0) the path follows {@code St}.
 * Source: {@code net/unix/af_unix.c}, {@code unix_seq_show()}. Threads: confined to one.
 */
final class UnixLine implements LineParser {
    private static final byte[] INODE = {'I', 'n', 'o', 'd', 'e'};
    /** Length of {@code " 00000002 00000000 00010000 0001 01"}. */
    private static final int NUMBERS_LENGTH = 35;

    private final RowWriter<SocketRecord> rows;
    private final FieldCursor cursor = new FieldCursor();
    private boolean hasInode;

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
        cursor.wrap(text, offset, AsciiScan.indexOfNewline(text, offset, limit));
        if (!cursor.hex() || !cursor.literal(':') || !cursor.hex()) {
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
        final int path = text[position] == ' ' ? position + 1 : position;
        final int end = AsciiScan.indexOfNewline(text, path, limit);
        row.path(text, path, end - path);
        return end;
    }
}
