package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.benchmarks.farm.FarmCounts;
import io.sockeye.linux.CallState;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.Syscall;

/** A farm in a network namespace of its own, for as long as this is open. Threads: confined to one. */
final class FarmSession implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int O_RDONLY = 0;

    private final Process process;
    private final String readyLine;
    private final String namespace;

    private FarmSession(final Process process, final String readyLine, final String namespace) {
        this.process = process;
        this.readyLine = readyLine;
        this.namespace = namespace;
    }

    /**
     * Make a farm and wait until it is up.
     *
     * @param farm    path of the script that starts one.
     * @param options for it.
     * @return the farm.
     * @throws IOException if it does not come up; it has said why on standard error.
     */
    static FarmSession start(final Path farm, final CompareOptions options) throws IOException {
        final String namespace = "sockeye-compare-" + ProcessHandle.current().pid();
        final Process process = new ProcessBuilder(List.of(
                        farm.toString(),
                        "--namespace",
                        namespace,
                        "--connections",
                        Integer.toString(options.connections()),
                        "--ipv6",
                        Integer.toString(options.ipv6Percent()),
                        "--hold",
                        Integer.toString(Integer.MAX_VALUE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("the farm does not come up");
        }
        return new FarmSession(process, line, namespace);
    }

    String readyLine() {
        return readyLine;
    }

    FarmCounts counts() {
        return FarmCounts.parse(readyLine);
    }

    /**
     * Move this thread, and so the processes that it starts from now on, into the farm's namespace. Starting each of
     * them through {@code ip netns exec} would be measured with them.
     *
     * @throws IOException if the kernel refuses.
     */
    void enter() throws IOException {
        final byte[] path = ("/run/netns/" + namespace + "\0").getBytes(StandardCharsets.UTF_8);
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(path.length));
        buffer.putBytes(0, path);
        final CallState state = new CallState();
        final int fd = Syscall.open(state, buffer.addressOffset(), O_RDONLY);
        if (fd < 0) {
            throw new ErrnoException("open", -fd, "namespace=" + namespace);
        }
        final int result = Syscall.setns(state, fd, CLONE_NEWNET);
        Syscall.close(state, fd);
        if (result < 0) {
            throw new ErrnoException("setns", -result, "namespace=" + namespace);
        }
    }

    /** End the farm and wait until it is gone. */
    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }
}
