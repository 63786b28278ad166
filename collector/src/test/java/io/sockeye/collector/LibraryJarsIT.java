package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project outside the tree that has nothing but the jars, as Maven makes them: on the class path and as a module. */
class LibraryJarsIT {
    private static final String PROGRAM = """
            package example;

            import io.sockeye.collector.dump.Protocol;
            import io.sockeye.collector.SocketField;
            import io.sockeye.collector.Sockets;

            public final class Listeners {
                public static void main(final String[] args) throws java.io.IOException {
                    final SocketField backlog = SocketField.of("accept_queue_max");
                    try (Sockets sockets = Sockets.open()) {
                        final var result = sockets.query().protocols(Protocol.TCP).forEach(row -> {
                            if (row.localPort() == Integer.parseInt(args[0]) && row.remotePort() == 0) {
                                System.out.println(row.localAddressText() + " " + row.stateName()
                                        + " " + (backlog.isPresent(row) ? backlog.number(row) : -1));
                            }
                        });
                        System.out.println(result.source() + " " + result.reason());
                    }
                }
            }
            """;
    private static final String MODULE = "module example { requires io.sockeye.collector; }";

    @TempDir
    private Path directory;

    private String jars;

    @BeforeEach
    void findJars() {
        final List<String> found = new ArrayList<>();
        for (final String entry : System.getProperty("java.class.path").split(":")) {
            if (Path.of(entry).getFileName().toString().matches("(collector|native-bindings|agrona)-[0-9.]*\\.jar")) {
                found.add(entry);
            }
        }
        assertEquals(3, found.size(), () -> "jars on the class path: " + System.getProperty("java.class.path"));
        jars = String.join(":", found);
    }

    @Test
    void shouldServeAProgramOnTheClassPath() throws IOException, InterruptedException {
        final String classes = compile(List.of("-cp", jars), PROGRAM);
        final List<String> program = List.of("-cp", classes + ":" + jars, "example.Listeners");
        assertEquals("127.0.0.1 LISTEN 1024\nnetlink \n", run(List.of(ForkedJvm.MEMORY, ForkedJvm.NATIVE), program));
        final String proc = run(List.of(ForkedJvm.MEMORY), program);
        assertTrue(proc.matches("127\\.0\\.0\\.1 LISTEN -1\nproc .*--enable-native-access=ALL-UNNAMED\n"), proc);
        final String none = run(List.of(), program);
        assertTrue(
                none.contains("JvmOptionException: Sockeye's collector needs the JVM option "
                        + "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED"),
                none);
    }

    @Test
    void shouldServeAModule() throws IOException, InterruptedException {
        final String classes = compile(List.of("-p", jars), PROGRAM, MODULE);
        final List<String> program = List.of("-p", classes + ":" + jars, "-m", "example/example.Listeners");
        final String memory = "--add-opens=java.base/jdk.internal.misc=org.agrona";
        final String access = "--enable-native-access=io.sockeye.linux";
        assertEquals("127.0.0.1 LISTEN 1024\nnetlink \n", run(List.of(memory, access), program));
        final String proc = run(List.of(memory), program);
        assertTrue(proc.contains("LISTEN -1\nproc ") && proc.contains(access), proc);
        final String none = run(List.of(access), program);
        assertTrue(none.contains("needs the JVM option " + memory) && none.contains(access), none);
    }

    @Test
    void shouldHaveSourcesAndJavadocBeside() throws IOException {
        for (final String module : List.of("collector", "native-bindings")) {
            assertTrue(Files.exists(Path.of("..", module, "target/apidocs/index.html")), module);
            try (Stream<Path> made = Files.list(Path.of("..", module, "target"))) {
                assertTrue(
                        made.anyMatch(file -> file.getFileName().toString().matches(module + "-[0-9.]*-sources\\.jar")),
                        module);
            }
        }
    }

    private String compile(final List<String> options, final String... sources) throws IOException {
        final List<String> arguments = new ArrayList<>(options);
        final Path classes = directory.resolve("classes");
        arguments.addAll(List.of("-Xlint:all,-requires-automatic", "-Werror", "-d", classes.toString()));
        for (final String source : sources) {
            final String name = source.startsWith("module") ? "module-info" : "Listeners";
            arguments.add(
                    Files.writeString(directory.resolve(name + ".java"), source).toString());
        }
        final int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(new String[0]));
        assertEquals(0, code, "javac");
        return classes.toString();
    }

    /** Run the program on a listener of our own, and answer with what it prints. */
    private static String run(final List<String> options, final List<String> program)
            throws IOException, InterruptedException {
        try (OpenSockets open = new OpenSockets("127.0.0.1")) {
            final List<String> arguments = new ArrayList<>(options);
            arguments.addAll(program);
            arguments.add(Integer.toString(open.tcpPort()));
            return ForkedJvm.run(ForkedJvm.command(List.of(), arguments)).output();
        }
    }
}
