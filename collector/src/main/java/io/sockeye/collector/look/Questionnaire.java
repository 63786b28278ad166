package io.sockeye.collector.look;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.count.Counting;
import io.sockeye.collector.count.Groups;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.query.KernelCondition;
import io.sockeye.collector.record.RowSink;

/**
 * Questions that are answered together, in one pass over all sockets. Memory grows with groups, not with sockets; it
 * may be used for look after look. Confined to one thread, but for its sinks.
 */
public final class Questionnaire {
    /** Up to so many groups a question each thread counts exactly: ten megabytes or so. */
    private static final int MAX_EXACT_GROUPS = 100_000;

    /** With more questions nearly all sockets are of use to one, and the kernel would check each for nothing. */
    private static final int MAX_CONDITIONS = 3;

    private final List<SocketQuestion> questions;
    private final List<Counting> countings = new ArrayList<>();

    /**
     * A questionnaire.
     *
     * @param questions to be answered.
     */
    public Questionnaire(final List<SocketQuestion> questions) {
        this.questions = List.copyOf(questions);
        for (final SocketQuestion question : questions) {
            countings.add(new Counting(question.plan(), MAX_EXACT_GROUPS));
        }
    }

    /** {@return the fields whose values are counted, each once} */
    public List<Field> fields() {
        final List<Field> fields = new ArrayList<>();
        for (final SocketQuestion question : questions) {
            for (final Field field : question.plan().fields()) {
                if (!fields.contains(field)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** {@return what must be asked for by filters, bits of {@link io.sockeye.collector.field.Need}} */
    public int filterNeeds() {
        int needs = Need.BASE;
        for (final SocketQuestion question : questions) {
            needs |= question.filter().needs();
        }
        return needs;
    }

    /**
     * Whether a filter uses a field.
     *
     * @param name of the field.
     * @return whether its value decides.
     */
    public boolean filtersBy(final String name) {
        for (final SocketQuestion question : questions) {
            if (question.filter().uses(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return a condition on the sockets that are of use to any question, for a source that can check it} */
    public KernelCondition condition() {
        if (questions.size() > MAX_CONDITIONS) {
            return KernelCondition.ALWAYS;
        }
        final List<KernelCondition> parts = new ArrayList<>();
        for (final SocketQuestion question : questions) {
            parts.add(question.filter().kernel());
        }
        return parts.contains(KernelCondition.ALWAYS) ? KernelCondition.ALWAYS : new KernelCondition.AnyOf(parts);
    }

    /**
     * A sink for one thread's rows of all sockets.
     *
     * @param joins to ask for what is not in a row; that thread's own.
     * @return the sink, which leaves its batches as they are and allocates nothing once its groups are there.
     */
    public RowSink sink(final Joins joins) {
        final List<QuestionSink.Bound> bound = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            bound.add(new QuestionSink.Bound(
                    questions.get(i).filter().bind(joins), countings.get(i).counter(joins)));
        }
        return new QuestionSink(bound);
    }

    /**
     * All rows have come.
     *
     * @return the answers; the questionnaire is empty then.
     */
    public Map<SocketQuestion, Answer> finish() {
        final Map<SocketQuestion, Answer> answers = new LinkedHashMap<>();
        for (int i = 0; i < questions.size(); i++) {
            try (Groups groups = countings.get(i).finish(questions.get(i).kept())) {
                final GroupCollector collector =
                        new GroupCollector(countings.get(i).fields(), questions.get(i));
                groups.deliver(collector);
                answers.put(
                        questions.get(i),
                        new Answer(
                                List.copyOf(collector.groups()),
                                groups.rows(),
                                groups.groups() - collector.groups().size(),
                                groups.error()));
            }
        }
        return answers;
    }

    /** Nobody wants the answers: what was counted is given up. */
    public void abandon() {
        for (final Counting counting : countings) {
            counting.finish(1).close();
        }
    }
}
