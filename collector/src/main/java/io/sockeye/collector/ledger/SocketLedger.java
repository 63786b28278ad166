package io.sockeye.collector.ledger;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.sockdiag.TcpInfo;

/**
 * Compares looks at all sockets: which came, which went, and what those that stay have sent and received. A look is a
 * dump of each protocol; its rows come by {@link #onRows}, all of them, and then {@link #finish(int)} tells what was
 * not among them.
 *
 * <p>A socket is known by its cookie, for all its life, whatever its state and addresses become; where a row has none,
 * as it came from /proc, by protocol and inode. Rows with neither, such as connections of /proc that no process holds
 * any more, are not followed. Nor is what is no full socket: what is in TIME_WAIT, also by the name of FIN_WAIT2, and
 * what is in SYN_RECV. A connection that goes to TIME_WAIT is closed. Who changes from one source to the other {@link
 * #forget() forgets}: else each socket would be closed and opened.
 *
 * <p>A dump of a live kernel can miss a socket that stays. So a TCP connection that is missing is asked for by its
 * addresses and cookie, and is closed only if the kernel says that it is gone. What cannot be asked for (listeners that
 * share a port, UDP and all else, and anything without a cookie), and what nobody answers, waits: it is closed if the
 * next look at its protocol is without it too. The same holds for what exceeds {@link #MOST_QUESTIONS} in one look.
 *
 * <p>Memory: 32 MiB for 400,000 sockets, outside the heap; see {@link #capacityBytes()}. It grows with the most sockets
 * that there were at a time, and never shrinks. Nothing is allocated for a row or a look once it has grown. {@link
 * #close()} frees it.
 *
 * <p>Threads: rows may come from several threads at the same time, whichever brings which. A batch holds the ledger
 * while it is taken, ten microseconds of the 200 to 600 that a dump needs for it. Tables of their own for threads would
 * not do: a socket changes its shard with its ports and with the number of threads, and in /proc at will. All else is
 * confined to one thread, which finishes a look when all of its rows have come.
 */
public final class SocketLedger implements RowSink, AutoCloseable {
    /** Sockets that the kernel is asked for after one look, a quarter of a second's work. */
    public static final int MOST_QUESTIONS = 1 << 17;
    /** What a look was whole of, if it was of all. */
    public static final int ALL_PROTOCOLS = -1;

    static final int UNKNOWN = -1;

    /** Rows whose cache misses overlap: their lines fit in the first cache. */
    private static final int BLOCK = 64;

    private static final int TCP = Protocol.TCP.code();
    /** Of a {@code tcp_info} that has both counts of bytes, in bytes. */
    private static final int LEAST_INFO = TcpInfo.TCPI_BYTES_RECEIVED_OFFSET + Long.BYTES;

    private final LedgerTable table = new LedgerTable();
    private final LedgerCounts counts = new LedgerCounts();
    private final LedgerEntry entry = new LedgerEntry(table);
    private final SocketRecord row = new SocketRecord();
    private final long[] keys = new long[BLOCK];
    private final int[] rows = new int[BLOCK];
    private final long[] hashes = new long[BLOCK];
    private final int[] found = new int[BLOCK];
    private final LedgerHandler handler;
    private final MissingSockets missing;

    /** Protocols that a whole look was taken at, bits by their codes. */
    private int settled;

    /**
     * A ledger that takes dumps at their word: a TCP connection that a look is without is closed at once.
     *
     * @param handler to be told of sockets.
     */
    public SocketLedger(final LedgerHandler handler) {
        this(handler, null);
    }

    /**
     * A ledger that asks for TCP connections before it calls them closed.
     *
     * @param handler to be told of sockets.
     * @param witness to ask, the caller's to close; null to take dumps at their word.
     */
    public SocketLedger(final LedgerHandler handler, final SocketWitness witness) {
        this(handler, witness, MOST_QUESTIONS);
    }

    /** A ledger with a limit of its own, so that a test can reach it. */
    SocketLedger(final LedgerHandler handler, final SocketWitness witness, final int mostQuestions) {
        this.handler = handler;
        missing = new MissingSockets(table, counts, entry, handler, witness, mostQuestions);
    }

    /** {@return what was counted} */
    public LedgerCounts counts() {
        return counts;
    }

    /** {@return memory outside the heap, in bytes} */
    public long capacityBytes() {
        return table.capacityBytes();
    }

