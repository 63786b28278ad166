package io.sockeye.collector.procnet;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.sockeye.collector.dump.Family;

/**
 * Imitates {@code /proc/net/tcp} or {@code udp} of a kernel whose sockets come while it is read: each read gives whole
 * lines up to a page, and goes on by counting the sockets that it has given, though new ones may stand before them now.
 * UDP does so for every read; TCP within a chain, and behind the last socket. Confined to one thread.
 */
final class RepeatingTable extends InputStream {
    private static final int PAGE = 4096;
    private static final int CHAIN_LENGTH = 3;
    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

    private final Random random;
    private final Family family;
    private final boolean isTcp;
    private final int maxNewSockets;
    /** By where they are in the table: their lines but for the slot and what may change from read to read. */
    private final List<String> sockets = new ArrayList<>();
    /** Those that were there from the beginning, and so must come once. */
    private final List<String> lasting = new ArrayList<>();

    private int position;
    private boolean isHeaderGiven;
    private boolean isAtEnd;
    private int reads;
    private int rowsGiven;
    private int nextPort;

    RepeatingTable(final Random random, final Family family, final int count, final int maxNewSockets) {
        this.random = random;
        this.family = family;
        this.isTcp = random.nextBoolean();
        this.maxNewSockets = maxNewSockets;
        for (int i = 0; i < count; i++) {
            sockets.add(newSocket());
        }
        lasting.addAll(sockets);
    }

    private String newSocket() {
        final String zeros = family == Family.INET6 ? "0000000000000000FFFF0000" : "";
        // Ports are shared by several sockets; where one has no inode, its ports are its own.
        final boolean hasInode = random.nextInt(3) > 0;
        final int port = hasInode ? random.nextInt(4) : nextPort++;
        return "%s%08X:%04X %s%08X:%04X 01 00000000:00000000 00:00000000 00000000 %5d        0 %d "
                .formatted(
                        zeros,
                        0x0100007F + (port >>> 16 << 24),
                        port & 0xFFFF,
                        zeros,
                        0x0200007F,
                        hasInode ? 443 : 80,
                        random.nextInt(200_000),
                        hasInode ? ++nextPort : 0);
    }

    /** {@return the lines of all sockets that were there from the beginning, each once} */
    byte[] lastingText() {
        final StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (final String socket : lasting) {
            text.append("0: ").append(socket).append('\n');
        }
        return RowText.bytes(text.toString());
    }

    int reads() {
        return reads;
    }

    int rowsGiven() {
        return rowsGiven;
    }

    @Override
    public int read() {
        throw new AssertionError("read one by one");
    }

    @Override
    public int read(final byte[] bytes, final int offset, final int length) {
        reads++;
        if (reads > 1) {
            grow();
        }
        final StringBuilder text = new StringBuilder();
        if (!isHeaderGiven) {
            text.append(padded(HEADER));
            isHeaderGiven = true;
        }
        while (position < sockets.size()) {
            final String line = padded("%4d: %s%d 0000000000000000 100 0 0 10 0"
                    .formatted(position, sockets.get(position), 1 + random.nextInt(12)));
            if (text.length() + line.length() > PAGE) {
                break;
            }
            text.append(line);
            position++;
            rowsGiven++;
        }
        isAtEnd = position == sockets.size();
        final byte[] page = RowText.bytes(text.toString());
        System.arraycopy(page, 0, bytes, offset, page.length);
        return page.length == 0 ? -1 : page.length;
    }

    private void grow() {
        if (isTcp && isAtEnd) {
            position = rowsGiven;
        }
        for (int i = random.nextInt(maxNewSockets + 1); i > 0; i--) {
            final int at = random.nextInt(sockets.size() + 1);
            sockets.add(at, newSocket());
            if (isTcp && !isAtEnd && at < position - CHAIN_LENGTH) {
                position++;
            }
        }
    }

    private static String padded(final String line) {
        return line + " ".repeat(Math.max(0, 149 - line.length())) + '\n';
    }
}
