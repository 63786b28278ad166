package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;

/** Interfaces whose errors and drops grow. */
final class Interfaces implements Check {
    private static final List<String> BAD =
            List.of("rx_errs", "rx_drop", "rx_fifo", "rx_frame", "tx_errs", "tx_drop", "tx_fifo", "tx_carrier");

    private static final Description DESCRIPTION = new Description(
            "interfaces",
            "errors and drops of interfaces that grow",
            "An interface counts packets that it could not receive or send: errors of the link (errs, "
                    + "frame, carrier), and drops for want of room or of somebody who wants them (drop, fifo). "
                    + "What counts is that they grow between two looks.",
            List.of(new Threshold("count", "errors or drops of one interface between two looks", 1)),
            List.of("https://docs.kernel.org/networking/statistics.html"));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void judge(final Examination examination) {
        for (final String name : examination.interfaces()) {
            final Evidence.Builder rows = new Evidence.Builder("interface", "counter", "grown_by");
            long all = 0;
            for (final String counter : BAD) {
                final long grown = examination.growth(name, counter);
                all += grown;
                if (grown > 0) {
                    rows.row(name, counter, grown);
                }
            }
            if (all >= examination.threshold("count")) {
                examination
                        .found(
                                Severity.WARNING,
                                "interface " + name + " has had " + all + " errors and drops in "
                                        + Math.round(examination.seconds()) + " s")
                        .about("interface", name)
                        .provedBy(rows)
                        .tell(
                                "Errors are of cable, card or its peer; drops for want of room of its ring or queue"
                                        + " (ethtool -g, tc -s qdisc).",
                                "the counters stand still: sockeye -i -c");
            }
        }
    }
}