    @Override
    public synchronized boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        int taken = 0;
        for (int i = 0; i < count; i++) {
            final long key = keyOf(batch.get(i, row));
            if (key != SocketKey.NONE) {
                keys[taken] = key;
                rows[taken] = i;
                taken++;
                if (taken == BLOCK) {
                    take(batch, taken);
                    taken = 0;
                }
            }
        }
        take(batch, taken);
        return true;
    }

    /** Nothing is counted: whoever runs the source tells of them. */
    @Override
    public void onMalformed(final String what, final long position) {}

    private long keyOf(final SocketRecord socket) {
        if (!SocketKey.isFull(socket)) {
            return SocketKey.NONE;
        }
        final long key = SocketKey.of(socket);
        if (key == SocketKey.NONE) {
            counts.untracked++;
        }
        return key;
    }

    private void take(final RowBatch batch, final int count) {
        table.locate(keys, hashes, found, count);
        for (int i = 0; i < count; i++) {
            final long key = keys[i];
            int number = found[i];
            if (number == LedgerTable.NONE || table.key(number) != key) {
                number = table.find(key, hashes[i]);
            }
            batch.get(rows[i], row);
            if (number == LedgerTable.NONE) {
                open(key, hashes[i]);
            } else {
                see(number);
            }
        }
    }

    private void open(final long key, final long hash) {
        final int number = table.add(key, hash);
        final long acked = bytes(TcpInfo.TCPI_BYTES_ACKED_OFFSET);
        final long received = bytes(TcpInfo.TCPI_BYTES_RECEIVED_OFFSET);
        table.word(number, LedgerTable.wordOf(row));
        table.bytes(number, acked, received);
        table.addresses(number, row);
        table.label(number, 0);
        table.see(number);
        counts.tracked++;
        if ((settled >>> row.protocol() & 1) == 0) {
            handler.onFirst(entry.at(number), row);
        } else {
            counts.opened++;
            handler.onOpened(entry.at(number, Math.max(acked, 0), Math.max(received, 0)), row);
        }
    }

    private void see(final int number) {
        if (!table.see(number)) {
            counts.repeated++;
            return;
        }
        final long acked = bytes(TcpInfo.TCPI_BYTES_ACKED_OFFSET);
        final long received = bytes(TcpInfo.TCPI_BYTES_RECEIVED_OFFSET);
        final long ackedBefore = table.acked(number);
        final long receivedBefore = table.received(number);
        final long word = LedgerTable.wordOf(row);
        // A TCP socket keeps its addresses while it is connected. One that is disconnected and connected again has
        // another port, unless it asked for that one, and counts its bytes from 0.
        final boolean isAnew = acked < ackedBefore || received < receivedBefore;
        if (table.word(number) != word || isAnew || row.protocol() != TCP) {
            change(number, word);
        }
        if (acked != ackedBefore || received != receivedBefore) {
            table.bytes(number, acked, received);
        }
        handler.onSeen(entry.at(number, since(ackedBefore, acked), since(receivedBefore, received)), row);
    }

    private void change(final int number, final long word) {
        if ((table.flags(number) & LedgerTable.WAITING) != 0) {
            counts.waiting--;
        }
        table.word(number, word);
        table.addresses(number, row);
    }

    /** A number of the row's {@code tcp_info}, -1 if it has none. */
    private long bytes(final int field) {
        if (!row.hasDetails() || row.getShort(RowLayout.INFO_LENGTH_OFFSET) < LEAST_INFO) {
            return UNKNOWN;
        }
        return row.getLong(RowLayout.INFO_OFFSET + field);
    }

    private static long since(final long before, final long now) {
        if (before < 0 || now < 0) {
            return 0;
        }
        return now < before ? now : now - before;
    }

    /**
     * All rows of a look have come: find what is closed.
     *
     * @param whole whether the look was whole. Of one that was not, as a dump was interrupted, failed or lost
     *              something, nothing is closed, and what it is without is neither asked for nor waits; what it has
     *              brought is seen or opened all the same.
     */
    public void finish(final boolean whole) {
        finish(whole ? ALL_PROTOCOLS : 0);
    }

    /**
     * All rows of a look have come: find what is closed.
     *
     * @param whole which protocols the look was whole of, bits of {@code 1 << Protocol.code()}, or {@link
     *              #ALL_PROTOCOLS}. Sockets of the others are left as they are, unless they were seen. Until a look was
     *              whole of a protocol none of its sockets counts as opened.
     */
    public synchronized void finish(final int whole) {
        missing.finish(whole);
        settled |= whole;
    }

    /**
     * Forget all sockets, without closing them: the next look is a first one again. Counts and memory stay.
     */
    public synchronized void forget() {
        missing.forget();
        settled = 0;
        counts.tracked = 0;
        counts.waiting = 0;
    }

    /**
     * Whether a socket is in the ledger.
     *
     * @param cookie of the kernel, not 0.
     * @return whether a look has brought it, and it is not closed.
     */
    public synchronized boolean isTracked(final long cookie) {
        return table.find(cookie, SocketKey.hash(cookie)) != LedgerTable.NONE;
    }

    /** Free the memory; it must not be used any more. */
    @Override
    public synchronized void close() {
        table.close();
    }
}
