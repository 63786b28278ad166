package io.sockeye.collector.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SocketRecordTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(SocketRecord.LENGTH));
    private final SocketRecord row = new SocketRecord().wrap(buffer, 0);

    /** Every field keeps its own largest value, and changes no byte that another field uses. */
    @TestFactory
    List<DynamicTest> shouldKeepEveryFieldApart() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Method setter : SocketRecord.class.getDeclaredMethods()) {
            final Class<?>[] types = setter.getParameterTypes();
            if (setter.getReturnType() == SocketRecord.class
                    && types.length == 1
                    && (types[0] == int.class || types[0] == long.class)) {
                tests.add(DynamicTest.dynamicTest(setter.getName(), () -> assertFieldIsApart(setter, types[0])));
            }
        }
        assertTrue(tests.size() >= 20, "fields=" + tests.size());
        return tests;
    }

    private void assertFieldIsApart(final Method setter, final Class<?> type) throws ReflectiveOperationException {
        final Method getter = SocketRecord.class.getMethod(setter.getName());
        buffer.setMemory(0, SocketRecord.LENGTH, (byte) 0);
        if (type == long.class) {
            setter.invoke(row, -1L);
        } else {
            setter.invoke(row, -1);
        }
        final Object largest = getter.invoke(row);
        int bytes = 0;
        for (int i = 0; i < SocketRecord.LENGTH; i++) {
            bytes += buffer.getByte(i) == -1 ? 1 : 0;
        }
        final long expected = bytes == Long.BYTES ? -1 : (1L << bytes * Byte.SIZE) - 1;
        assertEquals(type == int.class ? (Object) (int) expected : (Object) expected, largest);
        for (final Method other : SocketRecord.class.getDeclaredMethods()) {
            final boolean isGetter = Modifier.isPublic(other.getModifiers())
                    && other.getParameterCount() == 0
                    && (other.getReturnType() == int.class || other.getReturnType() == long.class);
            if (isGetter && !other.getName().equals(setter.getName())) {
                assertEquals(
                        0, ((Number) other.invoke(row)).longValue(), setter.getName() + " changes " + other.getName());
            }
        }
    }

    @Test
    void shouldBeginAnInternetRowAsTheSettersWould() {
        final Random random = new Random(SEED);
        for (int i = 0; i < 1_000; i++) {
            final int bytes = random.nextInt();
            final int localPort = random.nextInt(1 << 16);
            final int remotePort = random.nextInt(1 << 16);
            row.clear();
            row.protocol(bytes)
                    .family(bytes >> 8)
                    .state(bytes >> 16)
                    .timer(bytes >> 24)
                    .localPort(localPort)
                    .remotePort(remotePort);
            final byte[] slow = setRemainingFields();
            buffer.setMemory(0, SocketRecord.LENGTH, (byte) random.nextInt());
            row.beginInternet(bytes, bytes >> 8, bytes >> 16, bytes >> 24, localPort, remotePort);
            assertArrayEquals(slow, setRemainingFields(), "seed=" + SEED + ", bytes=" + bytes);
        }
    }

    /** Sets what a source has to set after beginInternet, and gives the row but for its path. */
    private byte[] setRemainingFields() {
        row.interfaceIndex(1)
                .uid(2)
                .localAddress(3, 4)
                .remoteAddress(5, 6)
                .inode(7)
                .cookie(8)
                .recvQueue(9)
                .sendQueue(10)
                .timerMs(11)
                .retransmits(12)
                .probes(13)
                .backlog(14);
        final byte[] bytes = new byte[RowLayout.PATH_OFFSET];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    @Test
    void shouldNotReadOrWriteOutsideTheRow() {
        assertThrows(IndexOutOfBoundsException.class, () -> new SocketRecord().wrap(buffer, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> new SocketRecord().wrap(buffer, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SocketRecord().wrap(new UnsafeBuffer(new byte[SocketRecord.LENGTH]), 0));
        assertThrows(IndexOutOfBoundsException.class, () -> row.localAddressByte(16));
        assertThrows(IndexOutOfBoundsException.class, () -> row.remoteAddressByte(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> row.localAddressHalf(2));
        assertThrows(IndexOutOfBoundsException.class, () -> row.remoteAddressHalf(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> row.localAddressWord(4, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> row.remoteAddressWord(-1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> row.pathByte(SocketRecord.MAX_PATH_LENGTH));
        assertThrows(IndexOutOfBoundsException.class, () -> row.path(new byte[4], 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> row.path(new byte[4], 0, -1));
    }

    @Test
    void shouldReadZerosBeforeItIsWrapped() {
        assertEquals(0, new SocketRecord().localPort());
    }

    @Test
    void shouldKeepAddresses() {
        row.localAddress(1, 2).remoteAddress(3, 4).remoteAddressWord(0, 0x0100_007F);

        assertEquals(1, row.localAddressHalf(0));
        assertEquals(2, row.localAddressHalf(1));
        assertEquals(0x7F, row.remoteAddressByte(0));
        assertEquals(1, row.remoteAddressByte(3));
        assertEquals(4, row.remoteAddressHalf(1));
        row.clear();
        assertTrue(row.isRemoteAddressNull());
    }

    @Test
    void shouldCutAPathThatIsTooLong() {
        row.path(new byte[300], 0, 300);
        assertEquals(SocketRecord.MAX_PATH_LENGTH, row.pathLength());
    }

    @Test
    void shouldKeepAPath() {
        row.path("/run/x".getBytes(), 1, 5);
        assertEquals(5, row.pathLength());
        assertEquals('r', row.pathByte(0));
        assertEquals('x', row.pathByte(4));
    }
}
