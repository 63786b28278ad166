package io.sockeye.collector.cgroup;

import java.nio.charset.StandardCharsets;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.text.PrintableText;
import io.sockeye.linux.CallState;
import io.sockeye.linux.Errno;
import io.sockeye.linux.Syscall;
import io.sockeye.linux.memory.ByteArrays;
import io.sockeye.linux.memory.OffHeap;

/**
 * Reads the directories in a directory, with the inodes that getdents64(2) tells: so nothing in it need be looked at by
 * itself. Confined to one thread.
 */
final class DirectoryReader implements AutoCloseable {
    /** Takes a directory. */
    interface Handler {
        /**
         * Take it.
         *
         * @param name  of it, one char per byte.
         * @param inode of it.
         */
        void onDirectory(String name, long inode);
    }

    private static final int O_DIRECTORY_CLOEXEC = 0x10000 | 0x80000;
    /** In {@code struct dirent64}. */
    private static final int D_RECLEN_OFFSET = 16;

    private static final int D_TYPE_OFFSET = 18;
    private static final int D_NAME_OFFSET = 19;
    private static final int DT_DIR = 4;

    private static final int ENTRIES_LENGTH = 32 * 1024;
    /** {@code PATH_MAX}: a longer path the kernel does not take. */
    private static final int PATH_LENGTH = 4096;

    private static final int LONGEST_NAME = 255;

    private final CallState state = new CallState();
    private final UnsafeBuffer buffer = OffHeap.allocate(ENTRIES_LENGTH + PATH_LENGTH);
    private final byte[] name = new byte[LONGEST_NAME];
    private long inode;

    DirectoryReader() {}

    /** {@return the inode of the directory that was read last} */
    long inode() {
        return inode;
    }

    /**
     * Read a directory.
     *
     * @param root    path that it begins with, one char per byte.
     * @param path    rest of its path, beginning with a slash, or empty.
     * @param handler to tell of the directories in it.
     * @return why it could not be read, or not to its end; null if it was, or is gone by now.
     */
    String read(final String root, final String path, final Handler handler) {
        final byte[] whole = (root + path + '\0').getBytes(StandardCharsets.ISO_8859_1);
        if (whole.length > PATH_LENGTH) {
            return "a path has more than " + PATH_LENGTH + " bytes";
        }
        ByteArrays.put(whole, 0, buffer, ENTRIES_LENGTH, whole.length);
        final int directory = Syscall.open(state, buffer.addressOffset() + ENTRIES_LENGTH, O_DIRECTORY_CLOEXEC);
        int length = directory;
        if (directory >= 0) {
            length = Syscall.getdents64(state, directory, buffer.addressOffset(), ENTRIES_LENGTH);
            while (length > 0) {
                readEntries(length, handler);
                length = Syscall.getdents64(state, directory, buffer.addressOffset(), ENTRIES_LENGTH);
            }
            Syscall.close(state, directory);
        }
        return length == 0 || length == -Errno.ENOENT ? null : refusal(root + path, -length);
    }

    private static String refusal(final String path, final int errno) {
        return "cannot read " + PrintableText.of(path) + ": " + Errno.name(errno);
    }

    private void readEntries(final int length, final Handler handler) {
        int offset = 0;
        while (offset < length) {
            if (buffer.getByte(offset + D_TYPE_OFFSET) == DT_DIR) {
                readEntry(offset, handler);
            }
            offset += buffer.getShort(offset + D_RECLEN_OFFSET) & 0xFFFF;
        }
    }

    private void readEntry(final int offset, final Handler handler) {
        int count = 0;
        while (count < LONGEST_NAME && buffer.getByte(offset + D_NAME_OFFSET + count) != 0) {
            name[count] = buffer.getByte(offset + D_NAME_OFFSET + count);
            count++;
        }
        final String text = new String(name, 0, count, StandardCharsets.ISO_8859_1);
        if (text.equals(".")) {
            inode = buffer.getLong(offset);
        } else if (!text.equals("..")) {
            handler.onDirectory(text, buffer.getLong(offset));
        }
    }

    @Override
    public void close() {
        OffHeap.free(buffer);
    }
}
