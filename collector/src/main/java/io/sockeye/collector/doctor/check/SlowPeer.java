package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Peers that do not take what is sent. */
final class SlowPeer implements Check {
    private static final Description DESCRIPTION = new Description(
            "slow-peer",
            "send queues that do not drain, by peer",
            "Bytes that were written wait in the send queue until the peer has acknowledged them. If "
                    + "the peer offers no window the kernel probes it (the persist timer); if acknowledgements "
                    + "stay out for a second while bytes wait, it is slow, or the way to it is. See loss for "
                    + "peers to which packets get lost.",
            List.of(
                    new Threshold("bytes", "bytes in the send queue of a connection", 65536),
                    new Threshold("age", "seconds without an acknowledgement", 1),
                    new Threshold("count", "such connections to one peer", 1)),
            List.of(
                    "RFC 9293, 3.8.6.1 (zero-window probing)",
                    "https://docs.kernel.org/networking/snmp_counter.html (TcpExtTCPToZeroWindowAdv,"
                            + " TcpExtTCPFromZeroWindowAdv)"));

    private SocketQuestion stuck;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        stuck = inquiry.sockets(SocketQuestion.where("protocol = tcp and not state listening and send_q ge "
                        + inquiry.threshold("bytes") + " and (timer = persist or last_ack_recv_ms ge "
                        + inquiry.threshold("age") + "s)")
                .by("remote_address", "pid", "process")
                .sum("send_q")
                .max("last_ack_recv_ms", "probes"));
    }

    @Override
    public void judge(final Examination examination) {
        for (final Group group : examination.groups(stuck, "count")) {
            examination
                    .found(
                            Severity.WARNING,
                            group.text("remote_address") + " does not take " + group.number("sum_send_q")
                                    + " bytes that " + group.owner() + " sends on " + group.count() + " connections")
                    .about(group, "remote_address", "pid", "process")
                    .provedBy(new Evidence.Builder("count", "remote_address", "bytes", "probes", "no_ack_ms")
                            .row(
                                    group.count(),
                                    group.value("remote_address"),
                                    group.number("sum_send_q"),
                                    group.number("max_probes"),
                                    group.number("max_last_ack_recv_ms")))
                    .tell(
                            "The program at the other end does not read, or the way to it is blocked; let the"
                                    + " sender set"
                                    + " a time limit (TCP_USER_TIMEOUT).",
                            "the queues empty: sockeye -tn --sort=-send_q --limit=10");
        }
    }
}
