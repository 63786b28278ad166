package io.sockeye.collector.process;

import java.util.function.IntConsumer;

/**
 * Reads a directory that is laid out like proc, and tells of its directories what the kernel's proc tells: each process
 * has a number of its own for one life, times tell nothing, and sizes are numbers of descriptors. Counts what is read.
 */
final class ProcLikeReader implements ProcReader {
    /** What one and the same proc has to tell, to all of its readers. */
    static final class World {
        /** Whether sizes are told, as since Linux 6.2. */
        private final boolean hasSizes;

        private int deniedPid = -1;
        private int goneInMidRead = -1;
        private long descriptorsRead;
        private long directoriesRead;
        private long deniedReads;

        World(final boolean hasSizes) {
            this.hasSizes = hasSizes;
        }

        /** The descriptors of a process may not be read; -1 for none. */
        void deny(final int pid) {
            deniedPid = pid;
        }

        /** A process ends when its second descriptor is read; -1 for none. */
        void endInMidRead(final int pid) {
            goneInMidRead = pid;
        }

        long descriptorsRead() {
            return descriptorsRead;
        }

        long directoriesRead() {
            return directoriesRead;
        }

        long deniedReads() {
            return deniedReads;
        }
    }

    private final World world;
    private final ProcReader reader;
    private final byte[] stat = new byte[StartTime.STAT_LENGTH];
    private long counted;

    ProcLikeReader(final World world, final ProcReader reader) {
        this.world = world;
        this.reader = reader;
    }

    @Override
    public Outcome readProcesses(final IntConsumer handler) {
        return reader.readProcesses(handler);
    }

    @Override
    public Outcome readStatus(final int pid, final DirectoryStatus into) {
        final Outcome outcome = reader.readStatus(pid, into);
        into.inode = StartTime.of(stat, Math.max(0, reader.readFile(pid, ProcFile.STAT, stat)));
        into.modifiedNanos = 1;
        into.uid = pid == world.deniedPid ? 0 : 1;
        counted = 0;
        if (world.hasSizes) {
            reader.readDescriptors(pid, 0, new Counter());
        }
        into.size = counted;
        return outcome;
    }

    private final class Counter implements DescriptorHandler {
        @Override
        public boolean onDescriptor(final int fd, final long inode) {
            counted++;
            return true;
        }

        @Override
        public boolean onMore(final long position) {
            return false;
        }

        @Override
        public void onUnreadable() {
            counted++;
        }
    }

    @Override
    public Outcome readDescriptors(final int pid, final long from, final DescriptorHandler handler) {
        if (pid == world.deniedPid) {
            world.deniedReads++;
            return Outcome.DENIED;
        }
        world.directoriesRead++;
        final long[] told = {0};
        final Outcome outcome = reader.readDescriptors(pid, from, new DescriptorHandler() {
            @Override
            public boolean onDescriptor(final int fd, final long inode) {
                world.descriptorsRead++;
                return (pid != world.goneInMidRead || ++told[0] < 2) && handler.onDescriptor(fd, inode);
            }

            @Override
            public boolean onMore(final long position) {
                return handler.onMore(position);
            }

            @Override
            public void onUnreadable() {
                handler.onUnreadable();
            }
        });
        return pid == world.goneInMidRead ? Outcome.GONE : outcome;
    }

    @Override
    public Outcome readThreadDescriptors(final int pid, final int thread, final DescriptorHandler handler) {
        return reader.readThreadDescriptors(pid, thread, handler);
    }

    @Override
    public Outcome readThreads(final int pid, final IntConsumer handler) {
        return reader.readThreads(pid, handler);
    }

    @Override
    public Comparison compareTables(final int one, final int other) {
        return reader.compareTables(one, other);
    }

    @Override
    public int readFile(final int pid, final ProcFile file, final byte[] into) {
        return reader.readFile(pid, file, into);
    }

    @Override
    public long systemCalls() {
        return reader.systemCalls();
    }

    @Override
    public void close() {
        reader.close();
    }
}
