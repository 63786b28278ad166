package io.sockeye.cli.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.sockeye.cli.feed.FeedOrder;
import io.sockeye.cli.feed.ListingJoins;
import io.sockeye.cli.feed.RoundFacts;
import io.sockeye.cli.feed.UsageException;
import io.sockeye.cli.listing.Listing;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.listing.RowChoice;
import io.sockeye.cli.names.Names;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.field.Field;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.filter.Filter;
import io.sockeye.collector.filter.FilterStage;
import io.sockeye.collector.filter.RowFilter;
import io.sockeye.collector.filter.WholeSockets;
import io.sockeye.collector.process.Credentials;
import io.sockeye.collector.process.ProcessIndex;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.collector.table.RowChain;
import io.sockeye.collector.table.UnixNames;
import io.sockeye.collector.text.PrintableText;

/** The rows that a filter lets through, in the order and as many of them as options say. */
public final class ChosenRows extends RowChoice {
    private static final String NAME = "filter";

    private final ListingContext context;
    /** Of the rows that the filter is about. */
    private final FieldList fields;
    /** Null for all rows. */
    private final Filter filter;

    private final FeedOrder order;
    private final int orderNeeds;
    private final RoundFacts facts = new RoundFacts();
    private final List<ListingJoins> joins = new ArrayList<>();
    private boolean isOfSockets;

    private ChosenRows(
            final ListingContext context, final FieldList fields, final Filter filter, final FeedOrder order) {
        this.context = context;
        this.fields = fields;
        this.filter = filter;
        this.order = order;
        orderNeeds = FieldList.needs(order.fields());
    }

    /**
     * Read the filter of a command line.
     *
     * @param context with the options.
     * @param fields  that rows have.
     * @param order   in which they come.
     * @return the rows that it lets through.
     * @throws UsageException if it is no filter; its message has the place of the mistake.
     */
    public static ChosenRows of(final ListingContext context, final FieldList fields, final FeedOrder order)
            throws UsageException {
        final String text = context.options().filter();
        try {
            final ChosenRows rows = new ChosenRows(
                    context,
                    fields,
                    text == null
                            ? null
                            : Filter.of(
                                    fields,
                                    text,
                                    new HostValues(
                                            context.names().services(),
                                            context.names().users())),
                    order);
            if (rows.filter != null && fields == SocketFields.LIST) {
                rows.requireSource();
            }
            return rows;
        } catch (final ExpressionException e) {
            throw new UsageException(NAME + ": " + e.lines());
        }
    }

    /**
     * What a source cannot tell at all is a mistake, not a condition that is never true. What it can only guess at, or
     * does not tell this user, is said.
     */
    private void requireSource() throws UsageException {
        final boolean isProcOnly = context.options().source() == SourceChoice.PROC
                || !context.root().isSystem();
        final String condition = filter.netlinksAlone();
        if (isProcOnly && condition != null) {
            throw new UsageException(
                    NAME + ": '" + PrintableText.of(condition) + "' asks for what /proc does not tell, but netlink");
        }
        if (isProcOnly) {
            for (final String guess : filter.guesses()) {
                context.complain(NAME, guess);
            }
        }
        if (filter.uses("mark") && !Credentials.isNetAdmin()) {
            context.complain(NAME, "marks are told only to who has CAP_NET_ADMIN; no condition on them is true");
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
        return filter != null;
    }

    @Override
    public boolean isMade() {
        return true;
    }

    @Override
    public void beginTable(final String kind) {
        isOfSockets = SocketFields.LIST.kind().equals(kind);
        order.begin(kind);
    }

    @Override
    public boolean sorts() {
        return order.sorts();
    }

    @Override
    public boolean isFull() {
        return order.isFull();
    }

    @Override
    public void endTable() {
        order.finish();
    }

    @Override
    public RowSink before(final RowSink sink) {
        // Tables with names of hosts are for one thread, which then asks for each name once.
        final Names names = context.options().numericHosts() ? context.names().sibling() : context.names();
        final ListingJoins own = new ListingJoins(names, facts);
        joins.add(own);
        return isOfSockets
                ? stages(sink, RowChain.ofSockets(), own, own::lookingUpHosts)
                : before(sink, own, own::lookingUpHosts);
    }

    @Override
    public RowSink before(final RowSink sink, final Joins own, final UnaryOperator<RowSink> hosts) {
        return stages(sink, RowChain.NONE, own, hosts);
    }

    /** Hosts are looked up once, as late as can be: names of rows that are left out are not asked for. */
    private RowSink stages(
            final RowSink sink, final RowChain chain, final Joins own, final UnaryOperator<RowSink> hosts) {
        final RowSink ordered = order.before(sink, chain, own);
        final boolean areForFilter = filter != null && (filter.needs() & Need.HOSTS) != 0;
        final boolean areForOrder = !areForFilter && (orderNeeds & Need.HOSTS) != 0;
        final RowSink wanted = filtered(areForOrder ? hosts.apply(ordered) : ordered, chain, own);
        return areForFilter ? hosts.apply(wanted) : wanted;
    }

    private RowSink filtered(final RowSink sink, final RowChain chain, final Joins own) {
        if (filter == null) {
            return sink;
        }
        final RowFilter<Row> bound = filter.bind(own);
        return chain == RowChain.NONE
                ? new FilterStage<>(bound, filter.bindRest(own), new Row(), sink)
                : new FilterStage<>(new WholeSockets(bound), filter.bindRest(own), new SocketRecord(), sink);
    }

    @Override
    public int needs() {
        return orderNeeds | (filter == null ? Need.BASE : filter.needs());
    }

    @Override
    public boolean uses(final String name) {
        boolean isUsed = filter != null && filter.uses(name);
        for (final Field field : order.fields()) {
            isUsed |= field.name().equals(name);
        }
        return isUsed;
    }

    @Override
    public Selection selection(final Selection byOptions) {
        return filter != null && filter.isAboutStates() ? Selection.ALL : byOptions;
    }

    @Override
    public SocketQuery completed(final SocketQuery query) {
        final SocketQuery whole = query.withDetails(query.details() | Need.details(needs()));
        return filter == null ? whole : whole.withCondition(filter.kernel());
    }

    @Override
    public boolean needsNetlink() {
        return filter != null && Need.isNetlinks(filter.needs());
    }

    @Override
    public boolean needsNetlinkForUnix() {
        return filter != null && Need.isNetlinksOfUnix(filter.needs());
    }

    @Override
    public void join(final ProcessIndex processes) {
        facts.processes(processes);
    }

    @Override
    public void join(final UnixNames names) {
        facts.unixNames(names);
    }

    @Override
    public void beginRound() {
        facts.begin(needs(Need.TIME));
    }

    @Override
    public void endRound() {
        for (final ListingJoins own : joins) {
            own.close();
        }
        joins.clear();
        order.clear();
        final String words = facts.takeCgroupWords();
        if (words != null) {
            context.complain("cgroups", words);
        }
        facts.begin(false);
    }
}
