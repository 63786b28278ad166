package io.sockeye.collector.count;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** Batches of made-up sockets whose values repeat, so that groups have several rows. */
public final class RandomSockets {
    private static final Protocol[] INTERNET = {Protocol.TCP, Protocol.UDP, Protocol.RAW, Protocol.SCTP};

    private final Random random;
    private final SocketRecord row = new SocketRecord();

    /** Sockets of a generator. */
    public RandomSockets(final Random random) {
        this.random = random;
    }

    /** A batch of so many. */
    public RowBatch batch(final int rows) {
        final RowBatch batch = new RowBatch(SocketRecord.LENGTH, rows);
        for (int i = 0; i < rows; i++) {
            batch.append(row);
            if (random.nextInt(5) == 0) {
                unix();
            } else {
                internet();
            }
        }
        return batch;
    }

    private void unix() {
        final byte[] path =
                ("/run/" + "x".repeat(random.nextInt(12)) + random.nextInt(3)).getBytes(StandardCharsets.ISO_8859_1);
        path[random.nextInt(path.length)] = (byte) (random.nextBoolean() ? 0xFF : 'a');
        row.protocol(Protocol.UNIX.code())
                .family(Family.UNIX.number())
                .state(random.nextInt(4))
                .unixType(1 + random.nextInt(5))
                .inode(random.nextInt(20))
                .cookie(random.nextInt(20));
        row.path(path, 0, random.nextInt(path.length + 1));
        row.uid(random.nextInt(2)).flags(random.nextBoolean() ? SocketRecord.SO_ACCEPTCON : 0);
    }

    private void internet() {
        final boolean isIpv6 = random.nextBoolean();
        row.protocol(INTERNET[random.nextInt(INTERNET.length)].code())
                .family((isIpv6 ? Family.INET6 : Family.INET).number())
                .state(random.nextInt(13))
                .timer(random.nextInt(5))
                .localPort(random.nextInt(3) * 1000)
                .remotePort(random.nextInt(3) * 30_000)
                .uid(random.nextBoolean() ? 0xFFFF_FFFFL : random.nextInt(3))
                .inode(random.nextBoolean() ? -1 - random.nextInt(3) : random.nextInt(9))
                .cookie(random.nextLong() & 0x8000_0000_0000_0003L)
                .recvQueue(random.nextBoolean() ? -1L - random.nextInt(2) : random.nextInt(3))
                .sendQueue(random.nextLong() >>> random.nextInt(64))
                .timerMs(random.nextInt(4))
                .backlog(random.nextInt(3))
                .shutdown(random.nextInt(5));
        row.localAddress(half(isIpv6, true), isIpv6 ? half(true, false) : 0);
        final boolean isMapped = isIpv6 && random.nextBoolean();
        if (isMapped) {
            row.remoteAddress(0, bytes((short) 0, (short) 0xFFFF, random.nextInt(3), random.nextInt(3)));
        } else {
            row.remoteAddress(half(isIpv6, true), isIpv6 ? half(true, false) : 0);
        }
    }

    /** Half of an address, of which only some bits vary; of IPv4 the last four bytes are zero. */
    private long half(final boolean isIpv6, final boolean isFirst) {
        if (random.nextInt(4) == 0 && !isFirst) {
            return 0;
        }
        final int last = isIpv6 ? random.nextInt(2) << 15 : 0;
        return bytes(
                (short) (random.nextInt(2) << 15 | random.nextInt(2) << 8),
                (short) (random.nextInt(3)),
                last,
                last & 1);
    }

    private static long bytes(final short first, final short second, final int third, final int fourth) {
        return ByteBuffer.allocate(Long.BYTES)
                .putShort(first)
                .putShort(second)
                .putShort((short) third)
                .putShort((short) fourth)
                .order(ByteOrder.nativeOrder())
                .getLong(0);
    }
}
