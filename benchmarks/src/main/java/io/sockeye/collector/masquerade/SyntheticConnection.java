package io.sockeye.collector.masquerade;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.SplittableRandom;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.linux.netfilter.Conntrack;

/**
 * A made-up masqueraded TCP connection of a router. Equal numbers give equal connections. Addresses are numbers with
 * the first byte on top.
 *
 * @param state       {@code TCP_CONNTRACK_*}.
 * @param timeout     in seconds.
 * @param mark        of the connection.
 * @param assured     whether it is not forgotten early.
 * @param client      address of who began it.
 * @param clientPort  0 to 65535.
 * @param server      address of whom it was begun with.
 * @param serverPort  0 to 65535.
 * @param router      address that the client's was translated to.
 * @param routerPort  0 to 65535.
 */
record SyntheticConnection(
        int state,
        int timeout,
        int mark,
        boolean assured,
        int client,
        int clientPort,
        int server,
        int serverPort,
        int router,
        int routerPort) {
    static final int IPPROTO_TCP = 6;

    private static final int ESTABLISHED_SECONDS = 432_000;
    private static final int TIME_WAIT_SECONDS = 120;
    private static final int[] SERVICES = {22, 80, 443, 993, 8080};
    private static final int PORTS = 1 << 16;
    private static final int FIRST_FREE_PORT = 1024;

    /**
     * The connection of a number.
     *
     * @param number from 0.
     * @return the connection.
     */
    static SyntheticConnection of(final int number) {
        final SplittableRandom random = new SplittableRandom(number);
        final boolean isOpen = random.nextInt(4) != 0;
        return new SyntheticConnection(
                isOpen ? Conntrack.TCP_CONNTRACK_ESTABLISHED : Conntrack.TCP_CONNTRACK_TIME_WAIT,
                1 + random.nextInt(isOpen ? ESTABLISHED_SECONDS : TIME_WAIT_SECONDS),
                random.nextInt(8) == 0 ? random.nextInt(PORTS) : 0,
                random.nextInt(8) != 0,
                10 << 24 | random.nextInt(1 << 16),
                random.nextInt(FIRST_FREE_PORT, PORTS),
                random.nextInt(),
                SERVICES[random.nextInt(SERVICES.length)],
                198 << 24 | 51 << 16 | 100 << 8 | random.nextInt(1, 255),
                random.nextInt(FIRST_FREE_PORT, PORTS));
    }

    /**
     * The line as {@code ct_seq_show()} of the kernel's {@code nf_conntrack_standalone.c} writes it.
     *
     * @return it, with its newline.
     */
    byte[] line() {
        return String.format(
                        Locale.ROOT,
                        "ipv4     2 tcp      6 %d %s src=%s dst=%s sport=%d dport=%d "
                                + "src=%s dst=%s sport=%d dport=%d %smark=%d zone=0 use=2\n",
                        timeout,
                        stateName(state),
                        dotted(client),
                        dotted(server),
                        clientPort,
                        serverPort,
                        dotted(server),
                        dotted(router),
                        serverPort,
                        routerPort,
                        assured ? "[ASSURED] " : "",
                        mark)
                .getBytes(US_ASCII);
    }

    /**
     * Whether a row says the same of it as both the kernel's message and its line of text do.
     *
     * @param row to look at.
     * @return true if so.
     */
    boolean isIn(final ConnectionRecord row) {
        final int flags = ConnectionRecord.HAS_TIMEOUT | ConnectionRecord.HAS_STATE | ConnectionRecord.HAS_PORTS;
        return row.family() == Family.INET.number()
                && row.protocol() == IPPROTO_TCP
                && row.state() == state
                && row.flags() == (assured ? flags | ConnectionRecord.ASSURED : flags)
                && row.timeout() == timeout
                && row.mark() == mark
                && hasEnd(row, ConnectionRecord.ORIGINAL_SOURCE, client, clientPort)
                && hasEnd(row, ConnectionRecord.ORIGINAL_DESTINATION, server, serverPort)
                && hasEnd(row, ConnectionRecord.REPLY_SOURCE, server, serverPort)
                && hasEnd(row, ConnectionRecord.REPLY_DESTINATION, router, routerPort);
    }

    /**
     * The name that the kernel has for a state.
     *
     * @param state of a made-up connection.
     * @return its name.
     */
    static String stateName(final int state) {
        return state == Conntrack.TCP_CONNTRACK_ESTABLISHED ? "ESTABLISHED" : "TIME_WAIT";
    }

    private static boolean hasEnd(final ConnectionRecord row, final int end, final int address, final int port) {
        final long half = ByteBuffer.allocate(Long.BYTES)
                .putInt(0, address)
                .order(ByteOrder.nativeOrder())
                .getLong(0);
        return row.addressHalf(end, 0) == half && row.addressHalf(end, 1) == 0 && row.port(end) == port;
    }

    private static String dotted(final int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xFF) + "." + (address >>> 8 & 0xFF) + "." + (address & 0xFF);
    }
}
