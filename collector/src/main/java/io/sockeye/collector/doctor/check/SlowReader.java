package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Programs that do not read what has come. */
final class SlowReader implements Check {
    private static final long MS = 1_000;

    private static final Description DESCRIPTION = new Description(
            "slow-reader",
            "receive queues that nobody reads, by process",
            "Bytes that have come wait in the receive queue until the program reads them. When the "
                    + "queue is full the peer may send no more. A long queue to which nothing has come for a "
                    + "second is one that nobody reads: a reader that only lags gets more all the time.",
            List.of(
                    new Threshold("bytes", "bytes in the receive queue of a connection", 65536),
                    new Threshold("age", "seconds since data last came", 1),
                    new Threshold("count", "such connections of one process", 1)),
            List.of("tcp(7)", "RFC 9293, 3.8.6 (managing the window)"));

    private SocketQuestion unread;
    private ServicesOfProcess services;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final String filter = "protocol = tcp and recv_q ge " + inquiry.threshold("bytes") + " and last_recv_ms ge "
                + inquiry.threshold("age") + "s";
        unread = inquiry.sockets(
                SocketQuestion.where(filter).by("pid", "process").sum("recv_q").max("recv_q", "last_recv_ms"));
        services = new ServicesOfProcess(inquiry, filter);
    }

    @Override
    public void judge(final Examination examination) {
        for (final Group group : examination.groups(unread, "count")) {
            examination
                    .found(
                            Severity.WARNING,
                            group.owner() + " does not read "
                                    + group.number("sum_recv_q") + " bytes that wait in " + group.count()
                                    + " connections, " + group.number("max_recv_q") + " in the longest queue; to one of"
                                    + " them nothing has come for " + group.number("max_last_recv_ms") / MS + " s")
                    .about(group, "pid", "process")
                    .provedBy(services.of(group, examination))
                    .tell(
                            "Look at what the program waits for: its reading thread is blocked, or stopped.",
                            "the queues empty: sockeye -tn --sort=-recv_q --limit=10");
        }
    }
}
