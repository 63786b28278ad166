package io.sockeye.cli.format;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.ascii.WideText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Values whose text is the same in every format. All write at an index and return the one after the last. */
final class ValueText {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final int INET6 = Family.INET6.number();

    private ValueText() {}

    /** May overwrite some bytes behind the number. */
    static int unsigned(final byte[] target, final int at, final long value) {
        if (value >= 0 && value < 10) {
            // Queues are mostly empty, and root owns much.
            target[at] = (byte) ('0' + value);
            return at + 1;
        }
        if (value >= 0 && value < 100_000) {
            return WideText.decimal5(target, at, (int) value);
        }
        if (value >= 0) {
            return AsciiWriter.decimal(target, at, value);
        }
        final long tens = Long.divideUnsigned(value, 10);
        final int end = AsciiWriter.decimal(target, at, tens);
        target[end] = (byte) ('0' + (value - tens * 10));
        return end + 1;
    }

    static int bool(final byte[] target, final int at, final long value) {
        return bytes(target, at, value == 0 ? FALSE : TRUE);
    }

    static int bytes(final byte[] target, final int at, final byte[] source) {
        System.arraycopy(source, 0, target, at, source.length);
        return at + source.length;
    }

    /** Without leading zeros, as ss prints cookies; may overwrite some bytes behind the number. */
    static int hex(final byte[] target, final int at, final long value) {
        final int high = (int) (value >>> Integer.SIZE);
        if (high == 0) {
            return hex8(target, at, (int) value, Math.min(7, Integer.numberOfLeadingZeros((int) value) >> 2));
        }
        final int end = hex8(target, at, high, Integer.numberOfLeadingZeros(high) >> 2);
        return hex8(target, end, (int) value, 0);
    }

    /** Eight digits but for those skipped: computed side by side in the bytes of a word, the first in the lowest. */
    private static int hex8(final byte[] target, final int at, final int value, final int skipped) {
        long digits = Integer.reverseBytes(value) & 0xFFFF_FFFFL;
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFFL;
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FFL;
        digits = (digits >>> 4 & 0x000F_000F_000F_000FL) | (digits & 0x000F_000F_000F_000FL) << 8;
        final long letters = (digits + 0x0606_0606_0606_0606L >>> 4) & 0x0101_0101_0101_0101L;
        final long text = digits + 0x3030_3030_3030_3030L + letters * ('a' - '0' - 10);
        WideText.put8(target, at, text >>> (skipped << 3));
        return at + 8 - skipped;
    }

    static int hexByte(final byte[] target, final int at, final int value) {
        target[at] = HEX[value >>> 4 & 0xF];
        target[at + 1] = HEX[value & 0xF];
        return at + 2;
    }

    /** An address that is present; may overwrite some bytes behind it. */
    static int address(final byte[] target, final int at, final FieldReader reader, final Row row, final int family) {
        final long first = reader.addressHalf(row, 0);
        return family == INET6
                ? AddressText.ipv6(target, at, first, reader.addressHalf(row, 1))
                : AddressText.ipv4(target, at, AddressText.firstWord(first));
    }

    /** Pairs of hexadecimal digits with colons between them. */
    static int hardware(final byte[] target, final int at, final byte[] address, final int length) {
        int end = at;
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                target[end] = ':';
                end++;
            }
            end = hexByte(target, end, address[i]);
        }
        return end;
    }
}
