package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.look.Group;
import io.sockeye.collector.look.SocketQuestion;

/** Long idle connections that nothing would ever end. */
final class Idle implements Check {
    private static final long MS = 1_000;

    private static final Description DESCRIPTION = new Description(
            "idle",
            "long idle connections without keepalive",
            "A connection on which nothing moves stays for ever when its peer is gone without a word, "
                    + "unless the program has switched on SO_KEEPALIVE or has a time limit of its own. "
                    + "Firewalls and NAT forget such connections after some time, and both ends do not know it.",
            List.of(
                    new Threshold("age", "seconds without data in either direction", 3600),
                    new Threshold("count", "such connections of one process", 1000)),
            List.of(
                    "https://docs.kernel.org/networking/ip-sysctl.html (tcp_keepalive_time)",
                    "tcp(7)",
                    "socket(7) (SO_KEEPALIVE)"));

    private SocketQuestion idle;
    private ServicesOfProcess services;

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final String age = " ge " + inquiry.threshold("age") + "s";
        final String filter = "protocol = tcp and state established and not timer = keepalive and last_recv_ms" + age
                + " and last_send_ms" + age;
        idle = inquiry.sockets(SocketQuestion.where(filter).by("pid", "process").max("last_recv_ms"));
        services = new ServicesOfProcess(inquiry, filter);
    }

    @Override
    public void judge(final Examination examination) {
        for (final Group group : examination.groups(idle, "count")) {
            examination
                    .found(
                            Severity.WARNING,
                            group.count() + " connections of " + group.owner() + " are idle for "
                                    + examination.threshold("age") + " s and longer, up to "
                                    + group.number("max_last_recv_ms") / MS + " s, and have no keepalive")
                    .about(group, "pid", "process")
                    .provedBy(services.of(group, examination))
                    .tell(
                            "Let the program close idle connections, or set SO_KEEPALIVE: net.ipv4.tcp_keepalive_time"
                                    + " works only where a program has asked for it.",
                            "they have a keepalive timer: sockeye -tano");
        }
    }
}
