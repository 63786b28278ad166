package io.sockeye.benchmarks.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

import io.sockeye.collector.dump.Family;

/**
 * The text in which {@code /proc/net/tcp} or {@code tcp6} would give made-up sockets, cut into batches that each begin
 * with the line of column names. See {@code get_tcp4_sock()} of the kernel's {@code net/ipv4/tcp_ipv4.c} and
 * {@code get_tcp6_sock()} of {@code net/ipv6/tcp_ipv6.c} for the format.
 */
public final class SyntheticProcNet {
    private static final String HEADER4 =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final String HEADER6 = "  sl  local_address                         remote_address"
            + "                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    /** Lines of IPv4 are padded to this length in bytes, without the newline. */
    private static final int LINE4_LENGTH = 149;

    private final byte[][] batches;

    /**
     * Write the text.
     *
     * @param family  of the sockets.
     * @param count   of batches.
     * @param perBatch sockets of each.
     */
    public SyntheticProcNet(final Family family, final int count, final int perBatch) {
        batches = new byte[count][];
        for (int i = 0; i < count; i++) {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            text.writeBytes(pad(family, family == Family.INET6 ? HEADER6 : HEADER4));
            for (int k = 0; k < perBatch; k++) {
                final int number = i * perBatch + k;
                text.writeBytes(pad(family, line(number, SyntheticSocket.of(family, number))));
            }
            batches[i] = text.toByteArray();
        }
    }

    /**
     * One batch.
     *
     * @param index from 0.
     * @return the column names and the batch's lines, each with its newline.
     */
    public byte[] batch(final int index) {
        return batches[index];
    }

    private static byte[] pad(final Family family, final String line) {
        final int missing = family == Family.INET6 ? 0 : Math.max(0, LINE4_LENGTH - line.length());
        return (line + " ".repeat(missing) + "\n").getBytes(US_ASCII);
    }

    private static String line(final int number, final SyntheticSocket socket) {
        return String.format(
                Locale.ROOT,
                "%4d: %s:%04X %s:%04X %02X %08X:%08X %02X:%08X %08X %5d %8d %d 1 %016x 20 4 30 10 -1",
                number,
                hex(socket.localAddress()),
                socket.localPort(),
                hex(socket.remoteAddress()),
                socket.remotePort(),
                socket.state(),
                socket.sendQueue(),
                socket.recvQueue(),
                socket.timer(),
                socket.timerMs() / 10,
                socket.retransmits(),
                socket.uid(),
                0,
                socket.inode(),
                0xbfd5_0000L + number);
    }

    private static String hex(final byte[] address) {
        final StringBuilder text = new StringBuilder();
        for (int word = 0; word < address.length / Integer.BYTES; word++) {
            text.append(String.format(Locale.ROOT, "%08X", SyntheticSocket.hostWord(address, word)));
        }
        return text.toString();
    }
}
