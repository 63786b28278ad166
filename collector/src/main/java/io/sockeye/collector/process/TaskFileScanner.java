package io.sockeye.collector.process;

import java.io.IOException;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.bpf.TaskFileSockets;
import io.sockeye.linux.memory.OffHeap;

/**
 * Tells a scanner the socket descriptors that the kernel's own walk over all processes gives. One scanner at a time;
 * another may go on where the one before got stuck.
 */
final class TaskFileScanner implements ScanTask, AutoCloseable {
    private static final int NO_PROCESS = -1;

    private final TaskFileSockets descriptors;
    private final UnsafeBuffer records = OffHeap.allocate(TaskFileSockets.READ_LENGTH);
    private int length;
    /** Of the record that is told next. */
    private int offset;

    private int pid = NO_PROCESS;
    private boolean leftOut;
    private volatile boolean stopped;

    /**
     * Nothing is told yet.
     *
     * @param descriptors as the kernel walks them.
     */
    TaskFileScanner(final TaskFileSockets descriptors) {
        this.descriptors = descriptors;
    }

    /**
     * Walk to the end.
     *
     * @param scanner to be told.
     * @throws IOException if the walk is broken off.
     */
    @Override
    public void scan(final ProcessScanner scanner) throws IOException {
        do {
            while (offset < length && !stopped) {
                accept(scanner);
                offset += TaskFileSockets.RECORD_LENGTH;
            }
            length = stopped ? 0 : descriptors.read(records, records.capacity());
            offset = 0;
        } while (length > 0);
        if (pid != NO_PROCESS) {
            scanner.end();
        }
    }

    private void accept(final ProcessScanner scanner) {
        final int process = records.getInt(offset + TaskFileSockets.PID_OFFSET);
        if (process != pid) {
            if (pid != NO_PROCESS) {
                scanner.end();
            }
            pid = process;
            scanner.begin(process);
            leftOut = false;
        }
        if (!leftOut) {
            leftOut = !scanner.onDescriptor(
                    records.getInt(offset + TaskFileSockets.FD_OFFSET),
                    records.getLong(offset + TaskFileSockets.INODE_OFFSET));
        }
    }

    /** Nothing of the process has been told yet: it is stuck at the name, which is read first. */
    @Override
    public void onStuck(final int process, final long position) {
        pid = NO_PROCESS;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {
        OffHeap.free(records);
    }
}
