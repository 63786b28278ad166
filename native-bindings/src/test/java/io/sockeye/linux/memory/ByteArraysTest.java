package io.sockeye.linux.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ByteArraysTest {
    @Test
    void shouldFindWhatTheVirtualMachineSays() {
        assertEquals(BufferUtil.ARRAY_BASE_OFFSET, ByteArrays.BASE_OFFSET);
    }

    @Test
    void shouldCopyAsAgronaDoes() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            final byte[] source = new byte[1 + random.nextInt(64)];
            random.nextBytes(source);
            final int at = random.nextInt(source.length);
            final int length = random.nextInt(source.length - at + 1);
            final int offset = random.nextInt(8);
            final UnsafeBuffer buffer = OffHeap.allocate(80);
            final UnsafeBuffer twin = OffHeap.allocate(80);

            ByteArrays.put(source, at, buffer, offset, length);
            twin.putBytes(offset, source, at, length);
            assertEquals(0, buffer.compareTo(twin), "seed=" + seed);

            final byte[] back = new byte[source.length];
            final byte[] backTwin = new byte[source.length];
            ByteArrays.get(buffer, offset, back, at, length);
            buffer.getBytes(offset, backTwin, at, length);
            assertArrayEquals(backTwin, back, "seed=" + seed);
        }
    }

    @Test
    void shouldRefuseWhatIsNotInside() {
        final UnsafeBuffer buffer = OffHeap.allocate(8);
        final byte[] bytes = new byte[16];
        for (final int[] range : new int[][] {{0, 0, 9}, {0, 1, 8}, {9, 0, 8}, {-1, 0, 1}, {0, -1, 1}, {0, 0, -1}}) {
            final String what = Arrays.toString(range);
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> ByteArrays.put(bytes, range[0], buffer, range[1], range[2]),
                    what);
            assertThrows(
                    IndexOutOfBoundsException.class,
                    () -> ByteArrays.get(buffer, range[1], bytes, range[0], range[2]),
                    what);
        }
    }
}
