package io.sockeye.cli.feed;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.collector.field.FieldList;

/**
 * What a mode lists, for any format: rows of one kind, read anew each round. One for each mode. Confined to one thread,
 * but for the printers that it gives to a source for several.
 */
public interface RowFeed {
    /** {@return all fields of its rows} */
    FieldList fields();

    /** {@return names of fields that options ask for besides the defaults, if none are named} */
    List<String> moreDefaults();

    /**
     * What {@code --fields=all} does not ask for, since rows would lose more by it than they gain.
     *
     * @return bits of {@link io.sockeye.collector.field.Need}.
     */
    default int leftOutOfAll() {
        return 0;
    }

    /**
     * Read all rows once, hand them on, and {@link FeedRound#finish() finish}.
     *
     * @param round to hand on to.
     * @return the exit code.
     * @throws IOException if data cannot be read; its message is fit to be printed.
     */
    int feed(FeedRound round) throws IOException;

    /**
     * Tell a meter what the last round has done.
     *
     * @param meter to add to.
     */
    void addTo(CostMeter meter);
}
