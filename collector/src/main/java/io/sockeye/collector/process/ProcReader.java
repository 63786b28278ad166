package io.sockeye.collector.process;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;

/**
 * One way to read the processes below a proc file system's root. Each thread has its own; processes are independent of
 * each other, so threads can share them out.
 */
interface ProcReader extends AutoCloseable {
    /** Answer of {@link #readFile} where the process has ended. */
    int FILE_GONE = -1;
    /** Answer of {@link #readFile} where the file cannot be read for another reason. */
    int FILE_UNREADABLE = -2;

    /** How reading a directory ended. */
    enum Outcome {
        /** It was read. */
        READ,
        /** It was not there, or not any more. */
        GONE,
        /** It may not be read: {@code EACCES}. */
        DENIED,
        /** It could not be read for another reason. */
        FAILED
    }

    /** What is known of the descriptor tables of two threads. */
    enum Comparison {
        /** They are one. */
        SAME,
        /** They are two. */
        DIFFERENT,
        /** Nothing but what reading them tells. */
        UNKNOWN
    }

    /** What is read of a process: files, and the directories of its descriptors and of its threads. */
    enum ProcFile {
        /** Its arguments, each with a NUL. */
        COMMAND_LINE("cmdline"),
        /** The command's name as the kernel keeps it, with a newline. */
        COMMAND_NAME("comm"),
        /** Numbers, and that name in parentheses. */
        STAT("stat"),
        /** Its descriptors. */
        DESCRIPTORS("fd"),
        /** Its threads. */
        THREADS("task"),
        /** Its security context. */
        CONTEXT("attr/current");

        private final String path;
        private final byte[] suffix;

        ProcFile(final String path) {
            this.path = path;
            this.suffix = ('/' + path + '\0').getBytes(StandardCharsets.US_ASCII);
        }

        /** Path below the process's directory. */
        String path() {
            return path;
        }

        /** The same with a slash before it and a NUL behind it. */
        byte[] suffix() {
            return suffix;
        }
    }

    /** What can be seen of a process's directory of descriptors without reading it. */
    final class DirectoryStatus {
        /** The number that the directory has in proc: a process's own for as long as it lives, as a rule. */
        long inode;
        /** When it was last changed, in nanoseconds since 1970; in proc when somebody first looked at it. */
        long modifiedNanos;
        /** In proc how many descriptors are open, since Linux 6.2, and 0 before; elsewhere its size in bytes. */
        long size;
        /** Whose it is. */
        int uid;

        /** Nothing is known yet. */
        DirectoryStatus() {}
    }

    /** Is told of a process's descriptors. */
    interface DescriptorHandler {
        /**
         * An open descriptor.
         *
         * @param fd    its number.
         * @param inode of the socket that it refers to, or {@link SocketLink#NOT_A_SOCKET}.
         * @return false to leave out the rest of this process.
         */
        boolean onDescriptor(int fd, long inode);

        /**
         * More descriptors may follow those that have been read from the directory, and are told after this.
         *
         * @param position of the next one in the directory.
         * @return true if another reader goes on from there, so that this one can end with what it has read.
         */
        boolean onMore(long position);

        /** A descriptor that is there, but cannot be read. */
        void onUnreadable();
    }

    /**
     * List the processes, in no particular order.
     *
     * @param handler to be told of each pid.
     * @return how it ended.
     */
    Outcome readProcesses(IntConsumer handler);

    /**
     * See how a process's directory of descriptors is, which takes no permission to read it.
     *
     * @param pid  of the process.
     * @param into to fill, if it was there to be seen.
     * @return how it ended.
     */
    Outcome readStatus(int pid, DirectoryStatus into);

    /**
     * List the descriptors of a process. One that is closed meanwhile is left out.
     *
     * @param pid     of the process.
     * @param from    position in the directory to begin at: 0, or one that {@link DescriptorHandler#onMore} was told.
     * @param handler to be told of them.
     * @return how it ended.
     */
    Outcome readDescriptors(int pid, long from, DescriptorHandler handler);

    /**
     * List the descriptors of one thread of a process, all of them on this reader.
     *
     * @param pid     of the process.
     * @param thread  its id.
     * @param handler to be told of them.
     * @return how it ended.
     */
    Outcome readThreadDescriptors(int pid, int thread, DescriptorHandler handler);

    /**
     * List the threads of a process, in no particular order.
     *
     * @param pid     of the process.
     * @param handler to be told of each thread's id; that of the main thread is the pid.
     * @return how it ended.
     */
    Outcome readThreads(int pid, IntConsumer handler);

    /**
     * Compare the descriptor tables of two threads of this system, without reading them.
     *
     * @param one   thread's id, in the pid namespace of the caller.
     * @param other thread's id.
     * @return whether they have the same, or that this cannot be told.
     */
    Comparison compareTables(int one, int other);

    /**
     * Read the beginning of a file of a process.
     *
     * @param pid  of the process.
     * @param file to read.
     * @param into memory to fill from its start.
     * @return its length in bytes, {@link #FILE_GONE} or {@link #FILE_UNREADABLE}.
     */
    int readFile(int pid, ProcFile file, byte[] into);

    /** {@return how many system calls were made so far, as far as this class knows} */
    long systemCalls();

    @Override
    void close();
}
