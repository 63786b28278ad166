package io.sockeye.linux.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffHeapTest {
    private final UnsafeBuffer buffer = OffHeapBytes.of((byte) 1, (byte) 2, (byte) 3, (byte) 4);

    @Test
    void shouldGiveWhereTheBytesLie() {
        assertEquals(3, UnsafeApi.getByte(OffHeap.address(buffer, 2, 2)));
        assertEquals(4, UnsafeApi.getByte(OffHeap.address(new UnsafeBuffer(buffer, 1, 3), 2, 1)));
    }

    @Test
    void shouldAllocateZerosThatCanBeWritten() {
        final UnsafeBuffer memory = OffHeap.allocate(1000);
        assertEquals(1000, memory.capacity());
        for (int i = 0; i < memory.capacity(); i++) {
            assertEquals(0, memory.getByte(i));
        }
        memory.putLong(992, 0x1234_5678_9ABC_DEF0L);
        assertEquals(0x1234_5678_9ABC_DEF0L, UnsafeApi.getLong(OffHeap.address(memory, 992, 8)));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.putLong(993, 0));
    }

    @Test
    void shouldKeepMemoryThatIsStillReachable() {
        final UnsafeBuffer memory = OffHeap.allocate(64);
        memory.setMemory(0, 64, (byte) 0x5A);
        for (int i = 0; i < 50; i++) {
            System.gc();
            OffHeap.allocate(64).setMemory(0, 64, (byte) i);
        }
        for (int i = 0; i < 64; i++) {
            assertEquals(0x5A, memory.getByte(i));
        }
    }

    @Test
    void shouldFreeAtOnceAndLeaveTheBufferEmpty() {
        final UnsafeBuffer memory = OffHeap.allocate(64);
        OffHeap.free(memory);
        assertEquals(0, memory.capacity());
        assertThrows(IndexOutOfBoundsException.class, () -> memory.getByte(0));
        OffHeap.free(memory);
        assertEquals(0, memory.capacity());
    }

    @ParameterizedTest
    @CsvSource({"0, 5", "4, 1", "-1, 2", "1, -1", "2147483647, 1", "1, 2147483647"})
    void shouldRefuseWhatIsNotAllInside(final int offset, final int length) {
        assertThrows(IndexOutOfBoundsException.class, () -> OffHeap.address(buffer, offset, length));
    }

    @Test
    void shouldRefuseTheHeap() {
        assertThrows(IllegalArgumentException.class, () -> OffHeap.address(new UnsafeBuffer(new byte[4]), 0, 4));
        assertThrows(
                IllegalArgumentException.class, () -> OffHeap.address(new UnsafeBuffer(ByteBuffer.allocate(4)), 0, 4));
    }
}
