package io.sockeye.collector.sockdiag;

import java.io.IOException;

import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.netlink.ScriptedChannel;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.RowSink;

/** A capture of sockets, and the question that it answers. */
public enum SocketCapture {
    TCP4("tcp4", Protocol.TCP, Family.INET, false, false),
    TCP6("tcp6", Protocol.TCP, Family.INET6, false, true),
    TCP_BOTH("tcp-both", Protocol.TCP, Family.UNSPEC, false, true),
    TCP4_INFO("tcp4-info", Protocol.TCP, Family.INET, true, false),
    UDP4("udp4", Protocol.UDP, Family.INET, false, false),
    UDP6("udp6", Protocol.UDP, Family.INET6, false, true),
    UNIX("unix", Protocol.UNIX, Family.UNIX, false, false);

    private final String file;
    private final Protocol protocol;
    private final Family family;
    private final SocketQuery query;

    SocketCapture(
            final String file,
            final Protocol protocol,
            final Family family,
            final boolean timers,
            final boolean shutdown) {
        this.file = file;
        this.protocol = protocol;
        this.family = family;
        query = new SocketQuery(Selection.ALL, timers, false, false, false, false, shutdown);
    }

    String file() {
        return file;
    }

    Protocol protocol() {
        return protocol;
    }

    Family family() {
        return family;
    }

    SocketQuery query() {
        return query;
    }

    DumpResult replay(final ScriptedChannel channel, final RowSink sink) throws IOException {
        return replay(channel, 0, sink);
    }

    /** Hand the rows to a sink, with what a listing would ask for besides, bits of {@link SocketQuery#details()}. */
    public DumpResult replay(final ScriptedChannel channel, final int details, final RowSink sink) throws IOException {
        try (SockDiagSource source = new SockDiagSource(channel)) {
            return source.collect(protocol, family, query.withDetails(details), sink);
        }
    }
}
