package io.sockeye.collector;

import java.nio.charset.StandardCharsets;

import io.sockeye.collector.process.InodeIndex;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.record.SocketRecord;

/**
 * The processes that hold the socket of the row at hand, as they were when the query began. A cursor: who does not ask
 * pays nothing. Confined to one thread.
 */
public final class SocketOwners {
    /** What {@link #pid()} answers where no process is known. */
    public static final int NONE = -1;

    /** Tells of one descriptor that refers to a socket. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * One descriptor. A process may hold several.
         *
         * @param pid of the process.
         * @param fd  number of the descriptor in that process.
         */
        void onOwner(int pid, int fd);
    }

    private final ProcessIndex processes;
    private long inode;

    /**
     * Owners of no socket yet.
     *
     * @param processes that hold sockets.
     */
    SocketOwners(final ProcessIndex processes) {
        this.processes = processes;
    }

    /** Go to the socket of a row. */
    SocketOwners of(final SocketRecord row) {
        inode = row.inode();
        return this;
    }

    /** {@return id of the first process that holds the socket, as netstat names it, or {@link #NONE}} */
    public int pid() {
        final int pid = processes.firstOwner(inode);
        return pid == InodeIndex.NO_OWNER ? NONE : pid;
    }

    /**
     * Name of the first process that holds the socket, as it wrote it itself, taken as UTF-8. It may hold control
     * characters, and must be escaped before it is shown.
     *
     * @return a new text; empty where no process is known.
     */
    public String processName() {
        return processName(pid());
    }

    /**
     * Name of a process that holds sockets, as {@link #processName()}.
     *
     * @param pid of the process.
     * @return a new text; empty where none of that id is known.
     */
    public String processName(final int pid) {
        return pid == NONE || !processes.isKnown(pid) ? "" : new String(processes.name(pid), StandardCharsets.UTF_8);
    }

    /**
     * Visit every descriptor that refers to the socket, by ascending process id.
     *
     * @param visitor to be told of them.
     * @return how many there are.
     */
    public int visit(final Visitor visitor) {
        return processes.owners(inode, visitor::onOwner);
    }
}
