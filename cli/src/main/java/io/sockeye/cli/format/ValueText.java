package io.sockeye.cli.format;

import io.sockeye.cli.output.AddressText;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.Family;
import io.sockeye.collector.field.FieldReader;
import io.sockeye.collector.record.Row;

/** Values whose text is the same in every format. All write at an index and return the one after the last. */
final class ValueText {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final int INET6 = Family.INET6.number();

    private ValueText() {}

    static int unsigned(final byte[] target, final int at, final long value) {
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

    /** Without leading zeros, as ss prints cookies. */
    static int hex(final byte[] target, final int at, final long value) {
        final int digits = Math.max(1, (Long.SIZE + 3 - Long.numberOfLeadingZeros(value)) >> 2);
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            target[i] = HEX[(int) rest & 0xF];
            rest >>>= 4;
        }
        return at + digits;
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
