package io.sockeye.collector.ledger;

import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;

/**
 * Finds the sockets that a look was without, and decides of each: closed, there all the same, or to be looked for in
 * the next look. Confined to one thread at a time.
 *
 * <p>An entry that the look has brought has its mark, one of two that take turns, so that nothing need be written to
 * those that stay. One that was not brought has none from the end of the look on.
 */
final class MissingSockets {
    /** Questions that are put together. */
    private static final int BATCH = 256;

    private static final int MARKS = 3;
    private static final int FIRST_MARK = 1;
    /** Flag of an entry that the last whole look was without. */
    private static final int WAITING = 4;

    private final RowBatch questions = new RowBatch(SocketRecord.LENGTH, BATCH);
    private final int[] asked = new int[BATCH];
    private final SocketWitness.Answer[] answers = new SocketWitness.Answer[BATCH];
    private final SocketRecord question = new SocketRecord();
    private final LedgerTable table;
    private final LedgerCounts counts;
    private final LedgerEntry entry;
    private final LedgerHandler handler;
    private final SocketWitness witness;
    private final int mostQuestions;

    private int mark = FIRST_MARK;
    private int questionsLeft;

    MissingSockets(
            final LedgerTable table,
            final LedgerCounts counts,
            final LedgerEntry entry,
            final LedgerHandler handler,
            final SocketWitness witness,
            final int mostQuestions) {
        this.table = table;
        this.counts = counts;
        this.entry = entry;
        this.handler = handler;
        this.witness = witness;
        this.mostQuestions = mostQuestions;
    }

    /** {@return the flags of an entry that the look at hand has brought} */
    int seen() {
        return LedgerTable.USED | mark;
    }

    /** An entry with some flags was found by the look at hand. */
    void found(final int flags) {
        counts.waiting -= (flags & WAITING) >>> 2;
    }

    /** The look has ended. */
    void finish(final int whole) {
        questionsLeft = mostQuestions;
        final int seen = seen();
        final int numbers = table.numbers();
        for (int number = 0; number < numbers; number++) {
            final int flags = table.flags(number);
            if (flags != seen && flags != 0) {
                decide(number, flags, whole);
            }
        }
        ask();
        mark = MARKS - mark;
    }

    private void decide(final int number, final int flags, final int whole) {
        final int protocol = table.word(number, RowLayout.PROTOCOL_OFFSET);
        if ((whole >>> protocol & 1) == 0) {
            table.flags(number, flags & ~MARKS);
            return;
        }
        final int state = table.word(number, RowLayout.STATE_OFFSET);
        if (witness == null && SocketKey.isConnection(protocol, state)) {
            close(number, flags);
        } else if (questionsLeft > 0 && SocketKey.isAskable(table.key(number), protocol, state)) {
            questionsLeft--;
            asked[questions.count()] = number;
            entry.at(number).fill(questions.append(question));
            if (questions.isFull()) {
                ask();
            }
        } else {
            await(number, flags);
        }
    }

    /** Of a socket nobody can say whether it is there: once is no proof. */
    private void await(final int number, final int flags) {
        if ((flags & WAITING) != 0) {
            close(number, flags);
        } else {
            table.flags(number, LedgerTable.USED | WAITING);
            counts.waiting++;
        }
    }

    private void close(final int number, final int flags) {
        found(flags);
        counts.closed++;
        counts.tracked--;
        handler.onClosed(entry.at(number));
        table.remove(number);
    }

    private void ask() {
        final int count = questions.count();
        if (count == 0) {
            return;
        }
        counts.asked += count;
        witness.ask(questions, answers);
        questions.reset();
        for (int i = 0; i < count; i++) {
            answer(asked[i], answers[i]);
        }
    }

    private void answer(final int number, final SocketWitness.Answer answer) {
        final int flags = table.flags(number);
        switch (answer) {
            case THERE:
                found(flags);
                table.flags(number, seen());
                counts.missed++;
                handler.onMissed(entry.at(number));
                break;
            case GONE:
                close(number, flags);
                break;
            default:
                counts.unanswered++;
                await(number, flags);
                break;
        }
    }

    /** Remove all entries. */
    void forget() {
        final int numbers = table.numbers();
        for (int number = 0; number < numbers; number++) {
            if (table.flags(number) != 0) {
                table.remove(number);
            }
        }
    }
}
