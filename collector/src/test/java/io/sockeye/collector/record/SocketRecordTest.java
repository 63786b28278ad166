package io.sockeye.collector.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SocketRecordTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SocketRecord.LENGTH]);
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
            final boolean isGetter = other.getParameterCount() == 0
                    && (other.getReturnType() == int.class || other.getReturnType() == long.class);
            if (isGetter && !other.getName().equals(setter.getName())) {
                assertEquals(
                        0, ((Number) other.invoke(row)).longValue(), setter.getName() + " changes " + other.getName());
            }
        }
    }

    @Test
    void shouldKeepAddresses() {
        row.localAddress(1, 2).remoteAddress(3, 4).remoteAddressWord(0, 0x0100_007F);

        assertEquals(1, row.localAddressHalf(0));
        assertEquals(2, row.localAddressHalf(1));
        assertEquals(0x7F, row.remoteAddressByte(0));
        assertEquals(1, row.remoteAddressByte(3));
        assertEquals(4, row.remoteAddressHalf(1));
        assertFalse(row.isLocalAddressNull());
        assertTrue(row.clear().isRemoteAddressNull());
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
