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

/** Peers that do not answer to a connection. */
final class SynSent implements Check {
    private static final Description DESCRIPTION = new Description(
            "syn-sent",
            "peers that do not answer, by destination and process",
            "In SYN_SENT a program waits for the answer to its SYN. The kernel sends it again after "
                    + "1, 2, 4 and more seconds, tcp_syn_retries times. One that was sent again at least once "
                    + "is taken for not answered: the peer is gone, or a firewall drops it without a word; a "
                    + "host that is there and does not listen answers with a reset.",
            List.of(
                    new Threshold("count", "unanswered connections to one destination", 5),
                    new Threshold(
                            "critical-count", "unanswered connections to one destination, which is critical", 100)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_syn_retries)",
                    "connect(2) (ETIMEDOUT)",
                    "RFC 9293, 3.3.2"));

    private SocketQuestion unanswered;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        unanswered = inquiry.sockets(SocketQuestion.where("protocol = tcp and state syn-sent and retransmits ge 1")
                .by("remote_address", "remote_port", "pid", "process")
                .max("retransmits"));
    }

    @Override
    public void judge(final Examination examination) {
        for (final Group group : examination.groups(unanswered, "count")) {
            final boolean isCritical = group.count() >= examination.threshold("critical-count");
            examination
                    .found(
                            isCritical ? Severity.CRITICAL : Severity.WARNING,
                            group.text("remote_address") + " port " + group.text("remote_port")
                                    + " does not answer: " + group.count() + " connections of "
                                    + group.owner() + " wait for it")
                    .about(group, "remote_address", "remote_port", "pid", "process")
                    .provedBy(new Evidence.Builder("count", "remote_address", "remote_port", "retransmits")
                            .row(
                                    group.count(),
                                    group.value("remote_address"),
                                    group.value("remote_port"),
                                    group.number("max_retransmits")))
                    .tell(
                            "See whether the peer is up and whether a firewall on the way drops the packets; let the"
                                    + " program set a time limit to connect.",
                            "none is left: sockeye -tn 'state syn-sent'");
        }
    }
}
