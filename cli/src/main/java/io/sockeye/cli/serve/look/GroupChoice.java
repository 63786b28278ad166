package io.sockeye.cli.serve.look;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.ServeOptions;
import io.sockeye.cli.count.GroupKeys;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.filter.HostValues;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.serve.metrics.GroupMetrics;
import io.sockeye.cli.serve.metrics.GroupNames;
import io.sockeye.collector.count.GroupKey;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.Filter;
import io.sockeye.collector.look.SocketQuestion;

/**
 * A metric of one's own: what is asked of a look for it, and what is told of the answers. Confined to one thread.
 *
 * @param question by the fields that were chosen.
 * @param metrics  of its answers.
 */
public record GroupChoice(SocketQuestion question, GroupMetrics metrics) {
    /** How many groups are told for each that has a series, so that one that leaves the top can be followed. */
    private static final int FOLLOWED = 10;

    private static final long STAY = 600_000_000_000L;
    private static final int NEW_FOR_EACH = 5;
    private static final String ALL = "state all";

    /**
     * The metrics that a command line asks for.
     *
     * @param options of the command line.
     * @param names   of users and services, for the filter.
     * @return the metrics.
     * @throws UsageException if a field or the filter is none.
     */
    public static List<GroupChoice> of(final ServeOptions options, final Names names) throws UsageException {
        final List<GroupChoice> choices = new ArrayList<>();
        for (final String by : options.by()) {
            choices.add(of(by, fields(by), filter(ALL, names), options));
        }
        if (options.groups() != null) {
            final String where = options.where() == null ? ALL : options.where();
            choices.add(of("group", options.groups(), filter(where, names), options));
        } else if (options.where() != null) {
            throw new UsageException("'--where' is for the sockets of '--group'");
        }
        return choices;
    }

    private static GroupChoice of(
            final String name, final String fields, final Filter filter, final ServeOptions options)
            throws UsageException {
        final List<GroupKey> keys = GroupKeys.of(SocketFields.LIST, "--group", fields);
        final SocketQuestion question = SocketQuestion.where(filter)
                .by(keys)
                .top(options.top() * FOLLOWED)
                .build();
        final GroupNames told = new GroupNames(options.top(), STAY, options.top() * NEW_FOR_EACH);
        return new GroupChoice(question, new GroupMetrics(name, keys, told));
    }

    /** What a word of {@link io.sockeye.cli.args.ServeArguments#BY} stands for. */
    private static String fields(final String by) {
        switch (by) {
            case "remote":
                return "remote_address";
            case "prefix":
                return "remote_address/24";
            default:
                return by;
        }
    }

    private static Filter filter(final String text, final Names names) throws UsageException {
        try {
            return Filter.of(SocketFields.LIST, text, new HostValues(names.services(), names.users()));
        } catch (final ExpressionException e) {
            throw new UsageException("--where: " + e.lines());
        }
    }
}
