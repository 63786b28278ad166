package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.CallState;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.Syscall;

/**
 * Puts one thread, and so the processes and threads that it starts, into a network namespace until this is closed.
 * Starting each process through {@code ip netns exec} would be measured with it. To be closed by the same thread.
 */
public final class NamespaceVisit implements AutoCloseable {
    private static final int CLONE_NEWNET = 0x40000000;
    private static final int O_RDONLY = 0;

    private final CallState state = new CallState();
    private final int home;

    private NamespaceVisit() throws ErrnoException {
        home = open("/proc/thread-self/ns/net");
    }

    /**
     * Move this thread.
     *
     * @param namespace as {@code ip netns} knows it.
     * @return the way back.
     * @throws IOException if the kernel refuses.
     */
    public static NamespaceVisit to(final String namespace) throws IOException {
        final NamespaceVisit visit = new NamespaceVisit();
        try {
            final int fd = visit.open("/run/netns/" + namespace);
            try {
                visit.move(fd);
            } finally {
                Syscall.close(visit.state, fd);
            }
        } catch (final ErrnoException e) {
            Syscall.close(visit.state, visit.home);
            throw e;
        }
        return visit;
    }

    /** Move back. */
    @Override
    public void close() throws IOException {
        try {
            move(home);
        } finally {
            Syscall.close(state, home);
        }
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
            throw new ErrnoException("setns", -result, "fd=" + fd);
        }
    }
}
