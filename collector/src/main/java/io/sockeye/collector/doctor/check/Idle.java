package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Inquiry;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;
import io.sockeye.collector.doctor.look.Group;
import io.sockeye.collector.doctor.look.SocketQuestion;

/** Long idle connections that nothing would ever end. */
public final class Idle implements Check {
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

    /** Nothing is asked yet. */
    public Idle() {}

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void ask(final Inquiry inquiry) {
        final String age = " ge " + inquiry.threshold("age") + "s";
        idle = inquiry.sockets(SocketQuestion.where("protocol = tcp and state established and not timer = keepalive"
                        + " and last_recv_ms" + age + " and last_send_ms" + age)
                .by("pid", "process", "local_port")
                .max("last_recv_ms"));
    }

    @Override
    public void judge(final Examination examination) {
        for (final Group group : examination.answer(idle).groups()) {
            if (group.count() < examination.threshold("count")) {
                return;
            }
            examination
                    .found(
                            Severity.WARNING,
                            group.count() + " connections of " + group.text("process") + " (pid " + group.text("pid")
                                    + ") are idle for " + examination.threshold("age")
                                    + " s and longer, and have no keepalive")
                    .about("pid", group.value("pid"))
                    .about("process", group.value("process"))
                    .about("local_port", group.value("local_port"))
                    .provedBy(new Evidence.Builder("count", "pid", "local_port", "idle_ms")
                            .row(
                                    group.count(),
                                    group.value("pid"),
                                    group.value("local_port"),
                                    group.number("max_last_recv_ms")))
                    .tell(
                            "Let the program close idle connections, or set SO_KEEPALIVE: net.ipv4.tcp_keepalive_time"
                                    + " works only where a program has asked for it.",
                            "they have a keepalive timer: sockeye -tano");
        }
    }
}
