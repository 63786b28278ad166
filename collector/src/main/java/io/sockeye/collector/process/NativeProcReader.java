package io.sockeye.collector.process;

import java.nio.file.Path;
import java.util.function.IntConsumer;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.text.BytePath;
import io.sockeye.linux.CallState;
import io.sockeye.linux.Errno;
import io.sockeye.linux.FileStatus;
import io.sockeye.linux.FileTables;
import io.sockeye.linux.Syscall;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.memory.OffHeap;

/**
 * Reads proc by system calls into memory that is allocated once: a descriptor costs one readlinkat and no object.
 * Confined to one thread at a time.
 */
final class NativeProcReader implements ProcReader {
    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = 0x80000;
    private static final int O_NONBLOCK = 0x800;

    /** Offsets in {@code struct dirent64}, see getdents64(2). */
    private static final int D_OFF_OFFSET = 8;

    private static final int D_RECLEN_OFFSET = 16;

    private static final int D_NAME_OFFSET = 19;

    /**
     * What is read of a directory at a time: 2,000 descriptors or more, 5 ms of work, which is also what another reader
     * can take over.
     */
    private static final int ENTRIES_LENGTH = 64 * 1024;
    /** Longest entry that there can be: a name of 255 bytes. */
    private static final int MAX_ENTRY_LENGTH = 280;

    private static final int FILE_LENGTH = 4096;
    private static final int FILE_OFFSET = ENTRIES_LENGTH;
    private static final int LINK_OFFSET = FILE_OFFSET + FILE_LENGTH;
    private static final int PATH_OFFSET = LINK_OFFSET + SocketLink.MAX_LENGTH;
    /** Room behind the root's path for a process, a thread and the longest name of a descriptor. */
    private static final int PATH_TAIL_LENGTH = 64 + MAX_ENTRY_LENGTH;

    private static final int MAIN_THREAD = -1;
    private static final byte[] TASK_INFIX = {'/', 't', 'a', 's', 'k', '/'};

    private final CallState state = new CallState();
    private final UnsafeBuffer buffer;
    private final long address;
    private final int rootLength;
    private final UnsafeBuffer fileText = new UnsafeBuffer(0, 0);
    /** Where the NUL of the path that was put last is. */
    private int pathEnd;

    /** Whose descriptors are read. */
    private int processRead;

    private int threadRead;

    /** Null until somebody asks. */
    private FileStatus status;

    private long systemCalls;

    /**
     * Allocate a reader.
     *
     * @param procRoot where proc is mounted.
     */
    NativeProcReader(final Path procRoot) {
        final byte[] root = BytePath.bytes(procRoot);
        buffer = OffHeap.allocate(PATH_OFFSET + root.length + PATH_TAIL_LENGTH);
        address = buffer.addressOffset();
        ByteArrays.put(root, 0, buffer, PATH_OFFSET, root.length);
        rootLength = root.length;
    }

    @Override
    public Outcome readProcesses(final IntConsumer handler) {
        buffer.putByte(PATH_OFFSET + rootLength, (byte) 0);
        return readNumbers(handler);
    }

    @Override
    public Outcome readThreads(final int pid, final IntConsumer handler) {
        putPath(pid, ProcFile.THREADS);
        return readNumbers(handler);
    }

    private Outcome readNumbers(final IntConsumer handler) {
        final int directory = open(O_NONBLOCK);
        if (directory < 0) {
            return outcome(-directory);
        }
        try {
            int length = entries(directory);
            while (length > 0) {
                for (int offset = 0; offset < length; offset += entryLength(offset)) {
                    final int number = number(offset + D_NAME_OFFSET);
                    if (number >= 0) {
                        handler.accept(number);
                    }
                }
                length = entries(directory);
            }
            return length == 0 ? Outcome.READ : outcome(-length);
        } finally {
            close(directory);
        }
    }

