package io.sockeye.collector.process;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.bpf.TaskFileSockets;

/**
 * Tells a scanner the socket descriptors that the kernel's own walk over all processes gives. Confined to one thread.
 */
final class TaskFileScanner {
    private static final int NO_PROCESS = -1;

    private final ProcessScanner scanner;
    private int pid = NO_PROCESS;
    private boolean leftOut;

    /**
     * Nothing is told yet.
     *
     * @param scanner to be told.
     */
    TaskFileScanner(final ProcessScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Walk to the end.
     *
     * @param descriptors as the kernel walks them.
     * @throws IOException if the walk is broken off.
     */
    void scan(final TaskFileSockets descriptors) throws IOException {
        final ByteBuffer memory = ByteBuffer.allocateDirect(TaskFileSockets.READ_LENGTH);
        try {
            final UnsafeBuffer records = new UnsafeBuffer(memory);
            int length = descriptors.read(records, records.capacity());
            while (length > 0) {
                accept(records, length);
                length = descriptors.read(records, records.capacity());
            }
            if (pid != NO_PROCESS) {
                scanner.end();
            }
        } finally {
            BufferUtil.free(memory);
        }
    }

    private void accept(final UnsafeBuffer records, final int length) {
        for (int offset = 0; offset < length; offset += TaskFileSockets.RECORD_LENGTH) {
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
    }
}
