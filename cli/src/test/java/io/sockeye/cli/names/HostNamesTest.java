package io.sockeye.cli.names;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

class HostNamesTest {
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();
    private static final long MAPPED = half("0000ffff0a000001");

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final SocketRecord row = new RowBatch(SocketRecord.LENGTH, 1).append(new SocketRecord());

    @Test
    void shouldAskForEachAddressOnce() {
        final HostNames names = new HostNames(this::hexName);
        want(names, INET, half("0a00000100000000"), 0, half("0a00000200000000"), 0);
        want(names, INET, half("0a00000100000000"), 0, half("0a00000200000000"), 0);
        names.lookUpWanted();
        want(names, INET, half("0a00000100000000"), 0, half("0a00000300000000"), 0);
        names.lookUpWanted();
        names.lookUpWanted();
        assertEquals(3, asked.size(), "asked=" + asked);
        assertEquals("h0a000002", name(names, INET, half("0a00000200000000"), 0));
        assertEquals("h0a000003", name(names, INET, half("0a00000300000000"), 0));
    }

    @Test
    void shouldRememberThatAnAddressHasNoName() {
        final HostNames names = new HostNames(address -> {
            asked.add("once");
            return null;
        });
        for (int i = 0; i < 3; i++) {
            want(names, INET, half("0a00000100000000"), 0, half("0a00000100000000"), 0);
            names.lookUpWanted();
            assertNull(names.name(INET, half("0a00000100000000"), 0));
        }
        assertEquals(1, asked.size());
    }

    @Test
    void shouldNotAskForUnspecifiedAddresses() {
        final HostNames names = new HostNames(this::hexName);
        want(names, INET, 0, 0, half("0000000500000000"), 0);
        want(names, INET6, 0, 0, 0, 0);
        names.lookUpWanted();
        assertEquals(0, asked.size(), "asked=" + asked);
        assertNull(names.name(INET, 0, 0));
        assertNull(names.name(INET, half("0000000500000000"), 0));
        assertEquals("[::]", name(names, INET6, 0, 0));
    }

    @Test
    void shouldKeepFamiliesApartAndAskForMappedAddressesAsIpv6() {
        final HostNames names = new HostNames(this::hexName);
        want(names, INET, half("0a00000100000000"), 0, half("0a00000100000000"), 0);
        want(names, INET6, half("0a00000100000000"), 0, 0, MAPPED);
        names.lookUpWanted();
        assertEquals("h0a000001", name(names, INET, half("0a00000100000000"), 0));
        assertEquals("h0a000001000000000000000000000000", name(names, INET6, half("0a00000100000000"), 0));
        assertEquals("h00000000000000000000ffff0a000001", name(names, INET6, 0, MAPPED));
    }

    @Test
    void shouldMakeNamesFromTheNetworkPrintable() {
        final HostNames names =
                new HostNames(address -> "ev\u001b]0;il\u00e4.\u007fexample".getBytes(StandardCharsets.ISO_8859_1));
        want(names, INET, half("0a00000100000000"), 0, half("0a00000100000000"), 0);
        names.lookUpWanted();
        assertEquals("ev.]0;il\u00e4..example", name(names, INET, half("0a00000100000000"), 0));
    }

    @Test
    void shouldTreatNamesThatNetstatHasNoRoomForAsItDoes() {
        final byte[] longName = new byte[200];
        Arrays.fill(longName, (byte) 'x');
        final HostNames names = new HostNames(address -> longName);
        want(names, INET, half("0a00000100000000"), 0, 0, 0);
        want(names, INET6, 0, MAPPED, 0, 0);
        names.lookUpWanted();
        assertEquals("x".repeat(127), name(names, INET, half("0a00000100000000"), 0));
        assertNull(names.name(INET6, 0, MAPPED));
    }

    @Test
    void shouldAskSlowNameServersForAllAddressesAtTheSameTime() {
        final int addresses = 200;
        final long delayMs = 200;
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger mostRunning = new AtomicInteger();
        final HostNames names = new HostNames(address -> {
            mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
            sleep(delayMs);
            running.decrementAndGet();
            return hexName(address);
        });
        for (int i = 0; i < addresses; i += 2) {
            want(names, INET, address(i), 0, address(i + 1), 0);
        }
        final long start = System.nanoTime();
        names.lookUpWanted();
        final long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        final int rounds = (addresses + Questions.THREADS - 1) / Questions.THREADS;
        assertEquals(Questions.THREADS, mostRunning.get(), "look-ups at the same time");
        assertEquals(addresses, asked.size());
        assertTrue(elapsedMs >= rounds * delayMs, "elapsedMs=" + elapsedMs);
        // Four times as long, for a busy machine; one after the other would take 28 times as long.
        assertTrue(elapsedMs < 4 * rounds * delayMs, "elapsedMs=" + elapsedMs);
        for (int i = 0; i < addresses; i++) {
            assertEquals(String.format("h0a0000%02x", i), name(names, INET, address(i), 0), "index=" + i);
        }
    }

    @Test
    void shouldNotKeepTheProcessAlive() {
        final Queue<Boolean> daemons = new ConcurrentLinkedQueue<>();
        final HostNames names = new HostNames(address -> {
            daemons.add(Thread.currentThread().isDaemon());
            return null;
        });
        want(names, INET, address(1), 0, address(2), 0);
        names.lookUpWanted();
        assertArrayEquals(new Boolean[] {true, true}, daemons.toArray());
    }

    @Test
    void shouldSurfaceAFailureOfTheResolver() {
        final IllegalArgumentException failure = new IllegalArgumentException("broken");
        final HostNames names = new HostNames(address -> {
            throw failure;
        });
        want(names, INET, address(1), 0, address(2), 0);
        assertEquals(
                failure,
                assertThrows(IllegalStateException.class, names::lookUpWanted).getCause());
    }

    @Test
    void shouldHoldManyAddresses() {
        final HostNames names = new HostNames(this::hexName);
        for (int i = 0; i < 5000; i++) {
            want(names, INET6, half("20010db800000000"), i, half("20010db800000001"), i);
        }
        names.lookUpWanted();
        assertEquals(10_000, asked.size());
        for (int i = 0; i < 5000; i++) {
            assertTrue(name(names, INET6, half("20010db800000001"), i).startsWith("h20010db800000001"));
        }
    }

    private byte[] hexName(final byte[] address) {
        final String name = "h" + HexFormat.of().formatHex(address);
        asked.add(name);
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private void want(
            final HostNames names,
            final int family,
            final long localFirst,
            final long localLast,
            final long remoteFirst,
            final long remoteLast) {
        row.family(family).localAddress(localFirst, localLast).remoteAddress(remoteFirst, remoteLast);
        names.want(row);
    }

    private static String name(final HostNames names, final int family, final long first, final long last) {
        return new String(names.name(family, first, last), StandardCharsets.ISO_8859_1);
    }

    private static long address(final int index) {
        return half(String.format("0a0000%02x00000000", index));
    }

    private static long half(final String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex))
                .order(ByteOrder.nativeOrder())
                .getLong();
    }

    private static void sleep(final long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
