package io.sockeye.collector.doctor.check;

import java.util.List;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Evidence;
import io.sockeye.collector.doctor.Examination;
import io.sockeye.collector.doctor.Severity;
import io.sockeye.collector.doctor.Threshold;

/** The table of tracked connections that fills up. */
final class Conntrack implements Check {
    private static final String SECTION = "conntrack";

    private static final Description DESCRIPTION = new Description(
            "conntrack",
            "the table of tracked connections against its maximum, and drops",
            "A firewall that tracks connections keeps each in a table of nf_conntrack_max entries. "
                    + "When it is full new connections are dropped (drop), or old ones are given up early "
                    + "(early_drop). It counts for each network namespace; a host without a stateful firewall "
                    + "has none.",
            List.of(
                    new Threshold("share", "percent of nf_conntrack_max", 80),
                    new Threshold("critical-share", "percent of nf_conntrack_max, which is critical", 95),
                    new Threshold("drops", "connections dropped between two looks", 1)),
            List.of("https://docs.kernel.org/networking/nf_conntrack-sysctl.html (nf_conntrack_max,"
                    + " nf_conntrack_count)"));

    @Override
    public Description description() {
        return DESCRIPTION;
    }

    @Override
    public void judge(final Examination examination) {
        final long used =
                examination.setting("net.netfilter.nf_conntrack_count").number();
        final long most = examination.setting("net.netfilter.nf_conntrack_max").number();
        final long drops = examination.growth(SECTION, "drop");
        final long early = examination.growth(SECTION, "early_drop");
        final long share = used >= 0 && most > 0 ? used * 100 / most : 0;
        final boolean isDropping = drops + early >= examination.threshold("drops");
        if (!isDropping && share < examination.threshold("share")) {
            return;
        }
        final boolean isCritical = isDropping || share >= examination.threshold("critical-share");
        examination
                .found(
                        isCritical ? Severity.CRITICAL : Severity.WARNING,
                        used + " connections are tracked, " + share + " % of nf_conntrack_max; just now " + drops
                                + " were dropped and " + early + " given up early")
                .about("setting", "net.netfilter.nf_conntrack_max")
                .provedBy(new Evidence.Builder("tracked", "max", "drop", "early_drop").row(used, most, drops, early))
                .tell(
                        "Raise net.netfilter.nf_conntrack_max if memory allows, some 300 bytes each, or do not"
                                + " track what"
                                + " needs no state.",
                        "the share falls: sockeye doctor --only=conntrack");
    }
}
