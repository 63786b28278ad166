package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Connections that the peer has closed and the program has not: it has forgotten them. */
final class CloseWait implements Check {
    private static final long MS = 1_000;

    private static final Description DESCRIPTION = new Description(
            "close-wait",
            "connections that a program forgets to close",
            "In CLOSE_WAIT the peer has closed, and the kernel waits for the program's close(2), for ever: no setting"
                    + " ends that. Each takes a descriptor and memory. A connection that has received nothing for some"
                    + " time has been so at least as long as its last acknowledgement is old, as the peer's FIN carries"
                    + " one. Younger ones are not counted: a program may be about to close them.",
            List.of(
                    new Threshold("age", "seconds that a connection has been so at least", 60),
                    new Threshold("count", "such connections of one process", 100),
                    new Threshold("critical-count", "such connections of one process, which is critical", 1_000)),
            List.of("RFC 9293, 3.3.2 (CLOSE-WAIT)", "tcp(7)"));

    private SocketQuestion forgotten;
    private ServicesOfProcess services;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final String filter =
                "protocol = tcp and state close-wait and last_ack_recv_ms ge " + inquiry.threshold("age") + "s";
        forgotten = inquiry.sockets(
                SocketQuestion.where(filter).by("pid", "process").max("last_ack_recv_ms"));
        services = new ServicesOfProcess(inquiry, filter);
    }

    @Override
    public void judge(final Examination examination) {
        for (final Group group : examination.groups(forgotten, "count")) {
            final boolean isCritical = group.count() >= examination.threshold("critical-count");
            examination
                    .found(
                            isCritical ? Severity.CRITICAL : Severity.WARNING,
                            group.count() + " connections that the peer has closed are left open by "
                                    + group.owner() + ", the oldest for "
                                    + group.number("max_last_ack_recv_ms") / MS + " s at least")
                    .about(group, "pid", "process")
                    .provedBy(services.of(group, examination))
                    .tell(
                            "The program is at fault: it has to close a connection when it reads its end. Until it is"
                                    + " mended only a restart frees them.",
                            "the count stays at 0 under load: sockeye count -t --by=pid 'state close-wait'");
        }
    }
}