    @Override
    public Outcome readStatus(final int pid, final DirectoryStatus into) {
        if (status == null) {
            status = new FileStatus();
        }
        putPath(pid, ProcFile.DESCRIPTORS);
        systemCalls++;
        final int result = status.read(state, address + PATH_OFFSET);
        if (result < 0) {
            return outcome(-result);
        }
        into.inode = status.inode();
        into.modifiedNanos = status.modifiedNanos();
        into.size = status.size();
        into.uid = status.uid();
        return Outcome.READ;
    }

    @Override
    public Outcome readDescriptors(final int pid, final long from, final DescriptorHandler handler) {
        return readDescriptors(pid, MAIN_THREAD, from, handler);
    }

    @Override
    public Outcome readThreadDescriptors(final int pid, final int thread, final DescriptorHandler handler) {
        return readDescriptors(pid, thread, 0, handler);
    }

    @Override
    public Comparison compareTables(final int one, final int other) {
        systemCalls++;
        switch (FileTables.compare(state, one, other)) {
            case FileTables.SAME:
                return Comparison.SAME;
            case FileTables.DIFFERENT:
                return Comparison.DIFFERENT;
            default:
                return Comparison.UNKNOWN;
        }
    }

    private Outcome readDescriptors(final int pid, final int thread, final long from, final DescriptorHandler handler) {
        processRead = pid;
        threadRead = thread;
        putDescriptorsPath();
        final int directory = open(O_NONBLOCK);
        if (directory < 0) {
            return outcome(-directory);
        }
        try {
            if (from != 0) {
                systemCalls++;
                final int moved = Syscall.lseek(state, directory, from);
                if (moved < 0) {
                    return outcome(-moved);
                }
            }
            int length = entries(directory);
            while (length > 0) {
                // A buffer that is not full is the last one, as a rule: nobody needs to go on from there.
                final boolean left = length > ENTRIES_LENGTH - MAX_ENTRY_LENGTH && handler.onMore(lastPosition(length));
                if (!readDescriptors(directory, length, handler) || left) {
                    return Outcome.READ;
                }
                length = entries(directory);
            }
            return length == 0 ? Outcome.READ : outcome(-length);
        } finally {
            close(directory);
        }
    }

    @Override
    public int readFile(final int pid, final ProcFile file, final byte[] into) {
        putPath(pid, file);
        final int fd = open(0);
        if (fd < 0) {
            return fileResult(fd);
        }
        try {
            systemCalls++;
            final int length = Syscall.read(state, fd, address + FILE_OFFSET, Math.min(into.length, FILE_LENGTH));
            if (length > 0) {
                ByteArrays.get(buffer, FILE_OFFSET, into, 0, length);
            }
            return fileResult(length);
        } finally {
            close(fd);
        }
    }

    @Override
    public long systemCalls() {
        return systemCalls;
    }

    @Override
    public void close() {
        OffHeap.free(buffer);
        if (status != null) {
            status.close();
        }
    }

    private boolean readDescriptors(final int directory, final int length, final DescriptorHandler handler) {
        for (int offset = 0; offset < length; offset += entryLength(offset)) {
            final int fd = number(offset + D_NAME_OFFSET);
            if (fd >= 0 && !readDescriptor(directory, offset + D_NAME_OFFSET, fd, handler)) {
                return false;
            }
        }
        return true;
    }

    private boolean readDescriptor(
            final int directory, final int nameOffset, final int fd, final DescriptorHandler handler) {
        systemCalls++;
        final int length = Syscall.readlinkat(
                state, directory, address + nameOffset, address + LINK_OFFSET, SocketLink.MAX_LENGTH);
        if (length == -Errno.EINVAL) {
            return readTextOfLink(nameOffset, fd, handler);
        }
        if (length < 0) {
            if (outcome(-length) != Outcome.GONE) {
                handler.onUnreadable();
            }
            return true;
        }
        return handler.onDescriptor(
                fd,
                length == SocketLink.MAX_LENGTH
                        ? SocketLink.NOT_A_SOCKET
                        : SocketLink.inode(buffer, LINK_OFFSET, length));
    }

