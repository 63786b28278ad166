package io.sockeye.cli.route;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.ascii.WideText;
import io.sockeye.collector.record.RouteRecord;

/** Writes the columns that tables of IPv4 routes are made of. Threads: stateless. */
final class Ipv4Columns {
    /** Of an address, the blank after it not counted. */
    static final int ADDRESS_WIDTH = 15;

    private static final int SHORT_NAME_LENGTH = 6;

    private Ipv4Columns() {}

    /**
     * Write an address, and blanks up to the next column.
     *
     * @param target with room for 20 bytes.
     * @param at     index of the first character.
     * @param word   the address.
     * @return index at which the next column begins.
     */
    static int number(final byte[] target, final int at, final int word) {
        WideText.put8(target, at, WideText.BLANKS);
        WideText.put8(target, at + Long.BYTES, WideText.BLANKS);
        AddressText.ipv4(target, at, word);
        return at + ADDRESS_WIDTH + 1;
    }

    /**
     * Write a name, and blanks up to the next column.
     *
     * @param target    with room for the name and a column.
     * @param at        index of the first character.
     * @param name      to write.
     * @param maxLength in bytes; what is longer is cut off.
     * @return index at which the next column begins.
     */
    static int name(final byte[] target, final int at, final byte[] name, final int maxLength) {
        WideText.put8(target, at, WideText.BLANKS);
        WideText.put8(target, at + Long.BYTES, WideText.BLANKS);
        final int length = Math.min(name.length, maxLength);
        System.arraycopy(name, 0, target, at, length);
        final int end = at + Math.max(length, ADDRESS_WIDTH);
        target[end] = ' ';
        return end + 1;
    }

    /** Write the columns of {@link Layout#USE} after the flags, and the interface. */
    static void use(final AsciiWriter out, final RouteRecord route) {
        left(out.put(' '), route.metric(), 6);
        left(out.put(' '), route.references(), 2);
        out.put(' ').decimalRight(route.uses(), 7).put(' ');
        interfaceName(out, route);
    }

    /** Write the columns of {@link Layout#METRICS} after the flags, and the interface. */
    static void metrics(final AsciiWriter out, final RouteRecord route) {
        out.put(' ').decimalRight(route.mtu(), 5).put(' ');
        left(out, route.window(), 5);
        out.put(' ').decimalRight(route.roundTripTime(), 6).put(' ');
        interfaceName(out, route);
    }

    /** Write the columns of {@link Layout#ALL} after the flags, but for the last: round-trip time. */
    static void all(final AsciiWriter out, final RouteRecord route) {
        left(out.put(' '), route.metric(), 6);
        left(out.put(' '), route.references(), 3);
        out.put(' ').decimalRight(route.uses(), 6).put(' ');
        final int start = out.position();
        interfaceName(out, route);
        out.position(Math.min(out.position(), start + SHORT_NAME_LENGTH));
        out.padTo(start, SHORT_NAME_LENGTH + 3);
        left(out, route.mtu(), 5);
        left(out.put(' '), route.window(), 6);
        out.put(' ');
    }

    /**
     * Write a number at the left of its column.
     *
     * @param out   to write to.
     * @param value of the number.
     * @param width of the column.
     */
    static void left(final AsciiWriter out, final int value, final int width) {
        final int start = out.position();
        out.decimal(value).padTo(start, width);
    }

    /** Write an interface's name, with control and non-ASCII bytes as {@code .}. */
    static void interfaceName(final AsciiWriter out, final RouteRecord route) {
        final byte[] target = out.buffer();
        final int start = out.position();
        final int end = route.copyName(target, start);
        for (int i = start; i < end; i++) {
            if (target[i] < ' ' || target[i] == 0x7F) {
                target[i] = '.';
            }
        }
        out.position(end);
    }
}
