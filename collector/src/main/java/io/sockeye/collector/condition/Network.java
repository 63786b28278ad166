package io.sockeye.collector.condition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.sockeye.collector.dump.Family;

/**
 * Addresses that begin alike: of IPv4, or of IPv6. An IPv4-mapped address of IPv6 is in the networks of the IPv4
 * address that it is, as well as in those of its own bytes. Halves of addresses are as they lie in memory, in host
 * order of a long. Threads: immutable.
 */
public final class Network {
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();
    private static final int MAPPED_LENGTH = 96;

    private final Family family;
    private final int length;
    private final long first;
    private final long last;
    private final long firstMask;
    private final long lastMask;
    private final long mapped;
    private final long mappedMask;

    /**
     * A network.
     *
     * @param address of it, 4 or 16 bytes in network byte order; bits behind the prefix do not count.
     * @param length  of the prefix in bits.
     */
    public Network(final byte[] address, final int length) {
        family = address.length == Integer.BYTES ? Family.INET : Family.INET6;
        this.length = length;
        final ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES).put(address);
        final ByteBuffer mask = mask(0, length);
        firstMask = half(mask, 0);
        lastMask = half(mask, 1);
        first = half(bytes, 0) & firstMask;
        last = half(bytes, 1) & lastMask;
        final ByteBuffer inMapped = ByteBuffer.allocate(2 * Long.BYTES);
        inMapped.position(MAPPED_LENGTH / Byte.SIZE - 2);
        inMapped.putShort((short) -1).put(address, 0, Integer.BYTES);
        mappedMask = half(mask(MAPPED_LENGTH, length), 1);
        mapped = half(inMapped, 1) & mappedMask;
    }

    /** Ones for some bits, and for as many more. */
    private static ByteBuffer mask(final int before, final int length) {
        final ByteBuffer mask = ByteBuffer.allocate(2 * Long.BYTES);
        for (int bit = 0; bit < Math.min(before + length, 2 * Long.SIZE); bit++) {
            final int index = bit / Byte.SIZE;
            mask.put(index, (byte) (mask.get(index) | 0x80 >>> bit % Byte.SIZE));
        }
        return mask;
    }

    private static long half(final ByteBuffer bytes, final int half) {
        return bytes.order(ByteOrder.nativeOrder()).getLong(half * Long.BYTES);
    }

    /**
     * Whether an address is of the network.
     *
     * @param familyNumber of the address, {@code AF_*}.
     * @param firstHalf    its first eight bytes.
     * @param lastHalf     its last eight bytes.
     * @return true if so.
     */
    public boolean has(final int familyNumber, final long firstHalf, final long lastHalf) {
        if (familyNumber == family.number()) {
            return (firstHalf & firstMask) == first && (lastHalf & lastMask) == last;
        }
        return familyNumber == INET6 && family.number() == INET && firstHalf == 0 && (lastHalf & mappedMask) == mapped;
    }

    /** {@return IPv4 or IPv6} */
    public Family family() {
        return family;
    }

    /** {@return the prefix in bits} */
    public int length() {
        return length;
    }

    /** {@return the first eight bytes, without what is behind the prefix} */
    public long firstHalf() {
        return first;
    }

    /** {@return the last eight bytes, without what is behind the prefix} */
    public long lastHalf() {
        return last;
    }
}
