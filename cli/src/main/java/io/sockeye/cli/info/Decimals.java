package io.sockeye.cli.info;

import io.sockeye.cli.output.AsciiWriter;

/** Numbers with a decimal point. Threads: stateless. */
final class Decimals {
    private static final int THOUSAND = 1000;
    private static final String[] UNITS = {"bps", "Kbps", "Mbps", "Gbps", "Tbps", "Pbps", "Ebps", "Zbps"};

    private Decimals() {}

    /** A number of thousandths, without zeros at its end. */
    static void thousandths(final long number, final AsciiWriter writer) {
        final long whole = Long.divideUnsigned(number, THOUSAND);
        writer.unsignedDecimal(whole);
        fraction((int) (number - whole * THOUSAND), writer);
    }

    private static void fraction(final int thousandths, final AsciiWriter writer) {
        int left = thousandths;
        if (left == 0) {
            return;
        }
        writer.put('.');
        for (int digit = THOUSAND / 10; digit > 0 && left > 0; digit /= 10) {
            writer.put((char) ('0' + left / digit));
            left %= digit;
        }
    }

    /** Bytes per second as bits per second, with three digits. */
    static void bits(final long bytes, final AsciiWriter writer) {
        // Eight times as many need 67 bits.
        double rate = bytes >= 0 ? bytes : (bytes >>> 1) * 2.0;
        rate *= Byte.SIZE;
        int unit = 0;
        while (rate >= THOUSAND - 0.5 && unit < UNITS.length - 1) {
            rate /= THOUSAND;
            unit++;
        }
        final int places = unit == 0 || rate >= 99.95 ? 1 : rate >= 9.995 ? 10 : 100;
        final long rounded = Math.round(rate * places);
        writer.unsignedDecimal(rounded / places);
        fraction((int) (rounded % places * (THOUSAND / places)), writer);
        writer.ascii(UNITS[unit]);
    }
}
