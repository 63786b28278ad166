package io.sockeye.cli.serve.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.count.GroupKey;
import io.sockeye.collector.look.Answer;
import io.sockeye.collector.look.Group;

/**
 * Sockets by fields of one's own choice: the groups that have a series, and all others together. Confined to one
 * thread.
 */
public final class GroupMetrics {
    private static final String OTHERS = "other";

    private final String name;
    private final List<GroupKey> keys;
    private final String[] fields;
    private final GroupNames names;

    /**
     * No group yet.
     *
     * @param name  of what is grouped by, in the names of metrics: {@code sockeye_NAME_sockets}.
     * @param keys  whose fields' names are the labels.
     * @param names which groups have a series.
     */
    public GroupMetrics(final String name, final List<GroupKey> keys, final GroupNames names) {
        this.name = name;
        this.keys = List.copyOf(keys);
        fields = new String[keys.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = keys.get(i).field().name();
        }
        this.names = names;
    }

    /**
     * Tell of groups.
     *
     * @param answer   to a question by the same fields.
     * @param nanoTime of the look, as {@link System#nanoTime()}.
     * @param target   to add to.
     */
    public void add(final Answer answer, final long nanoTime, final List<MetricSnapshot> target) {
        final Map<List<String>, Long> counts = new LinkedHashMap<>();
        for (final Group group : answer.groups()) {
            counts.put(values(group), group.count());
        }
        final Metric gauge =
                Metric.gauge("sockeye_" + name + "_sockets", "Sockets by fields that were asked for.", fields);
        long told = 0;
        for (final List<String> group : names.choose(new ArrayList<>(counts.keySet()), nanoTime)) {
            final Long count = counts.get(group);
            // Where not all groups were told, one that is not among them is not known to have none.
            if (count != null || answer.untold() == 0) {
                gauge.add(count == null ? 0 : count, group.toArray(new String[0]));
                told += count == null ? 0 : count;
            }
        }
        final String[] others = new String[fields.length];
        Arrays.fill(others, OTHERS);
        target.add(gauge.add(Math.max(0, answer.sockets() - told), others).build());
        target.add(Metric.total(
                        "sockeye_" + name + "_names_refused",
                        "How often a group of the top had no series for want of names.")
                .add(names.refused())
                .build());
    }

    private List<String> values(final Group group) {
        final String[] values = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            final Object value = group.value(fields[i]);
            values[i] = value == null ? "" : LabelText.of(value.toString()) + prefix(keys.get(i), value.toString());
        }
        return List.of(values);
    }

    private static String prefix(final GroupKey key, final String address) {
        return key.isPrefix() ? "/" + (address.indexOf(':') < 0 ? key.ipv4() : key.ipv6()) : "";
    }
}
