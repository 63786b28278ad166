package io.sockeye.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.sockeye.collector.cost.SourceCounters;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.source.ChosenSource;
import io.sockeye.collector.text.ProcRoot;

/**
 * The sockets of this host, or of another /proc: the way in for a program that wants to know about them.
 *
 * {@snippet :
 * try (Sockets sockets = Sockets.open()) {
 *     final DumpResult result = sockets.query()
 *             .protocols(Protocol.TCP)
 *             .select(Selection.LISTENING)
 *             .forEach(row -> System.out.println(row.localAddressText() + " " + row.localPort()));
 * }
 * }
 *
 * <p>Made to be kept: it opens a netlink socket and takes its buffers when it is first asked, and uses the same ones
 * again for each query. A query allocates some objects, a row none. Threads that a query starts are gone when it
 * returns. {@link #close()} closes all that was opened.
 *
 * <p>Netlink is asked first, which costs least and tells most in a process that lives on; what it cannot give here
 * comes from /proc. {@link DumpResult} says which one served. What this sees is the network namespace of the thread
 * that asks first.
 *
 * <p><b>JVM options.</b> {@code --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED} is needed in any case: rows lie
 * outside the heap and are read by Agrona through the JVM's own memory access. Without it {@link #open()} throws a
 * {@link JvmOptionException}, whose message has the option. {@code --enable-native-access=ALL-UNNAMED} is needed for
 * netlink. Without it all that /proc tells comes from there, and a result says why; MPTCP and DCCP, cookies, backlogs,
 * interfaces and {@code tcp_info} are not in /proc. On the module path it is {@code org.agrona} that memory is opened
 * to, and {@code io.sockeye.linux} that may call native code.
 *
 * <p><b>Threads.</b> Any number of threads may call: their queries are served one after the other, each waiting until
 * the one before is done. A call from within the action or the sink of a query that is running, on whatever thread that
 * is called, is an {@link IllegalStateException}. {@link #close()} waits as a query does; queries after it are an
 * {@link IllegalStateException}.
 */
public final class Sockets implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final ProcRoot root;
    private final ChosenSource source;
    private final int threads;

    /** Of the query that is running; written under the lock, and read by who may be one of its threads. */
    private volatile List<QuerySink> running = List.of();
    /** Guarded by the lock. */
    private boolean isClosed;

    /**
     * Ready to be asked; nothing is opened yet.
     *
     * @param choice  of the source.
     * @param root    where /proc is.
     * @param threads that a query may use.
     */
    Sockets(final SourceChoice choice, final ProcRoot root, final int threads) {
        this.root = root;
        this.threads = threads;
        source = new ChosenSource(choice, root);
    }

    /**
     * The sockets of this system, from netlink and /proc.
     *
     * @return ready to be asked; nothing is opened yet.
     * @throws JvmOptionException if this JVM was started without an option that is needed.
     */
    public static Sockets open() {
        return builder().openSystem();
    }

    /**
     * Sockets from a source that is chosen.
     *
     * @return a builder, with what {@link #open()} has.
     */
    public static SocketsBuilder builder() {
        return new SocketsBuilder();
    }

    /**
     * Begin a question.
     *
     * @return a query for all Internet sockets, of both families and in all states, which can be narrowed down and then
     *     asked any number of times.
     */
    public Query query() {
        return new Query(this);
    }

    /**
     * What was done so far, in all queries.
     *
     * @return a sum, not updated any more.
     * @throws IllegalStateException if this is called from within a query.
     */
    public SourceCounters counters() {
        enter();
        try {
            return source.counters();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Close all that was opened, once the query that is running is done. Does nothing the second time.
     *
     * @throws IllegalStateException if this is called from within a query.
     */
    @Override
    public void close() {
        enter();
        try {
            if (!isClosed) {
                isClosed = true;
                source.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many threads a query may use} */
    int threads() {
        return threads;
    }

    /**
     * Ask a query.
     *
     * @param query to ask.
     * @param sinks of its rows; no more than there may be threads are used.
     * @return how it ended.
     * @throws IOException if reading failed.
     */
    DumpResult collect(final Query query, final List<? extends RowSink> sinks) throws IOException {
        enter();
        try {
            requireOpen();
            return run(query, sinks);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ask a query, with the processes that hold the sockets.
     *
     * @param query  to ask.
     * @param action on each row.
     * @return how it ended.
     * @throws IOException if reading failed.
     */
    DumpResult collect(final Query query, final OwnedRowAction action) throws IOException {
        enter();
        try {
            requireOpen();
            try (ProcessIndex processes = ProcessIndex.scan(Path.of(root.directory()), false, threads)) {
                final SocketOwners owners = new SocketOwners(processes);
                return run(query, List.of(new EachRow(row -> action.accept(row, owners.of(row)))));
            }
        } finally {
            lock.unlock();
        }
    }

    private DumpResult run(final Query query, final List<? extends RowSink> sinks) throws IOException {
        final List<QuerySink> used = new ArrayList<>();
        for (final RowSink sink : sinks.subList(0, Math.min(sinks.size(), threads))) {
            used.add(new QuerySink(sink));
        }
        running = used;
        try {
            return new QueryRun(query, source, used).all();
        } finally {
            running = List.of();
        }
    }

    /** Wait for our turn, unless it is one that would never come. */
    private void enter() {
        final Thread current = Thread.currentThread();
        boolean isWithin = lock.isHeldByCurrentThread();
        for (final QuerySink sink : running) {
            isWithin |= sink.isOn(current);
        }
        if (isWithin) {
            throw new IllegalStateException("called from within a query that is not done yet");
        }
        lock.lock();
    }

    private void requireOpen() {
        if (isClosed) {
            throw new IllegalStateException("closed");
        }
    }
}