    /** Of a copy without links: what the link said is in a file of its name. */
    private boolean readTextOfLink(final int nameOffset, final int fd, final DescriptorHandler handler) {
        int nameEnd = nameOffset;
        while (buffer.getByte(nameEnd) != 0) {
            nameEnd++;
        }
        putDescriptorsPath();
        buffer.putByte(pathEnd, (byte) '/');
        buffer.putBytes(pathEnd + 1, buffer, nameOffset, nameEnd + 1 - nameOffset);
        // What is a pipe in a copy has nothing to read, or gives EAGAIN.
        final int file = open(O_NONBLOCK);
        long inode = SocketLink.NOT_A_SOCKET;
        if (file >= 0) {
            systemCalls++;
            final int length = Syscall.read(state, file, address + FILE_OFFSET, SocketLink.MAX_LENGTH);
            close(file);
            fileText.wrap(buffer, FILE_OFFSET, SocketLink.MAX_LENGTH);
            inode = SocketLink.inodeOfText(fileText, Math.max(0, length));
        }
        if (inode == SocketLink.NOT_A_SOCKET) {
            handler.onUnreadable();
            return true;
        }
        return handler.onDescriptor(fd, inode);
    }

    private void putDescriptorsPath() {
        putProcess(processRead);
        if (threadRead != MAIN_THREAD) {
            ByteArrays.put(TASK_INFIX, 0, buffer, pathEnd, TASK_INFIX.length);
            pathEnd += TASK_INFIX.length;
            pathEnd += buffer.putNaturalIntAscii(pathEnd, threadRead);
        }
        putSuffix(ProcFile.DESCRIPTORS);
    }

    private void putPath(final int pid, final ProcFile file) {
        putProcess(pid);
        putSuffix(file);
    }

    private void putProcess(final int pid) {
        pathEnd = PATH_OFFSET + rootLength;
        buffer.putByte(pathEnd++, (byte) '/');
        pathEnd += buffer.putNaturalIntAscii(pathEnd, pid);
    }

    private void putSuffix(final ProcFile file) {
        final byte[] suffix = file.suffix();
        ByteArrays.put(suffix, 0, buffer, pathEnd, suffix.length);
        pathEnd += suffix.length - 1;
    }

    /** With O_NONBLOCK a pipe is opened, and has no entries and no text. */
    private int open(final int flags) {
        systemCalls++;
        return Syscall.open(state, address + PATH_OFFSET, O_RDONLY | O_CLOEXEC | flags);
    }

    private void close(final int fd) {
        systemCalls++;
        Syscall.close(state, fd);
    }

    private int entries(final int directory) {
        systemCalls++;
        return Syscall.getdents64(state, directory, address, ENTRIES_LENGTH);
    }

    /** Where in the directory the entry lies that follows the last one in the buffer. */
    private long lastPosition(final int length) {
        int offset = 0;
        while (offset + entryLength(offset) < length) {
            offset += entryLength(offset);
        }
        return buffer.getLong(offset + D_OFF_OFFSET);
    }

    private int entryLength(final int offset) {
        return buffer.getShort(offset + D_RECLEN_OFFSET) & 0xFFFF;
    }

    /** The number that a NUL-terminated name consists of, or -1 where it is another name. */
    private int number(final int offset) {
        int value = 0;
        int index = offset;
        int character = buffer.getByte(index);
        while (character != 0) {
            final int digit = character - '0';
            if (digit < 0 || digit > 9 || value > (Integer.MAX_VALUE - digit) / 10) {
                return -1;
            }
            value = value * 10 + digit;
            character = buffer.getByte(++index);
        }
        return index == offset ? -1 : value;
    }

    private static int fileResult(final int result) {
        if (result >= 0) {
            return result;
        }
        return outcome(-result) == Outcome.GONE ? FILE_GONE : FILE_UNREADABLE;
    }

    private static Outcome outcome(final int errno) {
        switch (errno) {
            case Errno.ENOENT:
            case Errno.ESRCH:
                return Outcome.GONE;
            case Errno.EACCES:
                return Outcome.DENIED;
            default:
                return Outcome.FAILED;
        }
    }
}
