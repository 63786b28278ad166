package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.CallState;
import io.sockeye.linux.Syscall;

/** A network namespace with two ends of a wire, in which routes can be made. */
final class RouteNamespace implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x4000_0000;

    private final String name = "sockeye-routes-" + ProcessHandle.current().pid();

    private RouteNamespace() {}

    /** Make it, or skip the test with the reason. */
    static RouteNamespace orSkip() throws IOException, InterruptedException {
        final RouteNamespace namespace = new RouteNamespace();
        final String refusal = run("ip", "netns", "add", namespace.name);
        assumeTrue(refusal.isEmpty(), () -> "cannot make a network namespace: " + refusal);
        namespace.batch(List.of(
                "link set lo up",
                "link add v0 type veth peer name v1",
                "addr add 10.255.0.1/24 dev v0",
                "addr add 10.254.0.1/24 dev v1",
                "link set v0 up",
                "link set v1 up"));
        return namespace;
    }

    /** Run commands of {@code ip}, all of which must succeed. */
    void batch(final List<String> commands) throws IOException, InterruptedException {
        final Path file = Files.createTempFile("routes", ".batch");
        try {
            Files.write(file, commands);
            final String said = run("ip", "-n", name, "-batch", file.toString());
            if (!said.isEmpty()) {
                throw new IOException(said);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Do something on a thread that is in the namespace; its /proc is {@code /proc/thread-self}. */
    <T> T inside(final Callable<T> task) throws Exception {
        final FutureTask<T> inside = new FutureTask<>(() -> {
            enter();
            return task.call();
        });
        final Thread thread = new Thread(inside, "namespace");
        thread.start();
        try {
            return inside.get();
        } catch (final ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private void enter() throws IOException {
        final CallState state = new CallState();
        final byte[] path = ("/run/netns/" + name + "\0").getBytes(StandardCharsets.US_ASCII);
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(path.length));
        buffer.putBytes(0, path);
        final int fd = Syscall.open(state, buffer.addressOffset(), 0);
        final int entered = Syscall.setns(state, fd, CLONE_NEWNET);
        Syscall.close(state, fd);
        if (entered != 0) {
            throw new IOException("setns: errno=" + -entered);
        }
    }

    private static String run(final String... command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said.isEmpty() ? "failed: " + List.of(command) : said;
    }

    @Override
    public void close() throws IOException {
        try {
            run("ip", "netns", "del", name);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
