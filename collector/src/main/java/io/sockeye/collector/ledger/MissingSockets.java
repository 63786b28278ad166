package io.sockeye.collector.ledger;

import io.sockeye.collector.query.SocketWitness;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowLayout;
import io.sockeye.collector.record.SocketRecord;

/**
 * Finds the sockets that a look was without, and decides of each: closed, there all the same, or to be looked for in
 * the next look. Confined to one thread at a time.
 */
final class MissingSockets {
    /** Questions that are put together. */
    private static final int BATCH = 256;

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

    /** The look has ended. */
    void finish(final int whole) {
        questionsLeft = mostQuestions;
        int number = table.nextUnseen(0);
        while (number != LedgerTable.NONE) {
            if (table.flags(number) != 0) {
                decide(number, whole);
            }
            number = table.nextUnseen(number + 1);
        }
        ask();
        table.endLook();
    }

    private void decide(final int number, final int whole) {
        final int protocol = table.word(number, RowLayout.PROTOCOL_OFFSET);
        if ((whole >>> protocol & 1) == 0) {
            return;
        }
        final int state = table.word(number, RowLayout.STATE_OFFSET);
        if (witness == null && SocketKey.isConnection(protocol, state)) {
            close(number);
        } else if (questionsLeft > 0 && SocketKey.isAskable(table.key(number), protocol, state)) {
            questionsLeft--;
            asked[questions.count()] = number;
            entry.at(number).fill(questions.append(question));
            if (questions.isFull()) {
                ask();
            }
        } else {
            await(number);
        }
    }

    /** Of a socket nobody can say whether it is there: once is no proof. */
    private void await(final int number) {
        if (isWaiting(number)) {
            close(number);
        } else {
            table.flags(number, LedgerTable.USED | LedgerTable.WAITING);
            counts.waiting++;
        }
    }

    private boolean isWaiting(final int number) {
        return (table.flags(number) & LedgerTable.WAITING) != 0;
    }

    private void stopWaiting(final int number) {
        if (isWaiting(number)) {
            table.flags(number, LedgerTable.USED);
            counts.waiting--;
        }
    }

    private void close(final int number) {
        stopWaiting(number);
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
        switch (answer) {
            case THERE:
                stopWaiting(number);
                counts.missed++;
                handler.onMissed(entry.at(number));
                break;
            case GONE:
                close(number);
                break;
            default:
                counts.unanswered++;
                await(number);
                break;
        }
    }

    /** Remove all entries. */
    void forget() {
        table.endLook();
        final int numbers = table.numbers();
        for (int number = 0; number < numbers; number++) {
            if (table.flags(number) != 0) {
                table.remove(number);
            }
        }
    }
}
