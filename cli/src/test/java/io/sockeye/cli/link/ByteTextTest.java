package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteTextTest {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 B",
        "1024, 1024.0 B",
        "1025, 1.0 KiB",
        "1126, 1.0 KiB",
        "1127, 1.1 KiB",
        "1048576, 1024.0 KiB",
        "1048577, 1.0 MiB",
        "1152921504606846976, 1024.0 PiB",
        "1152921504606846977, 1.0 EiB",
        "18446744073709551615, 16.0 EiB"
    })
    void shouldBeAsNetstatsNumbers(final String bytes, final String text) {
        assertEquals(text, ByteText.of(Long.parseUnsignedLong(bytes)));
    }

    @Test
    void shouldBeAsTheNaiveWayHasIt() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            final long bytes = random.nextLong() >>> random.nextInt(Long.SIZE);
            assertEquals(naive(bytes), ByteText.of(bytes), () -> "seed=" + seed + ", bytes=" + bytes);
        }
    }

    private static String naive(final long bytes) {
        final BigInteger number = new BigInteger(Long.toUnsignedString(bytes));
        int unit = 0;
        while (unit < 6 && number.compareTo(BigInteger.TWO.pow(10 * (unit + 1))) > 0) {
            unit++;
        }
        // For the largest unit netstat divides by a tenth of it, cut to a whole number.
        final BigInteger tenths = unit == 6
                ? number.divide(BigInteger.TWO.pow(60).divide(BigInteger.TEN))
                : number.multiply(BigInteger.TEN).divide(BigInteger.TWO.pow(10 * unit));
        final BigInteger[] parts = tenths.divideAndRemainder(BigInteger.TEN);
        return parts[0] + "." + parts[1] + " " + UNITS[unit];
    }
}
