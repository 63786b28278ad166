package io.sockeye.collector.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.text.AsciiScan;
import io.sockeye.collector.text.FieldCursor;

/**
 * Reads lines of {@code /proc/net/route} and {@code /proc/net/rt_cache}, whose header names the columns. What netstat
 * reads (net-tools 2.10), this reads: further columns may stand between the known ones, which must be in their order; a
 * field that a line lacks has the value of the line before. Threads: confined to one.
 */
final class ColumnLine {
    /** In netstat's format a column that is passed over takes so many characters, each a blank besides. */
    private static final int SKIP_LENGTH = 3;

    private static final int FORMAT_CAPACITY = 512;
    private static final int MAX_NAME_LENGTH = 15;
    private static final int ADDRESS_DIGITS = 8;
    private static final int MAX_ADDRESS_LENGTH = 127;
    /** The shortest that may follow the name in a usual line. */
    private static final int USUAL_LENGTH = "\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0".length();
    /** So many digits are a number of 31 bits. */
    private static final int MAX_USUAL_DIGITS = 9;

    private final RouteColumn[] wanted;
    private final FieldCursor cursor = new FieldCursor();
    private final int[] values = new int[RouteColumn.values().length];
    /** In the order of the file; null is to be passed over. */
    private RouteColumn[] columns = {};

    private boolean isUsual;
    private boolean isAddressMissing;
    private int nameOffset;
    private int nameLength;

    /**
     * A reader that has seen no header yet.
     *
     * @param wanted columns, in the order in which the header must have them.
     */
    ColumnLine(final RouteColumn[] wanted) {
        this.wanted = wanted;
    }

    /** {@return a reader of {@code /proc/net/route} that has seen no header yet} */
    public static ColumnLine ofTable() {
        return new ColumnLine(RouteColumn.TABLE);
    }

    /**
     * Learn from the header where the columns are.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @param path   of the file, for the message.
     * @throws RouteHeaderException if a column is missing.
     */
    public void header(final byte[] text, final int offset, final int limit, final String path)
            throws RouteHeaderException {
        final List<RouteColumn> found = new ArrayList<>();
        int length = 0;
        int next = 0;
        cursor.wrap(text, offset, limit);
        while (next < wanted.length) {
            final boolean isTitle = cursor.nextTitle();
            final boolean isWanted = cursor.isField(wanted[next].title());
            final int columnLength = isWanted ? wanted[next].kind().formatLength() : SKIP_LENGTH;
            if (length + columnLength + 1 >= FORMAT_CAPACITY) {
                throw new RouteHeaderException(RouteHeaderException.Reason.TOO_MANY_COLUMNS, path, "");
            }
            length += columnLength + 1;
            if (!isTitle) {
                throw new RouteHeaderException(RouteHeaderException.Reason.MISSING_COLUMN, path, wanted[next].title());
            }
            found.add(isWanted ? wanted[next] : null);
            next += isWanted ? 1 : 0;
        }
        columns = found.toArray(new RouteColumn[0]);
        isUsual = wanted == RouteColumn.TABLE && Arrays.equals(columns, wanted);
    }

    /**
     * Read a line if it is laid out as today's kernel does it, quickly.
     *
     * @param text   containing the line, and at least 16 bytes after it.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @return false if it is not; then {@link #scan} is the way.
     */
    public boolean scanUsual(final byte[] text, final int offset, final int limit) {
        int at = offset;
        while (at < limit && text[at] > ' ') {
            at++;
        }
        nameOffset = offset;
        nameLength = at - offset;
        if (!isUsual || nameLength == 0 || nameLength > MAX_NAME_LENGTH || limit - at < USUAL_LENGTH) {
            return false;
        }
        final long address = AsciiScan.address(at);
        final long destination = AsciiScan.hex8At(text, address + 1);
        final long gateway = AsciiScan.hex8At(text, address + 10);
        final int flags = AsciiScan.hex4At(text, address + 19);
        if ((destination | gateway | flags) < 0
                || text[at] != '\t'
                || text[at + 9] != '\t'
                || text[at + 18] != '\t'
                || text[at + 23] != '\t') {
            return false;
        }
        at = decimals(text, at + 24, RouteColumn.REFERENCES.ordinal(), RouteColumn.METRIC.ordinal());
        if (at < 0 || limit - at < ADDRESS_DIGITS) {
            return false;
        }
        final long mask = AsciiScan.hex8At(text, AsciiScan.address(at));
        if (mask < 0 || text[at + ADDRESS_DIGITS] != '\t') {
            return false;
        }
        at = decimals(text, at + ADDRESS_DIGITS + 1, RouteColumn.MTU.ordinal(), RouteColumn.ROUND_TRIP_TIME.ordinal());
        values[RouteColumn.DESTINATION.ordinal()] = (int) destination;
        values[RouteColumn.GATEWAY.ordinal()] = (int) gateway;
        values[RouteColumn.FLAGS.ordinal()] = flags;
        values[RouteColumn.MASK.ordinal()] = (int) mask;
        return at >= 0 && at - 1 <= limit;
    }

