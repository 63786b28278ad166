package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import io.sockeye.linux.memory.OffHeap;

/** Both ways into the C library: each serves where it should, and says what a caller sees alike. */
class NativeCallTest {
    private static final String MEMORY = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";
    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
    /** What {@link Probe} prints behind the link. */
    private static final String ANSWERS = "-9 root -22 true";

    @Test
    void shouldServeDirectlyWithTheOptionsOfTheImage() {
        assertNull(NativeAccess.linkerBecause());
    }

    @Test
    void shouldServeDirectlyInAnotherVirtualMachine() throws Exception {
        assertEquals("direct " + ANSWERS, run(exports()));
    }

    @Test
    void shouldFallBackWithoutTheOptions() throws Exception {
        final String answer = run(List.of());
        assertTrue(answer.startsWith("linker: ") && answer.endsWith(" " + ANSWERS), answer);
        assertTrue(answer.contains("jdk.internal"), answer);
    }

    @Test
    void shouldFallBackWhereOnePackageIsMissing() throws Exception {
        for (final String export : exports()) {
            if (!export.contains("aarch64") && !export.contains("x64")) {
                final List<String> others = new ArrayList<>(exports());
                others.remove(export);
                final String answer = run(others);
                assertTrue(answer.startsWith("linker: ") && answer.endsWith(" " + ANSWERS), export + ": " + answer);
            }
        }
    }

    @Test
    void shouldRefuseAnotherVersionAndAnotherArchitecture() {
        assertEquals("made for JDK 25, this is 26", refusal("26", "amd64"));
        assertEquals("no registers known of s390x", refusal("25", "s390x"));
    }

    private static String refusal(final String version, final String architecture) {
        return assertThrows(UnsupportedOperationException.class, () -> new DirectLink(version, architecture))
                .getMessage();
    }

    @Test
    void shouldTakeTheLinkerIfAsked() throws Exception {
        final List<String> options = new ArrayList<>(exports());
        options.add("-Dsockeye.link=linker");
        assertEquals("linker: null " + ANSWERS, run(options));
    }

    private static List<String> exports() {
        return List.of(System.getProperty("sockeye.jvm.link").split(" "));
    }

    private static String run(final List<String> options) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", MEMORY, NATIVE));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName()));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    /** What the other virtual machines run. */
    static final class Probe {
        private Probe() {}

        public static void main(final String[] args) {
            final String because = NativeAccess.linkerBecause();
            System.out.print(String.join(
                    " ",
                    NativeAccess.isLinkDirect() ? "direct" : "linker: " + because,
                    Integer.toString(Syscall.close(new CallState(), -1)),
                    new String(NameService.userName(0), StandardCharsets.US_ASCII),
                    Long.toString(mapAt(1)),
                    Boolean.toString(mapAt(4096) > 0)));
        }

        /**
         * mmap(2) of a page of /dev/zero by syscall(2), which has seven arguments then: the last must be of whole
         * pages.
         */
        private static long mapAt(final long offset) {
            final CallState state = new CallState();
            final UnsafeBuffer path = OffHeap.allocate(32);
            path.putStringWithoutLengthAscii(0, "/dev/zero");
            final int fd = Syscall.open(state, path.addressOffset(), 0);
            final int number = "aarch64".equals(System.getProperty("os.arch")) ? 222 : 9;
            final int readable = 1;
            final int isPrivate = 2;
            final long result = NativeCall.invoke(
                    NativeCall.function("syscall"), state, number, 0, 4096, readable, isPrivate, fd, offset);
            Syscall.close(state, fd);
            return result == -1 ? -state.errno() : result;
        }
    }
}
