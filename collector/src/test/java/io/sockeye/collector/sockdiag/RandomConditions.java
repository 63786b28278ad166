package io.sockeye.collector.sockdiag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.query.KernelCondition;

/** Conditions that some of some sockets meet, and sockets like others. */
final class RandomConditions {
    private static final int MAX_DEPTH = 5;

    private final Random random;
    private final List<KernelEntry> sockets;
    private final boolean asksMarks;

    RandomConditions(final Random random, final List<KernelEntry> sockets, final boolean asksMarks) {
        this.random = random;
        this.sockets = sockets;
        this.asksMarks = asksMarks;
    }

    KernelCondition next() {
        return next(1 + random.nextInt(MAX_DEPTH));
    }

    private KernelCondition next(final int depth) {
        final int kind = depth == 0 ? 3 : random.nextInt(8);
        if (kind >= 3) {
            return leaf();
        }
        if (kind == 2) {
            return new KernelCondition.Not(next(depth - 1));
        }
        final List<KernelCondition> parts = new ArrayList<>();
        for (int count = random.nextInt(random.nextInt(6) + 1); count >= 0; count--) {
            parts.add(next(depth - 1));
        }
        if (random.nextInt(50) == 0) {
            parts.clear();
        }
        return kind == 0 ? new KernelCondition.AllOf(parts) : new KernelCondition.AnyOf(parts);
    }

    private KernelEntry any() {
        return sockets.get(random.nextInt(sockets.size()));
    }

    private KernelCondition leaf() {
        final boolean isLocal = random.nextBoolean();
        switch (random.nextInt(12)) {
            case 0:
                return new KernelCondition.States(random.nextBoolean() ? 1 << any().state() : random.nextInt());
            case 1:
                return new KernelCondition.Device(random.nextBoolean() ? any().device() : random.nextInt(4));
            case 2:
                final int mask = random.nextBoolean() ? -1 : random.nextInt(16);
                return asksMarks
                        ? new KernelCondition.Mark(any().mark() & (random.nextInt(8) == 0 ? -1 : mask), mask)
                        : new KernelCondition.Autobound();
            case 3:
                return new KernelCondition.Cgroup(random.nextInt(4) == 0 ? random.nextInt(9) : any().cgroup());
            case 4:
                return new KernelCondition.Autobound();
            case 5, 6, 7:
                return network(isLocal);
            default:
                return ports(isLocal);
        }
    }

    private KernelCondition ports(final boolean isLocal) {
        final int first = port();
        if (random.nextBoolean()) {
            return new KernelCondition.Ports(isLocal, first, first);
        }
        final int second = random.nextInt(4) == 0 ? 0xFFFF : port();
        return new KernelCondition.Ports(
                isLocal, random.nextInt(4) == 0 ? 0 : Math.min(first, second), Math.max(first, second));
    }

    private int port() {
        final int port = random.nextBoolean() ? any().localPort() : any().remotePort();
        return Math.clamp(port + random.nextInt(3) - 1, 0, 0xFFFF);
    }

    private KernelCondition network(final boolean isLocal) {
        final KernelEntry socket = any();
        byte[] address = (random.nextBoolean() ? socket.local() : socket.remote()).clone();
        Family family = socket.family() == KernelEntry.AF_INET ? Family.INET : Family.INET6;
        if (family == Family.INET6 && address[10] == -1 && random.nextBoolean()) {
            family = Family.INET;
            address = Arrays.copyOf(Arrays.copyOfRange(address, 12, 16), 16);
        }
        final int bits = family == Family.INET ? 32 : 128;
        if (random.nextInt(4) == 0) {
            final int bit = random.nextInt(bits);
            address[bit / 8] ^= (byte) (1 << bit % 8);
        }
        final ByteBuffer halves = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder());
        final int length = random.nextBoolean() ? bits : random.nextInt(bits + 1);
        return new KernelCondition.Network(isLocal, family, length, halves.getLong(), halves.getLong());
    }

    /** Sockets of few addresses and ports, so that conditions made of some meet others. */
    static List<KernelEntry> sockets(final Random random, final int count) {
        final byte[][] inet = {bytes(127, 0, 0, 1), bytes(0, 0, 0, 0), bytes(10, 1, 2, 3), bytes(10, 1, 200, 3)};
        final byte[][] inet6 = {
            new byte[16], new byte[16], mapped(127, 0, 0, 1), mapped(10, 1, 2, 3), new byte[16], new byte[16]
        };
        inet6[1][15] = 1;
        random.nextBytes(inet6[4]);
        inet6[5] = inet6[4].clone();
        inet6[5][9] ^= 4;
        final int[] ports = {0, 1, 22, 443, 8080, 32768, 45_000, 60_999, 65_535};
        final List<KernelEntry> sockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final boolean isInet = random.nextBoolean();
            final byte[][] addresses = isInet ? inet : inet6;
            final int state = 1 + random.nextInt(11);
            final boolean isWhole = state != 3 && state != 6;
            sockets.add(new KernelEntry(
                    isInet ? KernelEntry.AF_INET : KernelEntry.AF_INET6,
                    state,
                    addresses[random.nextInt(addresses.length)],
                    addresses[random.nextInt(addresses.length)],
                    ports[random.nextInt(ports.length)],
                    ports[random.nextInt(ports.length)],
                    random.nextInt(3),
                    random.nextInt(4),
                    isWhole ? 1 + random.nextInt(3) : 0,
                    isWhole && random.nextBoolean()));
        }
        return sockets;
    }

    private static byte[] bytes(final int a, final int b, final int c, final int d) {
        return Arrays.copyOf(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d}, 16);
    }

    private static byte[] mapped(final int a, final int b, final int c, final int d) {
        return new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) a, (byte) b, (byte) c, (byte) d};
    }
}
