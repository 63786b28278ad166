package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceNamesTest {
    private final InterfaceNames names = new InterfaceNames();

    /** Each list is in the order that the installed netstat gives it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "br0 eth0 eth0:1 eth0:2 eth0:10 eth1 eth2 eth10 eth100 lo",
                "100 a a: aa eth eth0 eth00 eth000",
                "eth01 eth1 eth01a eth02a eth1a1 eth1a02 eth1a2 eth1a12",
                "eth:1 eth1:1 eth1:a",
                ":1 :2 : :a",
                "a4294967296 a0000000001 a1 a4294967297 a2147483647",
                "a99999999999999999998 a99999999999999999999 a0"
            })
    void shouldSortNaturally(final String line) {
        final List<String> sorted = List.of(line.split(" "));
        for (final long seed : new long[] {1, 2, 3}) {
            final List<String> shuffled = new ArrayList<>(sorted);
            Collections.shuffle(shuffled, new Random(seed));
            shuffled.sort(names);
            assertEquals(sorted, shuffled);
        }
    }

    @Test
    void shouldBeATotalOrder() {
        final List<String> all = new ArrayList<>();
        final String[] parts = {"", "a", "1", "01", ":", "10"};
        for (final String first : parts) {
            for (final String second : parts) {
                for (final String third : parts) {
                    all.add(first + second + third);
                }
            }
        }
        for (final String a : all) {
            for (final String b : all) {
                assertEquals(Integer.signum(names.compare(a, b)), -Integer.signum(names.compare(b, a)), a + " " + b);
                assertEquals(a.equals(b), names.compare(a, b) == 0, a + " " + b);
            }
        }
    }
}
