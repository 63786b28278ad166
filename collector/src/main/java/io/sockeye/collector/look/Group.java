package io.sockeye.collector.look;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Sockets that have the same values of the fields of a {@link SocketQuestion}. Threads: immutable. */
public final class Group {
    private final Map<String, Object> values;

    /**
     * A group.
     *
     * @param values by name: a {@link Long}, or a {@link String} with one char per byte; absent where not known.
     */
    public Group(final Map<String, Object> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** {@return how many sockets it has} */
    public long count() {
        return number("count");
    }

    /**
     * A number.
     *
     * @param name of the field, with {@code sum_} or {@code max_} before it where that was asked for.
     * @return its value; 0 where it is not known.
     */
    public long number(final String name) {
        return values.get(name) instanceof final Long number ? number : 0;
    }

    /**
     * A value as it is.
     *
     * @param name of the field.
     * @return a {@link Long}, or a {@link String} with one char per byte; null where it is not known.
     */
    public Object value(final String name) {
        return values.get(name);
    }

    /**
     * A value as text.
     *
     * @param name of the field.
     * @return the text, one char per byte; {@code -} where it is not known.
     */
    public String text(final String name) {
        final Object value = values.get(name);
        return value == null ? "-" : value.toString();
    }

    /** {@return its process by name and number, for people, such as {@code nginx (pid 7)}; one char per byte} */
    public String owner() {
        return value("pid") == null ? "a process that is not known" : text("process") + " (pid " + text("pid") + ")";
    }

    /**
     * Whether another group has the same values.
     *
     * @param other group.
     * @param names of the fields that are to be the same.
     * @return whether they are.
     */
    public boolean isAlike(final Group other, final String... names) {
        for (final String name : names) {
            if (!Objects.equals(values.get(name), other.values.get(name))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
