package io.sockeye.collector.filter;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketRecord;

/** Fills rows with values of which some are often alike, so that conditions meet them. */
final class RandomRows {
    private static final Protocol[] PROTOCOLS = {Protocol.TCP, Protocol.UDP, Protocol.RAW, Protocol.UNIX};
    private static final String[] PATHS = {"", "/run/a.sock", "/run/b.sock", "@abc", "/tmp/x"};
    private static final int INET = 2;
    private static final int INET6 = 10;
    private static final int UNIX = 1;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

    private final Random random;

    RandomRows(final Random random) {
        this.random = random;
    }

    void fill(final SocketRecord row) {
        row.clear();
        final Protocol protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
        row.protocol(protocol.code());
        row.inode(random.nextInt(4)).cookie(random.nextInt(3)).uid(random.nextInt(3) * 500L);
        row.recvQueue(quantity()).sendQueue(quantity());
        if (protocol == Protocol.UNIX) {
            final byte[] path = PATHS[random.nextInt(PATHS.length)].getBytes(StandardCharsets.ISO_8859_1);
            row.family(UNIX)
                    .state(random.nextBoolean() ? 1 : 3)
                    .flags(random.nextInt(3) == 0 ? SocketRecord.SO_ACCEPTCON : 0)
                    .unixType(1)
                    .path(path, 0, path.length);
            return;
        }
        row.family(random.nextBoolean() ? INET : INET6);
        row.state(protocol == Protocol.TCP ? 1 + random.nextInt(11) : random.nextBoolean() ? 1 : 7);
        row.localPort(port()).remotePort(random.nextInt(3) == 0 ? 0 : port());
        row.interfaceIndex(random.nextInt(3) == 0 ? 1 : 0);
        for (int word = 0; word < (row.family() == INET ? 1 : 4); word++) {
            row.localAddressWord(word, word(row.family(), word));
            row.remoteAddressWord(word, word(row.family(), word));
        }
        if (row.family() == INET6 && random.nextInt(3) == 0) {
            mapped(row);
        }
        row.timer(random.nextInt(3)).timerMs(random.nextInt(2000));
    }

    private static void mapped(final SocketRecord row) {
        for (int word = 0; word < 4; word++) {
            final int at = word * 4;
            final int value = java.nio.ByteBuffer.wrap(MAPPED)
                    .order(java.nio.ByteOrder.nativeOrder())
                    .getInt(at);
            row.localAddressWord(word, value);
        }
    }

    private int port() {
        return random.nextInt(4) == 0 ? random.nextInt(65536) : 80 + random.nextInt(4);
    }

    private long quantity() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(2000);
            case 2 -> 1L << random.nextInt(40);
            default -> random.nextLong();
        };
    }

    /** Few addresses: 10.0.0.x, and 2001:db8::x. */
    private int word(final int family, final int word) {
        final byte[] bytes = new byte[4];
        if (family == INET) {
            bytes[0] = 10;
            bytes[3] = (byte) random.nextInt(4);
        } else if (word == 0) {
            bytes[0] = 0x20;
            bytes[1] = 1;
            bytes[2] = 0xd;
            bytes[3] = (byte) 0xb8;
        } else if (word == 3) {
            bytes[3] = (byte) random.nextInt(4);
        }
        return java.nio.ByteBuffer.wrap(bytes)
                .order(java.nio.ByteOrder.nativeOrder())
                .getInt();
    }
}
