package io.sockeye.cli.count;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.args.CountOptions;
import io.sockeye.cli.feed.FieldNames;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.format.FieldChoice;
import io.sockeye.collector.count.CountPlan;
import io.sockeye.collector.count.GroupKey;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldKind;
import io.sockeye.collector.field.FieldList;

/** What is to be counted, by what was typed. */
final class CountChoice {
    private final FieldList list;

    private CountChoice(final FieldList list) {
        this.list = list;
    }

    /** The plan of some options; a UsageException says in a line what does not fit. */
    static CountPlan plan(final FieldList list, final CountOptions options) throws UsageException {
        return new CountChoice(list).plan(options);
    }

    private CountPlan plan(final CountOptions options) throws UsageException {
        final List<GroupKey> keys = GroupKeys.of(list, "--by", options.by());
        final List<Field> sums = numbers("--sum", options.sums());
        final List<Field> maxima = numbers("--max", options.maxima());
        if (sums.size() + maxima.size() > CountPlan.MAX_NUMBERS) {
            throw new UsageException("--sum and --max take " + CountPlan.MAX_NUMBERS + " fields together at most");
        }
        return new CountPlan(keys, sums, maxima, percentiles(options.percentiles()));
    }

    private List<Field> numbers(final String option, final String names) throws UsageException {
        final List<Field> fields = new ArrayList<>();
        if (names != null) {
            for (final Field field : FieldChoice.named(list, names)) {
                if (!CountPlan.isNumber(field)) {
                    throw new UsageException("field '" + field + "' is no number, which " + option + " takes");
                }
                fields.add(field);
            }
        }
        return fields;
    }

    private Field percentiles(final String name) throws UsageException {
        if (name == null) {
            return null;
        }
        final Field field = FieldNames.find(list, name);
        if (field.kind() != FieldKind.UNSIGNED) {
            throw new UsageException("field '" + field + "' is no number without a sign, which --percentiles takes");
        }
        return field;
    }
}
