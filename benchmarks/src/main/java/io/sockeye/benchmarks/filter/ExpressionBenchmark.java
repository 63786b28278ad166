package io.sockeye.benchmarks.filter;

import java.util.function.Predicate;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

import io.sockeye.benchmarks.support.SocketBenchmark;
import io.sockeye.benchmarks.support.SyntheticSocket;
import io.sockeye.collector.condition.NoNames;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.Filter;
import io.sockeye.collector.filter.RowFilter;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.SocketRecord;

/** How long does it take to tell whether a row is what a filter's expression says? */
public class ExpressionBenchmark extends SocketBenchmark {
    private static final int ESTABLISHED = 1;
    private static final int LISTEN = 10;

    /** What is asked, and the same of a row in plain Java. */
    public enum Question {
        /** One condition of ss's. */
        PORT("dport gt 40000", row -> row.remotePort() > 40_000),
        /** One condition on a field. */
        FIELD("recvq gt 0", row -> row.state() != LISTEN && Long.compareUnsigned(row.recvQueue(), 0) > 0),
        /** Five conditions. */
        MANY(
                "state established and (dport lt 30000 or sport gt 50000) and not uid = 0 and family = inet",
                row -> row.state() == ESTABLISHED
                        && (row.remotePort() < 30_000 || row.localPort() > 50_000)
                        && row.uid() != 0
                        && row.family() == Family.INET.number());

        private final String text;
        private final Predicate<SocketRecord> meaning;

        Question(final String text, final Predicate<SocketRecord> meaning) {
            this.text = text;
            this.meaning = meaning;
        }
    }

    @Param({"PORT", "FIELD", "MANY"})
    private Question question;

    private final SocketRecord socket = new SocketRecord();
    private final Row row = new Row();
    private RowBatch[] batches;
    private RowFilter<Row> filter;

    /** Made by JMH. */
    public ExpressionBenchmark() {}

    /**
     * Make the rows, and check that both variants want the same of them.
     *
     * @throws ExpressionException never, as the questions are right.
     */
    @Setup
    public void setUp() throws ExpressionException {
        filter = Filter.of(SocketFields.LIST, question.text, new NoNames()).bind(Joins.NONE);
        batches = new RowBatch[batches()];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new RowBatch(SocketRecord.LENGTH, ROWS);
            for (int k = 0; k < ROWS; k++) {
                SyntheticSocket.of(k % 4 == 0 ? Family.INET6 : Family.INET, i * ROWS + k)
                        .fill(batches[i].append(socket));
            }
        }
        int wanted = 0;
        int naivelyWanted = 0;
        for (int i = 0; i < batches.length; i++) {
            wanted += matches();
        }
        for (int i = 0; i < batches.length; i++) {
            naivelyWanted += naivePredicate();
        }
        requireEqual(naivelyWanted, wanted, "wanted rows");
    }

    /** What a filtered listing does. */
    @Benchmark
    public int matches() {
        final RowBatch batch = batches[nextBatch()];
        int count = 0;
        for (int i = 0; i < ROWS; i++) {
            if (filter.matches(batch.get(i, row))) {
                count++;
            }
        }
        return count;
    }

    /** The floor: the same, written out in Java. */
    @Benchmark
    public int naivePredicate() {
        final RowBatch batch = batches[nextBatch()];
        int count = 0;
        for (int i = 0; i < ROWS; i++) {
            if (question.meaning.test(batch.get(i, socket))) {
                count++;
            }
        }
        return count;
    }
}
