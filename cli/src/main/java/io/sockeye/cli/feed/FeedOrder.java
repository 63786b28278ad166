package io.sockeye.cli.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.table.LimitStage;
import io.sockeye.collector.table.SortKey;
import io.sockeye.collector.table.SortStage;

/**
 * In which order rows come, {@code --sort}, and how many, {@code --limit}: a stage for each thread. Confined to the
 * thread that feeds; each stage to its own.
 */
public final class FeedOrder {
    private final List<SortKey> keys;
    private final int limit;
    private final AtomicLong left = new AtomicLong();
    private final List<SortStage> stages = new ArrayList<>();

    private FeedOrder(final List<SortKey> keys, final int limit) {
        this.keys = keys;
        this.limit = limit;
    }

    /** {@return rows as they come, and all of them} */
    public static FeedOrder none() {
        return new FeedOrder(List.of(), NetstatOptions.NO_LIMIT);
    }

    /**
     * What options ask for.
     *
     * @param list    of the rows' fields.
     * @param options that were given.
     * @return the order.
     * @throws UsageException if there is no field of a name, or it cannot be sorted by.
     */
    public static FeedOrder of(final FieldList list, final NetstatOptions options) throws UsageException {
        final List<SortKey> keys = new ArrayList<>();
        final String names = options.sort();
        int start = 0;
        while (names != null && start <= names.length()) {
            final int comma = names.indexOf(',', start);
            final int end = comma < 0 ? names.length() : comma;
            keys.add(key(list, names.substring(start, end), keys));
            start = end + 1;
        }
        return new FeedOrder(keys, options.limit());
    }

    private static SortKey key(final FieldList list, final String word, final List<SortKey> others)
            throws UsageException {
        final boolean isDescending = word.startsWith("-");
        final Field field = FieldNames.find(list, isDescending ? word.substring(1) : word);
        if (!SortKey.isSortable(field)) {
            throw new UsageException("field '" + field + "' is a list, by which rows cannot be sorted");
        }
        for (final SortKey other : others) {
            if (other.field() == field) {
                throw new UsageException("--sort: field '" + field + "' is named twice");
            }
        }
        return new SortKey(field, isDescending);
    }

    /** {@return the fields that rows are sorted by} */
    List<Field> fields() {
        final List<Field> fields = new ArrayList<>();
        for (final SortKey key : keys) {
            fields.add(key.field());
        }
        return fields;
    }

    /** {@return whether rows are handed on at the end, by the thread that feeds} */
    boolean sorts() {
        return !keys.isEmpty();
    }

    /** Another round begins. */
    void begin() {
        left.set(limit);
    }

    /**
     * What rows of a thread go through.
     *
     * @param sink of the thread; null of one that hands on nothing, as another takes over its rows.
     * @param own  what is joined to rows; that thread's alone.
     * @return the first sink; the given one where there is no order and no limit.
     */
    RowSink before(final RowSink sink, final ListingJoins own) {
        if (sorts()) {
            final SortStage stage = new SortStage(keys, limit, own, sink);
            stages.add(stage);
            return stage;
        }
        return limit == NetstatOptions.NO_LIMIT ? sink : new LimitStage(left, sink);
    }

    /** {@return whether no more rows are wanted} */
    boolean isFull() {
        return !sorts() && limit != NetstatOptions.NO_LIMIT && left.get() <= 0;
    }

    /** All rows have come: hand on those that were kept. */
    void finish() {
        for (int i = 1; i < stages.size(); i++) {
            stages.get(0).take(stages.get(i));
        }
        if (sorts() && !stages.isEmpty()) {
            stages.get(0).finish();
        }
    }
}
