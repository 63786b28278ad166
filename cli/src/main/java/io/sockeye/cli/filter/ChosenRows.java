package io.sockeye.cli.filter;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.feed.RoundFacts;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.Filter;
import io.sockeye.collector.filter.FilterStage;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.text.PrintableText;

/** The rows that a filter lets through. */
public final class FilteredRows extends RowChoice {
    private final ListingContext context;
    private final FieldList fields;
    private final Filter filter;
    private final RoundFacts facts = new RoundFacts();
    private final List<ListingJoins> joins = new ArrayList<>();

    private FilteredRows(final ListingContext context, final FieldList fields, final Filter filter) {
        this.context = context;
        this.fields = fields;
        this.filter = filter;
    }

    /**
     * Read the filter of a command line.
     *
     * @param context with the options, among them a filter.
     * @param fields  that rows have.
     * @return the rows that it lets through.
     * @throws UsageException if it is no filter; its message has the place of the mistake.
     */
    public static FilteredRows of(final ListingContext context, final FieldList fields) throws UsageException {
        final HostValues values = new HostValues(context.names().services());
        try {
            final FilteredRows rows = new FilteredRows(
                    context, fields, Filter.of(fields, context.options().filter(), values));
            rows.requireSource();
            return rows;
        } catch (final ExpressionException e) {
            throw new UsageException("filter: " + e.lines());
        }
    }

    /** What a source cannot tell at all is a mistake, not a condition that is never true. */
    private void requireSource() throws UsageException {
        final boolean isProcOnly = context.options().source() == SourceChoice.PROC
                || !context.root().isSystem();
        final String condition = filter.netlinksAlone();
        if (fields == SocketFields.LIST && isProcOnly && condition != null) {
            throw new UsageException(
                    "filter: '" + PrintableText.of(condition) + "' asks for what /proc does not tell, but netlink");
        }
    }

    Filter filter() {
        return filter;
    }

    FieldList fields() {
        return fields;
    }

    /** {@return what says how the filter is checked, {@code --explain}} */
    public Listing explained() {
        return new ExplainListing(context, this);
    }

    @Override
    public boolean isFiltered() {
        return true;
    }

    @Override
    public RowSink before(final RowSink sink) {
        final ListingJoins own = new ListingJoins(context.names().sibling(), facts);
        joins.add(own);
        return before(sink, own);
    }

    @Override
    public RowSink before(final RowSink sink, final Joins joins) {
        return new FilterStage<>(filter.bind(joins), filter.bindRest(joins), new Row(), sink);
    }

    @Override
    public int needs() {
        return filter.needs();
    }

    @Override
    public boolean uses(final String name) {
        return filter.uses(name);
    }

    @Override
    public Selection selection(final Selection byOptions) {
        return filter.isAboutStates() ? Selection.ALL : byOptions;
    }

    @Override
    public SocketQuery completed(final SocketQuery query) {
        return query.withDetails(query.details() | Need.details(filter.needs())).withCondition(filter.kernel());
    }

    @Override
    public boolean needsNetlink() {
        return Need.isNetlinks(filter.needs());
    }

    @Override
    public void join(final ProcessIndex processes) {
        facts.processes(processes);
    }

    @Override
    public void endRound() {
        for (final ListingJoins own : joins) {
            own.close();
        }
        joins.clear();
        final String words = facts.takeCgroupWords();
        if (words != null) {
            context.complain("cgroups", words);
        }
        facts.begin(false);
    }
}
