package io.sockeye.cli.feed;

import java.io.IOException;
import java.util.List;

import io.sockeye.cli.cost.CostMeter;
import io.sockeye.cli.listing.RowSource;
import io.sockeye.collector.field.FieldList;

/** The rows of a mode that has one source for all formats. Confined to one thread. */
public final class SourceFeed implements RowFeed {
    /** Makes the source when it is known which fields are in use. */
    public interface Maker {
        /**
         * Make the source, once for all rounds.
         *
         * @param round that knows the fields.
         * @return the source.
         */
        RowSource source(FeedRound round);
    }

    private final FieldList fields;
    private final List<String> more;
    private final Maker maker;
    private RowSource source;

    /**
     * A feed.
     *
     * @param fields of its rows.
     * @param more   names of fields that options ask for besides the defaults.
     * @param maker  of the source.
     */
    public SourceFeed(final FieldList fields, final List<String> more, final Maker maker) {
        this.fields = fields;
        this.more = more;
        this.maker = maker;
    }

    @Override
    public FieldList fields() {
        return fields;
    }

    @Override
    public List<String> moreDefaults() {
        return more;
    }

    @Override
    public int feed(final FeedRound round) throws IOException {
        if (source == null) {
            source = maker.source(round);
        }
        try {
            return source.collect(round.first());
        } finally {
            round.finish();
        }
    }

    @Override
    public void addTo(final CostMeter meter) {
        if (source != null) {
            source.addTo(meter);
        }
    }
}
