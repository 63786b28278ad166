package io.sockeye.collector.doctor;

import java.util.HashMap;
import java.util.Map;

/** The thresholds of one check that hold: its own, or those that were given. Threads: immutable. */
final class Thresholds {
    private final Map<String, Long> values = new HashMap<>();

    /**
     * Those of a check.
     *
     * @param check that has them.
     * @param given by the names of check and threshold with a dot between.
     */
    Thresholds(final Check.Description check, final Map<String, Long> given) {
        for (final Threshold threshold : check.thresholds()) {
            values.put(threshold.name(), given.getOrDefault(check.name() + "." + threshold.name(), threshold.value()));
        }
    }

    long value(final String name) {
        final Long value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no such threshold: name=" + name);
        }
        return value;
    }
}
