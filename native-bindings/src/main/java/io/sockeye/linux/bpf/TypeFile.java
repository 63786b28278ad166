package io.sockeye.linux.bpf;

import java.io.File;
import java.nio.charset.StandardCharsets;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.CallState;
import io.sockeye.linux.Errno;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.Syscall;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.memory.OffHeap;

/**
 * The kernel's type description in memory: mapped where the kernel can do that, since Linux 6.16, which takes 0.05 ms,
 * else read, which sysfs allows a page at a time and takes 14 ms for 5.5 MB. Confined to one thread.
 */
final class TypeFile implements AutoCloseable {
    private static final int O_CLOEXEC = 0x80000;
    private static final int MAX_LENGTH = 1 << 30;

    private final CallState state;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private long mapped;
    private UnsafeBuffer memory;
    private int systemCalls;

    /**
     * Map or read a file.
     *
     * @param state       of the calling thread.
     * @param path        of the file, in ASCII.
     * @param mapsAllowed false to read it in any case.
     * @throws ErrnoException if it is not there or cannot be read.
     */
    TypeFile(final CallState state, final String path, final boolean mapsAllowed) throws ErrnoException {
        this.state = state;
        final int fd = open(path);
        try {
            final long length = new File(path).length();
            if (length <= 0 || length > MAX_LENGTH) {
                throw new ErrnoException("stat", Errno.EINVAL, "file=" + path + ", length=" + length);
            }
            if (!mapsAllowed || !map(fd, (int) length)) {
                read(fd, path, (int) length);
            }
        } finally {
            Syscall.close(state, fd);
            systemCalls++;
        }
    }

    /** {@return the description, valid until this is closed} */
    DirectBuffer buffer() {
        return buffer;
    }

    /** {@return how many system calls were made so far} */
    int systemCalls() {
        return systemCalls;
    }

    @Override
    public void close() {
        final int length = buffer.capacity();
        buffer.wrap(0, 0);
        if (mapped != 0) {
            Syscall.munmap(state, mapped, length);
            systemCalls++;
            mapped = 0;
        }
        if (memory != null) {
            OffHeap.free(memory);
            memory = null;
        }
    }

    private int open(final String path) throws ErrnoException {
        final UnsafeBuffer name = OffHeap.allocate(path.length() + 1);
        final byte[] text = path.getBytes(StandardCharsets.US_ASCII);
        ByteArrays.put(text, 0, name, 0, text.length);
        final int fd = Syscall.open(state, name.addressOffset(), O_CLOEXEC);
        OffHeap.free(name);
        systemCalls++;
        if (fd < 0) {
            throw new ErrnoException("open", -fd, "file=" + path);
        }
        return fd;
    }

    private boolean map(final int fd, final int length) {
        final long address = Syscall.mmap(state, fd, length);
        systemCalls++;
        if (address < 0) {
            return false;
        }
        mapped = address;
        buffer.wrap(address, length);
        return true;
    }

    private void read(final int fd, final String path, final int length) throws ErrnoException {
        memory = OffHeap.allocate(length);
        buffer.wrap(memory);
        int end = 0;
        while (end < length) {
            final int read = Syscall.read(state, fd, buffer.addressOffset() + end, length - end);
            systemCalls++;
            if (read <= 0 && read != -Errno.EINTR) {
                close();
                throw new ErrnoException("read", read == 0 ? Errno.EINVAL : -read, "file=" + path + ", at=" + end);
            }
            end += Math.max(0, read);
        }
    }
}
