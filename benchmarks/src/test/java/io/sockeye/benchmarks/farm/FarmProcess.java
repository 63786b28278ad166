package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A farm under test: the real program in a process of its own. */
final class FarmProcess implements AutoCloseable {
    private static final long END_SECONDS = 30;

    private final Process process;
    private final BufferedReader output;
    private List<ProcessHandle> workers = List.of();

    private FarmProcess(final Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Start a farm behind another command, such as one that changes a limit first; standard error joins the output. */
    static FarmProcess start(final List<String> before, final Map<String, String> environment, final String... args)
            throws Exception {
        final List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(Path.of(SocketFarm.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        command.add(SocketFarm.class.getName());
        command.addAll(List.of(args));
        final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new FarmProcess(builder.start());
    }

    FarmCounts awaitReady() throws IOException {
        final String line = output.readLine();
        assertTrue(line != null && line.startsWith("READY "), "line=" + line);
        workers = process.descendants().toList();
        assertTrue(workers.stream().anyMatch(ProcessHandle::isAlive), "no worker");
        return FarmCounts.parse(line);
    }

    void closeStdin() throws IOException {
        process.getOutputStream().close();
    }

    /** Through the handle: a process that is destroyed itself closes its streams, and its last words are lost. */
    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Wait for the end, check the exit code and that no process is left, and give the rest of the output. */
    String awaitEnd(final int exitCode) throws Exception {
        assertTrue(process.waitFor(END_SECONDS, TimeUnit.SECONDS), "still running");
        final String rest = String.join("\n", output.lines().toList());
        assertEquals(exitCode, process.exitValue(), rest);
        for (final ProcessHandle worker : workers) {
            worker.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        }
        return rest;
    }

    @Override
    public void close() {
        final List<ProcessHandle> left = new ArrayList<>(workers);
        process.descendants().forEach(left::add);
        process.destroyForcibly().onExit().join();
        left.forEach(ProcessHandle::destroyForcibly);
    }
}
