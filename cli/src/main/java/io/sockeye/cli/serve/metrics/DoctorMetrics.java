package io.sockeye.cli.serve.metrics;

import java.util.List;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;

import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.Diagnosis;
import io.sockeye.collector.doctor.Finding;
import io.sockeye.collector.doctor.Severity;

/** What the doctor finds, as numbers. Threads: stateless. */
public final class DoctorMetrics {
    private DoctorMetrics() {}

    /**
     * Tell of a diagnosis. Each check has its numbers, 0 where it finds nothing.
     *
     * @param checks    that were made.
     * @param diagnosis of them.
     * @param target    to add to.
     */
    public static void add(final List<Check> checks, final Diagnosis diagnosis, final List<MetricSnapshot> target) {
        final Metric findings = Metric.gauge(
                "sockeye_doctor_findings", "Findings of sockeye doctor by check and severity.", "check", "severity");
        final Metric gaps =
                Metric.gauge("sockeye_doctor_gaps", "Things that a check could not judge, of sockeye doctor.", "check");
        for (final Check check : checks) {
            final String name = check.description().name();
            for (final Severity severity : Severity.values()) {
                findings.add(count(diagnosis.findings(), name, severity), name, severity.word());
            }
            gaps.add(
                    diagnosis.gaps().stream()
                            .filter(gap -> gap.check().equals(name))
                            .count(),
                    name);
        }
        target.add(findings.build());
        target.add(gaps.build());
    }

    private static long count(final List<Finding> findings, final String check, final Severity severity) {
        return findings.stream()
                .filter(finding -> finding.check().name().equals(check) && finding.severity() == severity)
                .count();
    }
}
