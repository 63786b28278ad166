package io.sockeye.collector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.filter.FilterStage;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.query.SocketSource;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/** One asking of a query: a dump for each protocol, filtered exactly, and what they come to. Confined to one thread. */
final class QueryRun {
    private final Query query;
    private final SocketSource source;
    private final List<QuerySink> sinks;
    private final SocketFilter filter;

    QueryRun(final Query query, final SocketSource source, final List<QuerySink> sinks) {
        this.query = query;
        this.source = source;
        this.sinks = sinks;
        filter = new SocketFilter(query.selection());
    }

    /** Ask for all protocols that are wanted, for as long as any sink wants more. */
    DumpResult all() throws IOException {
        DumpResult served = null;
        DumpResult absent = null;
        for (final Protocol protocol : Protocol.values()) {
            if (!query.asks(protocol) || served != null && !isMoreWanted()) {
                continue;
            }
            final DumpResult result = dump(protocol);
            if (result.status() == DumpStatus.UNSUPPORTED) {
                absent = absent == null ? result : absent;
            } else {
                served = served == null ? result : served.and(result);
            }
        }
        return served == null ? absent : served;
    }

    private DumpResult dump(final Protocol protocol) throws IOException {
        final SocketQuery asked = query.of(protocol);
        if (protocol.family() != Family.UNSPEC) {
            return source.collect(protocol, protocol.family(), asked, filter.before(sinks.get(0)));
        }
        if (protocol == Protocol.SCTP) {
            // The files of /proc that have it have the sockets of both families.
            return source.collect(protocol, Family.UNSPEC, asked, filter.beforeSctp(ofFamily(sinks.get(0))));
        }
        final List<RowSink> filtered = new ArrayList<>();
        for (final RowSink sink : sinks) {
            filtered.add(filter.before(sink));
        }
        return source.collect(protocol, query.family(), asked, filtered);
    }

    private RowSink ofFamily(final RowSink sink) {
        final int family = query.family().number();
        return query.family() == Family.UNSPEC
                ? sink
                : new FilterStage<>(row -> row.family() == family, new SocketRecord(), sink);
    }

    private boolean isMoreWanted() {
        for (final QuerySink sink : sinks) {
            if (sink.isWanted()) {
                return true;
            }
        }
        return false;
    }
}
