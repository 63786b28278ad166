package io.sockeye.collector.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.text.LineReader;

/** What the tests of this package share. */
final class Fixture {
    private Fixture() {}

    /** {@return memory outside the heap with the bytes of hexadecimal digits} */
    static UnsafeBuffer memory(final String hex) {
        return memory(HexFormat.of().parseHex(hex));
    }

    /** {@return memory outside the heap with a copy of some bytes} */
    static UnsafeBuffer memory(final byte[] bytes) {
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
        buffer.putBytes(0, bytes);
        return buffer;
    }

    /** {@return lines of a file} */
    static LineReader lines(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new LineReader().wrap(bytes, 0, bytes.length);
    }

    /** {@return four bytes as they lie in memory} */
    static int word(final int... octets) {
        final byte[] bytes = new byte[4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt();
    }

    /** {@return eight bytes, given as a number, as they lie in memory} */
    static long half(final long number) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Long.reverseBytes(number) : number;
    }
}
