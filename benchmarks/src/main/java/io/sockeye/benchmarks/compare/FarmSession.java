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
    private final CallState state = new CallState();
    private int home = -1;

    private FarmSession(final Process process, final String readyLine, final String namespace) {
        this.process = process;
        this.readyLine = readyLine;
        this.namespace = namespace;
    }

    /**
     * Make a farm and wait until it is up.
     *
     * @param farm        path of the script that starts one.
     * @param connections that it makes.
     * @param ipv6Percent of them over IPv6.
     * @return the farm.
     * @throws IOException if it does not come up; it has said why on standard error.
     */
    static FarmSession start(final Path farm, final int connections, final int ipv6Percent) throws IOException {
        final String namespace = "sockeye-compare-" + ProcessHandle.current().pid() + "-" + connections;
        final Process process = new ProcessBuilder(List.of(
                        farm.toString(),
                        "--namespace",
                        namespace,
                        "--connections",
                        Integer.toString(connections),
                        "--ipv6",
                        Integer.toString(ipv6Percent),
                        "--hold",
                        Integer.toString(Integer.MAX_VALUE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IOException("the farm does not come up: the reason stands above");
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
     * Move this thread, and so the processes that it starts from now on, into the farm's namespace until this is closed.
     * Starting each of them through {@code ip netns exec} would be measured with them.
     *
     * @throws IOException if the kernel refuses.
     */
    void enter() throws IOException {
        home = open("/proc/thread-self/ns/net");
        final int fd = open("/run/netns/" + namespace);
        try {
            move(fd);
        } finally {
            Syscall.close(state, fd);
        }
    }

    /** Leave the namespace, end the farm and wait until it is gone. To be called by the thread that has entered. */
    @Override
    public void close() throws IOException {
        try {
            if (home >= 0) {
                move(home);
            }
        } finally {
            if (home >= 0) {
                Syscall.close(state, home);
                home = -1;
            }
            end();
        }
    }

    /** End the farm and wait until it is gone. Any thread may. */
    void end() {
        process.toHandle().destroy();
        process.onExit().join();
    }

    private int open(final String path) throws ErrnoException {
        final byte[] bytes = (path + "\0").getBytes(StandardCharsets.UTF_8);
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
        buffer.putBytes(0, bytes);
        final int fd = Syscall.open(state, buffer.addressOffset(), O_RDONLY);
        if (fd < 0) {
            throw new ErrnoException("open", -fd, path);
        }
        return fd;
    }

    private void move(final int fd) throws ErrnoException {
        final int result = Syscall.setns(state, fd, CLONE_NEWNET);
        if (result < 0) {
            throw new ErrnoException("setns", -result, "namespace=" + namespace);
        }
    }
}
