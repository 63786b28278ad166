package io.sockeye.collector.look;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.NoNames;
import io.sockeye.collector.count.CountPlan;
import io.sockeye.collector.count.GroupKey;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.Filter;

/**
 * A question on sockets: of those that a filter lets through, how many there are of each kind. Threads: immutable;
 * known by its identity.
 */
public final class SocketQuestion {
    private final Filter filter;
    private final CountPlan plan;
    private final int kept;
    /** Null where all groups are told. */
    private final String decisive;

    private final long least;

    private SocketQuestion(final Builder builder) {
        filter = builder.filter;
        plan = new CountPlan(List.copyOf(builder.keys), List.copyOf(builder.sums), List.copyOf(builder.maxima), null);
        kept = builder.kept;
        decisive = builder.decisive;
        least = builder.least;
    }

    /**
     * Begin a question.
     *
     * @param filter in the language of filters, without names of users, hosts, services, interfaces and groups.
     * @return what builds it.
     */
    public static Builder where(final String filter) {
        try {
            return where(Filter.of(SocketFields.LIST, filter, new NoNames()));
        } catch (final ExpressionException e) {
            throw new IllegalArgumentException("filter=" + filter, e);
        }
    }

    /**
     * Begin a question.
     *
     * @param filter of sockets.
     * @return what builds it.
     */
    public static Builder where(final Filter filter) {
        return new Builder(filter);
    }

    /** {@return whether only netlink tells what is asked for} */
    public boolean needsNetlink() {
        return Need.isNetlinks(filter.needs() | FieldList.needs(plan.fields()));
    }

    Filter filter() {
        return filter;
    }

    CountPlan plan() {
        return plan;
    }

    /** {@return how many groups are told at most, those with the most rows} */
    int kept() {
        return kept;
    }

    /** {@return the field of groups whose number decides whether a group is told; null for none} */
    String decisive() {
        return decisive;
    }

    /** {@return the least number of that field} */
    long least() {
        return least;
    }

    /** Builds a question. Threads: confined to one. */
    public static final class Builder {
        /** The most groups that are told unless another number is given. */
        public static final int KEPT = 1_000;

        private final Filter filter;
        private final List<GroupKey> keys = new ArrayList<>();
        private final List<Field> sums = new ArrayList<>();
        private final List<Field> maxima = new ArrayList<>();
        private int kept = KEPT;
        private String decisive;
        private long least;

        private Builder(final Filter filter) {
            this.filter = filter;
        }

        /**
         * Group by fields.
         *
         * @param names of the fields.
         * @return this for a fluent API.
         */
        public Builder by(final String... names) {
            for (final String name : names) {
                keys.add(new GroupKey(field(name)));
            }
            return this;
        }

        /**
         * Group by fields.
         *
         * @param wanted fields, of addresses maybe prefixes.
         * @return this for a fluent API.
         */
        public Builder by(final List<GroupKey> wanted) {
            keys.addAll(wanted);
            return this;
        }

        /**
         * Group by a prefix of an address.
         *
         * @param name of the field.
         * @param ipv4 how many bits of an IPv4 address count.
         * @param ipv6 how many bits of an IPv6 address count.
         * @return this for a fluent API.
         */
        public Builder byPrefix(final String name, final int ipv4, final int ipv6) {
            keys.add(new GroupKey(field(name), ipv4, ipv6));
            return this;
        }

        /**
         * Add up fields in each group, as {@code sum_NAME}.
         *
         * @param names of the fields.
         * @return this for a fluent API.
         */
        public Builder sum(final String... names) {
            for (final String name : names) {
                sums.add(field(name));
            }
            return this;
        }

        /**
         * Keep the greatest values in each group, as {@code max_NAME}.
         *
         * @param names of the fields.
         * @return this for a fluent API.
         */
        public Builder max(final String... names) {
            for (final String name : names) {
                maxima.add(field(name));
            }
            return this;
        }

        /**
         * Be told so many groups at most.
         *
         * @param count of groups, those with the most rows.
         * @return this for a fluent API.
         */
        public Builder top(final int count) {
            kept = count;
            return this;
        }

        /**
         * Be told only groups of which a number is great enough, however few sockets they have.
         *
         * @param name of the field of groups, such as {@code sum_recv_q}.
         * @param value that it has at least.
         * @return this for a fluent API.
         */
        public Builder withLeast(final String name, final long value) {
            decisive = name;
            least = value;
            kept = Integer.MAX_VALUE;
            return this;
        }

        /** {@return the question} */
        public SocketQuestion build() {
            return new SocketQuestion(this);
        }

        private static Field field(final String name) {
            final Field field = SocketFields.LIST.find(name);
            if (field == null) {
                throw new IllegalArgumentException("no such field: name=" + name);
            }
            return field;
        }
    }
}
