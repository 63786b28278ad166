package io.sockeye.cli.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.oracle.FakedHost;

/**
 * Counters and IPv6 addresses that a test makes up, for both programs. What netstat asks the kernel for is that of the
 * one interface that an empty network namespace has; the files of sysfs say the same.
 */
class ProcNetDevVersusNetstatTest {
    private static final String NOW = "Inter-|   Receive    |  Transmit\n"
            + " face |bytes packets errs drop fifo frame compressed multicast"
            + "|bytes packets errs drop fifo colls carrier compressed\n";
    private static final String LINUX_2_1 = "Inter-|   Receive    |  Transmit\n"
            + " face |bytes packets errs drop fifo frame|bytes packets errs drop fifo colls carrier\n";
    private static final String LINUX_2_0 = "Inter-|   Receive    |  Transmit\n"
            + " face |packets errs drop fifo frame|packets errs drop fifo colls carrier\n";

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws Exception {
        host = FakedHost.orSkip(directory);
        sysfs("ifindex", "1");
        sysfs("flags", "0x8");
        sysfs("operstate", "down");
        sysfs("type", "772");
        sysfs("address", "00:00:00:00:00:00");
        sysfs("mtu", "65536");
        sysfs("tx_queue_len", "1000");
    }

    private void sysfs(final String file, final String value) throws IOException {
        host.write("sys/class/net/lo/" + file, (value + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void assertSame() throws Exception {
        for (final String options : new String[] {"-i", "-ia", "-ie", "-iea", "-aiee", "-ianvW"}) {
            host.assertSame(options);
        }
    }

    @Test
    void shouldReadEveryLayout() throws Exception {
        host.net("dev", NOW + "    lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
        assertSame();
        host.net("dev", LINUX_2_1 + "    lo: 1 2 3 4 5 6 7 8 9 10 11 12 13\n");
        assertSame();
        host.net("dev", LINUX_2_0 + "    lo: 1 2 3 4 5 6 7 8 9 10 11\n");
        assertSame();
    }

    @Test
    void shouldReadRandomCounters() throws Exception {
        final long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        final Random random = new Random(seed);
        for (int round = 0; round < 8; round++) {
            final StringBuilder line = new StringBuilder("  lo:");
            for (int i = 0; i < 16; i++) {
                line.append(i == 0 ? "" : " ".repeat(1 + random.nextInt(3)))
                        .append(Long.toUnsignedString(random.nextLong() >>> random.nextInt(Long.SIZE)));
            }
            host.net("dev", NOW + line + "\n");
            host.assertSame("-ia");
            host.assertSame("-iea");
        }
    }

    @Test
    void shouldReadAddresses() throws Exception {
        host.net("dev", NOW + "    lo: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16\n");
        host.net(
                "if_inet6",
                "20010db8000000000000000000000001 01 40 00 80       lo\n"
                        + "00000000000000000000000000000001 01 80 10 80       lo\n"
                        + "0000000000000000000000000a010001 01 60 80 80       lo\n"
                        + "00000000000000000000ffff0a010001 01 60 00 80       lo\n"
                        + "fe80000000000000000000fffe000001 01 40 20 80       lo\n"
                        + "fec00000000000000000000000000001 01 0a 40 80       lo\n"
                        + "20010db8000000000001000000000000 01 00 50 80       lo\n"
                        + "20010db8000000000000000000000002 02 40 00 80     eth0\n");
        assertSame();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4294967295",
                "1024",
                "1025",
                "1152921504606846976",
                "1152921504606846977",
                "18446744073709551615"
            })
    void shouldWriteBytesInShort(final String bytes) throws Exception {
        host.net("dev", NOW + "    lo: " + bytes + " 2 3 4 5 6 7 8 " + bytes + " 10 11 12 13 14 15 16\n");
        host.assertSame("-iea");
    }
}
