package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.sockeye.linux.generated.libc.Libc;

/** Holds what is called through the one downcall shape against the C library's own declarations. */
class SyscallShapeTest {
    @TestFactory
    List<DynamicTest> shouldFitTheOneShape() {
        final List<DynamicTest> tests = new ArrayList<>();
        for (final Class<?> holder :
                List.of(Syscall.class, Syscall.Further.class, NameService.Hosts.class, NameService.Users.class)) {
            for (final Field field : holder.getDeclaredFields()) {
                if (field.getType() == CFunction.class) {
                    final String function = field.getName().toLowerCase(Locale.ROOT);
                    tests.add(DynamicTest.dynamicTest(function, () -> assertFits(function)));
                }
            }
        }
        assertTrue(tests.size() >= 10, "functions=" + tests.size());
        return tests;
    }

    @Test
    void shouldAnswerWithTheNegatedErrno() {
        assertEquals(-9, Syscall.close(new CallState(), -1)); // EBADF
    }

    @Test
    void shouldPassArgumentsAndResults() {
        final CallState state = new CallState();
        final UnsafeBuffer path = new UnsafeBuffer(ByteBuffer.allocateDirect(64));
        path.putBytes(0, "/proc/self/stat\0".getBytes(StandardCharsets.US_ASCII));
        final UnsafeBuffer content = new UnsafeBuffer(ByteBuffer.allocateDirect(16));

        final int fd = Syscall.open(state, path.addressOffset(), 0);
        assertTrue(fd >= 0, "fd=" + fd);
        final int length = Syscall.read(state, fd, content.addressOffset(), content.capacity());

        assertEquals(content.capacity(), length);
        final String pid = Long.toString(ProcessHandle.current().pid());
        assertEquals(pid + " ", content.getStringWithoutLengthAscii(0, pid.length() + 1));
        assertEquals(0, Syscall.close(state, fd));
    }

    private static void assertFits(final String function) throws ReflectiveOperationException {
        final FunctionDescriptor descriptor = descriptor(function);
        assertTrue(descriptor.argumentLayouts().size() <= NativeLink.MAX_ARGUMENTS, "arguments of " + function);
        for (final MemoryLayout argument : descriptor.argumentLayouts()) {
            assertIntegerOrPointer(function, argument);
        }
        assertIntegerOrPointer(function, descriptor.returnLayout().orElseThrow());
    }

    private static FunctionDescriptor descriptor(final String function) throws ReflectiveOperationException {
        for (final Class<?> nested : Libc.class.getDeclaredClasses()) {
            if (nested.getSimpleName().equals(function) && Modifier.isPublic(nested.getModifiers())) {
                // A variadic function, called with its named arguments only.
                final Field named = nested.getDeclaredField("BASE_DESC");
                named.setAccessible(true);
                return (FunctionDescriptor) named.get(null);
            }
        }
        return (FunctionDescriptor)
                Libc.class.getMethod(function + "$descriptor").invoke(null);
    }

    private static void assertIntegerOrPointer(final String function, final MemoryLayout layout) {
        assertTrue(
                layout instanceof ValueLayout.OfInt
                        || layout instanceof ValueLayout.OfLong
                        || layout instanceof AddressLayout,
                "neither integer nor pointer: function=" + function + ", layout=" + layout);
    }
}
