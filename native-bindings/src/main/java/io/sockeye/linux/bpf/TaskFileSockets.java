package io.sockeye.linux.bpf;

import java.io.IOException;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.CallState;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.Syscall;

/**
 * The socket descriptors of all processes, as the kernel walks them itself: a BPF iterator over {@code task_file},
 * with a program that picks the sockets. Each is a record in host byte order:
 * <pre>
 *   0               4               8               12              16
 *  +---------------+---------------+---------------+---------------+
 *  |             inode             |      pid      |      fd       |
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 * The records of a process come together, by ascending descriptor, and processes by ascending pid. A process is what
 * its main thread has open, as in {@code /proc/PID/fd}; the pid is the one in the initial pid namespace, and only
 * processes of the caller's own namespace are seen.
 *
 * <p>Needs Linux 5.8 with its type description, {@code /sys/kernel/btf/vmlinux}, and CAP_BPF and CAP_PERFMON, or
 * CAP_SYS_ADMIN.
 *
 * <p>Threads: confined to one at a time.
 */
public final class TaskFileSockets implements AutoCloseable {
    /** Offset in bytes of the socket's inode in a record. */
    public static final int INODE_OFFSET = 0;
    /** Offset in bytes of the process's id in a record. */
    public static final int PID_OFFSET = 8;
    /** Offset in bytes of the descriptor's number in a record. */
    public static final int FD_OFFSET = 12;
    /** Length of a record in bytes. */
    public static final int RECORD_LENGTH = 16;

    /** How many bytes the kernel gives at most in one read: its own buffer has eight pages of at least 4 KiB. */
    public static final int READ_LENGTH = 32 * 1024;

    private static final String TYPES = "/sys/kernel/btf/vmlinux";

    private final CallState state;
    private final int iterator;
    private long systemCalls;
    private boolean closed;

    private TaskFileSockets(final CallState state, final int iterator, final long systemCalls) {
        this.state = state;
        this.iterator = iterator;
        this.systemCalls = systemCalls;
    }

    /**
     * Load the program and start to walk.
     *
     * @return the descriptors, to be read.
     * @throws IOException if the kernel refuses, in words that say what and why.
     */
    public static TaskFileSockets open() throws IOException {
        try (TaskFileProgram program = new TaskFileProgram()) {
            program.requirePermission();
            program.load(TYPES);
            final int iterator = program.start();
            return new TaskFileSockets(program.state(), iterator, program.systemCalls());
        }
    }

    /**
     * Read the next records.
     *
     * @param buffer off-heap memory to fill from its start.
     * @param length in bytes of that memory, at least {@link #RECORD_LENGTH}.
     * @return the number of bytes read, of whole records; 0 at the end.
     * @throws ErrnoException if the kernel cannot go on.
     */
    public int read(final UnsafeBuffer buffer, final int length) throws ErrnoException {
        int read;
        do {
            // EAGAIN: a million descriptors were passed over without a socket among them.
            read = Syscall.read(state, iterator, buffer.addressOffset(), length);
            systemCalls++;
        } while (read == -Errno.EAGAIN || read == -Errno.EINTR);
        if (read < 0) {
            throw new ErrnoException("read", -read, "file=bpf iterator over task_file");
        }
        return read;
    }

    /** {@return how many system calls were made so far} */
    public long systemCalls() {
        return systemCalls;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscall.close(state, iterator);
            systemCalls++;
        }
    }
}
