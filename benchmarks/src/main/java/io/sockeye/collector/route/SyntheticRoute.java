package io.sockeye.collector.route;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.SplittableRandom;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RouteRecord;

/**
 * A made-up IPv4 route of a router. Equal numbers give equal routes. Addresses are as they lie in memory, in host order
 * of an int.
 *
 * @param interfaceName  name of its interface.
 * @param destination    the network.
 * @param gateway        the gateway, 0 for none.
 * @param flags          {@code RTF_*}.
 * @param metric         its priority.
 * @param mask           of the network.
 * @param mtu            in bytes, 0 if it is not set.
 * @param window         in bytes, 0 if it is not set.
 * @param roundTripTime  as the kernel prints it, 0 if it is not set.
 */
record SyntheticRoute(
        String interfaceName,
        int destination,
        int gateway,
        int flags,
        int metric,
        int mask,
        int mtu,
        int window,
        int roundTripTime) {
    /** The line of column names, with its newline. */
    static final String HEADER =
            padded("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT");

    /** Lines are padded to this length in bytes, without the newline. */
    private static final int LINE_LENGTH = 127;

    private static final int RTF_UP = 0x1;
    private static final int RTF_GATEWAY = 0x2;
    /** The networks are of 24 bits, from 20.0.0.0 on. */
    private static final int FIRST_NETWORK = 20 << 24;

    private static final int NETWORK_MASK = 0xFFFF_FF00;
    private static final int FIRST_GATEWAY = 10 << 24 | 255 << 16 | 2;
    private static final int GATEWAYS = 200;
    private static final int[] METRICS = {0, 0, 100, 1024};

    /**
     * The route of a number.
     *
     * @param number from 0.
     * @return the route.
     */
    static SyntheticRoute of(final int number) {
        final SplittableRandom random = new SplittableRandom(number);
        final boolean hasGateway = random.nextInt(16) != 0;
        final boolean isTuned = random.nextInt(16) == 0;
        return new SyntheticRoute(
                "eth" + random.nextInt(16),
                inMemory(FIRST_NETWORK + (number << Byte.SIZE)),
                hasGateway ? inMemory(FIRST_GATEWAY + random.nextInt(GATEWAYS)) : 0,
                hasGateway ? RTF_UP | RTF_GATEWAY : RTF_UP,
                METRICS[random.nextInt(METRICS.length)],
                inMemory(NETWORK_MASK),
                isTuned ? 1500 : 0,
                isTuned ? random.nextInt(1 << 16) : 0,
                isTuned ? random.nextInt(300) : 0);
    }

    /**
     * The line as {@code fib_route_seq_show()} of the kernel's {@code net/ipv4/fib_trie.c} writes it.
     *
     * @return it, with its newline.
     */
    byte[] line() {
        return padded(String.format(
                        Locale.ROOT,
                        "%s\t%08X\t%08X\t%04X\t0\t0\t%d\t%08X\t%d\t%d\t%d",
                        interfaceName,
                        destination,
                        gateway,
                        flags,
                        metric,
                        mask,
                        mtu,
                        window,
                        roundTripTime))
                .getBytes(US_ASCII);
    }

    /**
     * Whether a row says the same.
     *
     * @param row to look at.
     * @return true if so.
     */
    boolean isIn(final RouteRecord row) {
        final byte[] name = new byte[row.nameLength()];
        row.copyName(name, 0);
        return new String(name, US_ASCII).equals(interfaceName)
                && row.family() == Family.INET.number()
                && row.destination() == destination
                && row.gateway() == gateway
                && row.flags() == flags
                && row.references() == 0
                && row.uses() == 0
                && row.metric() == metric
                && row.mask() == mask
                && row.mtu() == mtu
                && row.window() == window
                && row.roundTripTime() == roundTripTime;
    }

    private static String padded(final String line) {
        return line + " ".repeat(Math.max(0, LINE_LENGTH - line.length())) + "\n";
    }

    private static int inMemory(final int address) {
        return ByteBuffer.allocate(Integer.BYTES)
                .putInt(0, address)
                .order(ByteOrder.nativeOrder())
                .getInt(0);
    }
}
