package io.sockeye.benchmarks.farm;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The farm's end of one {@link FarmWorker} process. What the process says goes to a queue, from a thread of its own.
 */
final class WorkerProcess {
    /** The heap holds about 1 KiB for each socket; C2 and parallel collectors would cost more memory than they save. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms4m",
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=8m",
            "-XX:-UsePerfData",
            "-XX:+MaxFDLimit",
            "-XX:+ExitOnOutOfMemoryError");

    private static final int END_SECONDS = 60;

    private final Process process;

    private WorkerProcess(final Process process) {
        this.process = process;
    }

    /**
     * Start a process with the JVM that runs this one.
     *
     * @param share     of the sockets.
     * @param endpoints for {@link FarmOptions#endpoints()}, or null.
     * @param namespace to run it in, or null for this one.
     * @param events    to report to.
     * @return the process.
     * @throws FarmException if it does not start.
     */
    static WorkerProcess start(
            final WorkerShare share,
            final Path endpoints,
            final FarmNamespace namespace,
            final BlockingQueue<FarmEvent> events)
            throws FarmException {
        final List<String> command = new ArrayList<>();
        command.add(javaCommand());
        command.addAll(JVM_OPTIONS);
        command.add("-cp");
        command.add(classPath());
        command.add(FarmWorker.class.getName());
        command.addAll(share.toArguments());
        if (endpoints != null) {
            command.add(endpoints.resolve(Integer.toString(share.index())).toString());
        }
        try {
            final ProcessBuilder builder = new ProcessBuilder(namespace == null ? command : namespace.inside(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            // A worker knows what has run out by what the C library says of it.
            builder.environment().remove("LANGUAGE");
            builder.environment().put("LC_ALL", "C");
            final Process process = builder.start();
            final WorkerProcess worker = new WorkerProcess(process);
            Thread.ofPlatform().daemon().name("farm-worker-" + share.index()).start(() -> worker.report(events));
            return worker;
        } catch (final IOException e) {
            throw new FarmException("cannot start a process: " + e.getMessage());
        }
    }

    /** Tell the process to end. */
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (final IOException e) {
            // Without the pipe's end it must be told in the other way.
            process.destroy();
        }
    }

    /**
     * Wait until the process has ended, and kill it if it does not.
     *
     * @throws InterruptedException if this thread is interrupted.
     */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void report(final BlockingQueue<FarmEvent> events) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(FarmWorker.UP)) {
                    events.add(new FarmEvent(FarmEvent.Kind.UP, line.substring(FarmWorker.UP.length())));
                } else if (line.startsWith(FarmWorker.CHURNED)) {
                    events.add(new FarmEvent(FarmEvent.Kind.CHURNED, line.substring(FarmWorker.CHURNED.length())));
                } else if (line.startsWith(FarmWorker.FAILED)) {
                    events.add(new FarmEvent(FarmEvent.Kind.FAILED, line.substring(FarmWorker.FAILED.length())));
                } else {
                    System.err.println("farm: " + line);
                }
            }
            events.add(new FarmEvent(FarmEvent.Kind.ENDED, "pid=" + process.pid() + ", exit=" + process.waitFor()));
        } catch (final IOException e) {
            events.add(new FarmEvent(FarmEvent.Kind.FAILED, "cannot hear a process: " + e.getMessage()));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String javaCommand() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** Only this module's own classes: the worker needs no library. */
    private static String classPath() throws FarmException {
        try {
            return Path.of(FarmWorker.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (final URISyntaxException e) {
            throw new FarmException("cannot find the farm's own classes: " + e.getMessage());
        }
    }
}
