package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;

/** Packets that are dropped before they reach a socket. */
final class Softnet implements Check {
    private static final String SECTION = "softnet";

    private static final Description DESCRIPTION = new Description(
            "softnet",
            "packets dropped or put off before they reach a socket",
            "A packet that has come waits for its processor. When net.core.netdev_max_backlog of them "
                    + "wait, more are dropped. A processor that has not done all within net.core.netdev_budget "
                    + "is stopped (time_squeeze), which costs time and, if it goes on, packets. Both are "
                    + "counted for the whole host.",
            List.of(
                    new Threshold("dropped", "packets dropped between two looks", 1),
                    new Threshold("squeezed", "times a processor was stopped, each second", 100)),
            List.of("https://docs.kernel.org/admin-guide/sysctl/net.html (netdev_max_backlog, netdev_budget)"));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void judge(final Examination examination) {
        final long dropped = examination.growth(SECTION, "dropped");
        final long squeezed = examination.growth(SECTION, "time_squeeze");
        final boolean isDropping = dropped >= examination.threshold("dropped");
        final boolean isSqueezed =
                examination.seconds() > 0 && squeezed >= examination.threshold("squeezed") * examination.seconds();
        if (!isDropping && !isSqueezed) {
            return;
        }
        examination
                .found(
                        isDropping ? Severity.CRITICAL : Severity.WARNING,
                        "in " + Math.round(examination.seconds()) + " s " + dropped
                                + " packets were dropped before they reached a socket, and processors were stopped "
                                + squeezed + " times with packets left")
                .about("counter", "softnet_stat")
                .provedBy(new Evidence.Builder("dropped", "time_squeeze").row(dropped, squeezed))
                .tell(
                        "Spread the work over more processors (queues of the card, RPS); else raise"
                                + " net.core.netdev_max_backlog and net.core.netdev_budget.",
                        "both stand still: sockeye doctor --only=softnet");
    }
}
