package io.sockeye.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in the README works as it stands there. */
class ReadmeExampleTest {
    private static final int CONNECTIONS = 7;

    @TempDir
    private Path directory;

    private String classPath;

    /** Sockets that are there until standard input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(final String[] args) throws IOException {
            try (OpenSockets open = new OpenSockets("127.0.0.1").connect(CONNECTIONS)) {
                System.out.println(open.tcpPort());
                assertEquals(-1, System.in.read());
            }
        }
    }

    @BeforeEach
    void compileExample() throws IOException {
        final Path source = directory.resolve("StateCount.java");
        Files.writeString(source, example());
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final String libraries = System.getProperty("java.class.path");
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            final List<String> options =
                    List.of("-Xlint:all", "-proc:none", "-cp", libraries, "-d", directory.toString());
            compiler.getTask(messages, manager, null, options, null, manager.getJavaFileObjects(source))
                    .call();
        }
        assertEquals("", messages.toString());
        classPath = directory + ":" + libraries;
    }

    /** The first block of Java in the README. */
    private static String example() throws IOException {
        final String readme = Files.readString(Path.of("../README.md"));
        final int begin = readme.indexOf("```java\n");
        assertTrue(begin >= 0, "no Java in the README");
        return readme.substring(begin + "```java\n".length(), readme.indexOf("```", begin + 3));
    }

    @Test
    void shouldRunOnThisHost() throws IOException, InterruptedException {
        try (OpenSockets open = new OpenSockets("127.0.0.1").connect(CONNECTIONS)) {
            final String output = run(List.of());
            assertTrue(output.matches("(?s)(.*\n)?LISTEN [1-9][0-9]*\n.*"), output);
            assertEquals(1 + 2 * CONNECTIONS, open.tcpRows());
        }
    }

    @Test
    void shouldCountWhatNetstatCounts() throws IOException, InterruptedException {
        final String namespace = "sockeye-readme-" + ProcessHandle.current().pid();
        final ForkedJvm.End made = ForkedJvm.run(List.of("ip", "netns", "add", namespace));
        assumeTrue(made.code() == 0, () -> "cannot make a network namespace: " + made.output());
        try {
            ForkedJvm.run(List.of("ip", "-n", namespace, "link", "set", "lo", "up"));
            final List<String> inside = List.of("ip", "netns", "exec", namespace);
            final Process holder = new ProcessBuilder(
                            ForkedJvm.command(inside, List.of("-cp", classPath, Holder.class.getName())))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader port = holder.inputReader()) {
                assertTrue(Integer.parseInt(port.readLine()) > 0);
                final String counts = run(inside);
                assertEquals("ESTABLISHED " + 2 * CONNECTIONS + "\nLISTEN 1\n", counts);
                final List<String> netstat = new ArrayList<>(inside);
                netstat.addAll(
                        List.of("sh", "-c", "env -u LANGUAGE netstat -tan | awk '/^tcp/ {print $6}' | sort | uniq -c"));
                final ForkedJvm.End said = ForkedJvm.run(netstat);
                assumeTrue(!said.output().contains("not found"), "netstat is not installed");
                assertEquals(
                        counts,
                        said.output()
                                .lines()
                                .map(line -> line.strip().replaceFirst("(\\d+) (\\w+)", "$2 $1\n"))
                                .reduce("", String::concat));
                holder.getOutputStream().close();
                assertEquals(0, holder.waitFor());
            } finally {
                holder.destroy();
            }
        } finally {
            ForkedJvm.run(List.of("ip", "netns", "del", namespace));
        }
    }

    private String run(final List<String> before) throws IOException, InterruptedException {
        final ForkedJvm.End end = ForkedJvm.run(
                ForkedJvm.command(before, List.of(ForkedJvm.MEMORY, ForkedJvm.NATIVE, "-cp", classPath, "StateCount")));
        assertEquals(0, end.code(), end::output);
        return end.output();
    }
}
