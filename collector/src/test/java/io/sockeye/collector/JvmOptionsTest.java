package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.SourceChoice;

/** What the facade says in a JVM with and without each option. */
class JvmOptionsTest {
    private static final String SENTENCE = "Sockeye's collector needs the JVM option "
            + "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED, "
            + "and for netlink also --enable-native-access=ALL-UNNAMED.";

    /** Opens sockets and says which source has served, or what was thrown. */
    static final class Asking {
        private Asking() {}

        public static void main(final String[] args) throws IOException {
            try (Sockets sockets =
                    Sockets.builder().source(SourceChoice.valueOf(args[0])).open()) {
                final int[] rows = new int[1];
                final DumpResult result =
                        sockets.query().protocols(Protocol.TCP).forEach(row -> rows[0]++);
                System.out.print(
                        result.status() + " " + result.source() + " rows=" + (rows[0] > 0) + " " + result.reason());
            } catch (final JvmOptionException e) {
                System.out.print(e.getMessage());
            }
        }
    }

    static Stream<Arguments> options() {
        final String denied = "native access is denied to this JVM: start it with --enable-native-access=ALL-UNNAMED";
        final String netlink = "COMPLETE netlink rows=true ";
        final String proc = "COMPLETE proc rows=true ";
        return Stream.of(
                Arguments.of("AUTO", List.of(ForkedJvm.MEMORY, ForkedJvm.NATIVE), netlink),
                Arguments.of("PROC", List.of(ForkedJvm.MEMORY, ForkedJvm.NATIVE), proc),
                Arguments.of("AUTO", List.of(ForkedJvm.MEMORY), proc + denied),
                Arguments.of("NETLINK", List.of(ForkedJvm.MEMORY), proc + denied),
                Arguments.of("PROC", List.of(ForkedJvm.MEMORY), proc),
                Arguments.of("AUTO", List.of(ForkedJvm.MEMORY, "--illegal-native-access=deny"), proc + denied),
                Arguments.of("AUTO", List.of(ForkedJvm.NATIVE), SENTENCE),
                Arguments.of("PROC", List.of(ForkedJvm.NATIVE), SENTENCE),
                Arguments.of("AUTO", List.of(), SENTENCE));
    }

    @ParameterizedTest
    @MethodSource("options")
    void shouldSayWhatIsMissing(final String choice, final List<String> options, final String expected)
            throws IOException, InterruptedException {
        try (OpenSockets open = new OpenSockets("127.0.0.1")) {
            final List<String> arguments = new ArrayList<>(options);
            arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), Asking.class.getName(), choice));
            final ForkedJvm.End end = ForkedJvm.run(ForkedJvm.command(List.of(), arguments));
            assertEquals(expected, end.output());
            assertEquals(0, end.code());
            assertEquals(1, open.tcpRows());
        }
    }

    @Test
    void shouldOpenInAJvmThatHasThem() {
        try (Sockets sockets = Sockets.open()) {
            assertEquals(0, sockets.counters().sockets());
        }
    }
}
