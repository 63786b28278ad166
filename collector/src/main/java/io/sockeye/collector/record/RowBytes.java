package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

import io.sockeye.linux.memory.ByteArrays;

/** Bytes from outside in rows, whose length another place of the row has. Threads: stateless. */
final class RowBytes {
    private RowBytes() {}

    /**
     * Copy bytes into a row; what there is no room for is cut off.
     *
     * @param target address of the first byte in the row.
     * @param room   in bytes.
     * @param source to copy from.
     * @param offset in bytes at which they begin there.
     * @param length in bytes.
     * @return how many were copied.
     */
    static int put(final long target, final int room, final byte[] source, final int offset, final int length) {
        final int kept = Math.min(length, room);
        Objects.checkFromIndexSize(offset, kept, source.length);
        UnsafeApi.copyMemory(source, ByteArrays.BASE_OFFSET + offset, null, target, kept);
        return kept;
    }
}