    /** Read decimal numbers, each with one character of white space after it; answers what follows, or -1. */
    private int decimals(final byte[] text, final int offset, final int first, final int last) {
        int at = offset;
        for (int column = first; column <= last; column++) {
            final boolean isNegative = text[at] == '-';
            final int digits = isNegative ? at + 1 : at;
            int value = 0;
            for (at = digits; text[at] >= '0' && text[at] <= '9' && at - digits < MAX_USUAL_DIGITS; at++) {
                value = value * 10 + text[at] - '0';
            }
            if (at == digits || text[at] > ' ') {
                return -1;
            }
            values[column] = isNegative ? -value : value;
            at++;
        }
        return at;
    }

    /**
     * Read a line.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which it ends.
     * @return how many of the wanted columns it has. It may be more than there are if one that should be an address is
     *     none.
     */
    int scan(final byte[] text, final int offset, final int limit) {
        cursor.wrap(text, offset, limit);
        isAddressMissing = false;
        int count = 0;
        for (final RouteColumn column : columns) {
            if (column == null) {
                if (!cursor.skipWord()) {
                    return count;
                }
            } else if (read(column, text)) {
                count++;
            } else {
                return count;
            }
        }
        return count;
    }

    private boolean read(final RouteColumn column, final byte[] text) {
        final boolean isRead;
        switch (column.kind()) {
            case NAME:
                nameLength = cursor.word(MAX_NAME_LENGTH);
                nameOffset = cursor.position() - nameLength;
                return nameLength > 0;
            case ADDRESS:
                final int length = cursor.word(MAX_ADDRESS_LENGTH);
                if (length > 0) {
                    address(column, text, cursor.position() - length, length);
                }
                return length > 0;
            case HEX:
                isRead = cursor.hex();
                break;
            default:
                isRead = cursor.decimal();
                break;
        }
        if (isRead) {
            values[column.ordinal()] = (int) cursor.value();
        }
        return isRead;
    }

    private void address(final RouteColumn column, final byte[] text, final int offset, final int length) {
        final long value = length < ADDRESS_DIGITS ? -1 : AsciiScan.hex8At(text, AsciiScan.address(offset));
        if (value < 0) {
            isAddressMissing = true;
        } else {
            values[column.ordinal()] = (int) value;
        }
    }

    /** {@return whether a field of the last line that should be an address is none} */
    boolean isAddressMissing() {
        return isAddressMissing;
    }

    /**
     * {@return the last value read of a column; of a text its address}
     *
     * @param column of the line that was read.
     */
    public int value(final RouteColumn column) {
        return values[column.ordinal()];
    }

    /**
     * Fill a row with all that both kinds of IPv4 table have.
     *
     * @param text containing the last line.
     * @param row  to fill, all zero.
     * @return {@code row}.
     */
    public RouteRecord fill(final byte[] text, final RouteRecord row) {
        return row.family(Family.INET.number())
                .flags(value(RouteColumn.FLAGS))
                .destinationWord(0, value(RouteColumn.DESTINATION))
                .gatewayWord(0, value(RouteColumn.GATEWAY))
                .metric(value(RouteColumn.METRIC))
                .references(value(RouteColumn.REFERENCES))
                .uses(value(RouteColumn.USES))
                .mtu(value(RouteColumn.MTU))
                .window(value(RouteColumn.WINDOW))
                .roundTripTime(value(RouteColumn.ROUND_TRIP_TIME))
                .name(text, nameOffset, nameLength);
    }
}
