package io.sockeye.cli.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.table.LimitStage;
import io.sockeye.collector.table.RowChain;
import io.sockeye.collector.table.SortKey;
import io.sockeye.collector.table.SortStage;

/**
 * In which order rows come, {@code --sort}, and how many, {@code --limit}: of each table for itself, which is sorted by
 * those fields that its rows have. Each thread has a stage. Confined to the thread that lists; each stage to its own.
 */
public final class FeedOrder {
    private final Map<String, List<SortKey>> keysByKind;
    private final int limit;
    private final AtomicLong left = new AtomicLong();
    private final List<SortStage> stages = new ArrayList<>();
    /** Of the table at hand. */
    private List<SortKey> keys = List.of();

    private boolean isLimited;

    private FeedOrder(final Map<String, List<SortKey>> keysByKind, final int limit) {
        this.keysByKind = keysByKind;
        this.limit = limit;
    }

    /** {@return rows as they come, and all of them} */
    public static FeedOrder none() {
        return new FeedOrder(Map.of(), NetstatOptions.NO_LIMIT);
    }

    /**
     * What options ask for.
     *
     * @param lists   of the fields of all kinds of rows that are listed.
     * @param options that were given.
     * @return the order.
     * @throws UsageException if no kind of rows has a field of a name, or it cannot be sorted by.
     */
    public static FeedOrder of(final List<FieldList> lists, final NetstatOptions options) throws UsageException {
        final Map<String, List<SortKey>> keysByKind = new HashMap<>();
        for (final FieldList list : lists) {
            keysByKind.put(list.kind(), new ArrayList<>());
        }
        final String names = options.sort();
        int start = 0;
        while (names != null && start <= names.length()) {
            final int comma = names.indexOf(',', start);
            final int end = comma < 0 ? names.length() : comma;
            addKeys(lists, names.substring(start, end), keysByKind);
            start = end + 1;
        }
        return new FeedOrder(keysByKind, options.limit());
    }

    private static void addKeys(
            final List<FieldList> lists, final String word, final Map<String, List<SortKey>> keysByKind)
            throws UsageException {
        final boolean isDescending = word.startsWith("-");
        final String name = isDescending ? word.substring(1) : word;
        boolean isKnown = false;
        for (final FieldList list : lists) {
            final Field field = list.find(name);
            if (field != null) {
                isKnown = true;
                addKey(keysByKind.get(list.kind()), field, isDescending);
            }
        }
        if (!isKnown) {
            throw unknown(lists, name);
        }
    }

    /** The nearest is told of the first kind of rows that has one. */
    private static UsageException unknown(final List<FieldList> lists, final String name) {
        List<String> nearest = List.of();
        for (final FieldList list : lists) {
            nearest = nearest.isEmpty() ? list.nearest(name) : nearest;
        }
        return FieldNames.unknown("field", name, nearest, FieldNames.ELSEWHERE);
    }

    private static void addKey(final List<SortKey> keys, final Field field, final boolean isDescending)
            throws UsageException {
        if (!SortKey.isSortable(field)) {
            throw new UsageException("field '" + field + "' is a list, by which rows cannot be sorted");
        }
        for (final SortKey other : keys) {
            if (other.field() == field) {
                throw new UsageException("--sort: field '" + field + "' is named twice");
            }
        }
        keys.add(new SortKey(field, isDescending));
    }

    /** {@return the fields that rows are sorted by, whatever their kind} */
    public List<Field> fields() {
        final List<Field> fields = new ArrayList<>();
        for (final List<SortKey> ofKind : keysByKind.values()) {
            for (final SortKey key : ofKind) {
                fields.add(key.field());
            }
        }
        return fields;
    }

    /**
     * A table begins.
     *
     * @param kind of its rows.
     */
    public void begin(final String kind) {
        clear();
        keys = keysByKind.getOrDefault(kind, List.of());
        isLimited = limit != NetstatOptions.NO_LIMIT;
        left.set(limit);
    }

    /** {@return whether rows are handed on at the end, to the sink of the first stage} */
    public boolean sorts() {
        return !keys.isEmpty();
    }

    /**
     * What rows of a thread go through.
     *
     * @param sink  of the thread.
     * @param chain which tells rows of one thing; that thread's alone.
     * @param own   what is joined to rows; that thread's alone.
     * @return the first sink; the given one where there is no order and no limit, and between tables.
     */
    public RowSink before(final RowSink sink, final RowChain chain, final Joins own) {
        if (sorts()) {
            final SortStage stage = new SortStage(keys, limit, chain, own, sink);
            stages.add(stage);
            return stage;
        }
        return isLimited ? new LimitStage(left, chain, sink) : sink;
    }

    /** {@return whether no more rows are wanted} */
    public boolean isFull() {
        return isLimited && !sorts() && left.get() <= 0;
    }

    /** All rows have come: hand on those that were kept. */
    public void finish() {
        for (int i = 1; i < stages.size(); i++) {
            stages.get(0).take(stages.get(i));
        }
        if (!stages.isEmpty()) {
            stages.get(0).finish();
        }
        clear();
    }

    /** Forget what was kept: there is no table. */
    public void clear() {
        for (final SortStage stage : stages) {
            stage.close();
        }
        stages.clear();
        keys = List.of();
        isLimited = false;
    }
}
