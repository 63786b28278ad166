package io.sockeye.cli.format;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Owners;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketDetails;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.memory.OffHeap;

/**
 * Made-up sockets of all protocols, with values at their limits and names of any bytes. Equal seeds give equal rows.
 */
final class HostileSockets implements Joins, Owners {
    static final int ROWS = 100;

    private static final String[] TEXTS = {
        "",
        "a",
        "a,b",
        "\"",
        "\\",
        " lead",
        "trail ",
        "line\nfeed\r",
        "tab\t",
        "\u001b[31m",
        "\u007f",
        "\u009b31m",
        "\u202e evil",
        "\u2066x",
        "Zoë \uD83D\uDE00",
        "@abstract@name",
        "{}[]:'",
        "NUL\0",
    };

    private final SplittableRandom random;
    private final byte[][] names = new byte[64][];
    private long inode;
    private int owner;

    HostileSockets(final long seed) {
        random = new SplittableRandom(seed);
        for (int i = 0; i < names.length; i++) {
            names[i] = i % 9 == 8 ? null : text();
        }
    }

    RowBatch batch(final boolean detailed) {
        final RowBatch batch = new RowBatch(detailed ? SocketRecord.DETAILED_LENGTH : SocketRecord.LENGTH, ROWS);
        final SocketRecord row = new SocketRecord();
        while (!batch.isFull()) {
            fill(batch.append(row));
        }
        return batch;
    }

    private void fill(final SocketRecord row) {
        final Protocol protocol = Protocol.values()[random.nextInt(Protocol.values().length)];
        final boolean isUnix = protocol == Protocol.UNIX;
        final boolean is6 = random.nextBoolean();
        final Family family = isUnix ? Family.UNIX : is6 ? Family.INET6 : Family.INET;
        row.protocol(protocol.code()).family(family.number());
        row.state(random.nextInt(14)).timer(random.nextInt(7)).shutdown(random.nextInt(10));
        row.timerMs(number())
                .retransmits(number())
                .probes(number())
                .uid(number())
                .backlog(number());
        row.inode(number())
                .cookie(number())
                .recvQueue(number())
                .sendQueue(number())
                .interfaceIndex(random.nextInt(3));
        if (isUnix) {
            row.flags(random.nextInt(1 << 20))
                    .refCount(number())
                    .unixType(random.nextInt(7))
                    .peerInode(number());
            final byte[] path = text();
            row.path(path, 0, path.length);
        } else {
            row.localPort(random.nextInt(3) * 32_767).remotePort(random.nextInt(3) * 32_767);
            row.localAddress(number(), is6 ? number() : 0).remoteAddress(number(), is6 ? number() : 0);
            if (protocol == Protocol.SCTP) {
                row.flags(random.nextInt(16));
            }
        }
        if (row.hasDetails()) {
            SocketDetails.clear(row);
            if (random.nextInt(4) > 0) {
                details(row);
            }
        }
    }

    private void details(final SocketRecord row) {
        final UnsafeBuffer info = OffHeap.allocate(SocketRecord.MAX_INFO_LENGTH + 40);
        for (int i = 0; i + Long.BYTES <= info.capacity(); i += Long.BYTES) {
            info.putLong(i, number());
        }
        SocketDetails.info(row, info, 0, random.nextInt(info.capacity()));
        info.putBytes(0, "cubic".getBytes(StandardCharsets.US_ASCII));
        SocketDetails.congestion(row, info, 0, random.nextInt(6));
    }

    /** Often a limit, else any. */
    private long number() {
        final long[] limits = {
            0, 1, 9, 10, 99_999, 100_000, Integer.MAX_VALUE, 1L << 31, 0xFFFF_FFFFL, Long.MAX_VALUE, -1
        };
        final int dice = random.nextInt(limits.length * 2);
        return dice < limits.length ? limits[dice] : random.nextLong() >>> random.nextInt(64);
    }

    private byte[] text() {
        if (random.nextBoolean()) {
            return TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.UTF_8);
        }
        final byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        for (int i = 0; i + 1 < bytes.length; i++) {
            // Enough lead and continuation bytes that some characters are whole.
            if (random.nextInt(3) == 0) {
                bytes[i] = (byte) (0xC0 | bytes[i]);
                bytes[i + 1] = (byte) (0x80 | bytes[i + 1] & 0x3F);
            }
        }
        return bytes;
    }

    private byte[] name(final long of) {
        return names[(int) (of & names.length - 1)];
    }

    @Override
    public byte[] userName(final long uid) {
        return name(uid);
    }

    @Override
    public byte[] serviceName(final int protocol, final int port) {
        return name(port);
    }

    @Override
    public byte[] hostName(final int family, final long first, final long last) {
        return name(first);
    }

    @Override
    public byte[] interfaceName(final int index) {
        return name(index);
    }

    @Override
    public Owners owners() {
        return this;
    }

    @Override
    public byte[] time() {
        return TIME;
    }

    private static final byte[] TIME = "2026-11-25T22:00:00.123Z".getBytes(StandardCharsets.US_ASCII);

    @Override
    public int first(final long of) {
        return of == 0 || of % 5 == 1 ? Owners.NONE : 1;
    }

    @Override
    public byte[] command(final int pid) {
        return name(pid + 7);
    }

    @Override
    public byte[] name(final int pid) {
        return name((long) pid);
    }

    @Override
    public void begin(final long of) {
        inode = of;
        owner = 0;
    }

    /** Some sockets have very many. */
    @Override
    public boolean next() {
        owner++;
        return owner <= (inode % 7 == 0 ? 300 : 2);
    }

    @Override
    public int pid() {
        return owner;
    }

    @Override
    public int fd() {
        return owner + 2;
    }
}
