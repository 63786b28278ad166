package io.sockeye.collector.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.sockeye.collector.look.HostFiles;
import io.sockeye.collector.look.ListeningPorts;
import io.sockeye.collector.look.Look;
import io.sockeye.collector.look.SocketQuestion;

/** Runs checks: has them ask, and, when the host was looked at, has them judge. Confined to one thread. */
public final class Doctor {
    private final HostFiles files;
    private final List<Check> checks = new ArrayList<>();
    private final List<Thresholds> thresholds = new ArrayList<>();
    private final List<SocketQuestion> questions = new ArrayList<>();
    private final List<Diagnosis.Gap> gaps = new ArrayList<>();

    /**
     * Have all checks ask.
     *
     * @param all        checks to make, each new.
     * @param given      thresholds that hold in place of the checks' own, by the names of check and threshold with a
     *                   dot between.
     * @param files      of the host.
     * @param listening  the ports of the host's services.
     * @param hasNetlink whether sockets come by netlink; what only that tells is a gap
     *                   otherwise, and its answers are empty.
     */
    public Doctor(
            final List<Check> all,
            final Map<String, Long> given,
            final HostFiles files,
            final ListeningPorts listening,
            final boolean hasNetlink) {
        this.files = files;
        for (final Check check : all) {
            final Thresholds own = new Thresholds(check.description(), given);
            final List<SocketQuestion> asked = new ArrayList<>();
            check.ask(new Inquiry(own, files, listening, asked));
            if (!hasNetlink && asked.removeIf(SocketQuestion::needsNetlink)) {
                gaps.add(new Diagnosis.Gap(check.description().name(), "/proc does not tell all that it asks for"));
            }
            checks.add(check);
            thresholds.add(own);
            questions.addAll(asked);
        }
    }

    /** {@return what is to be answered by each look} */
    public List<SocketQuestion> questions() {
        return List.copyOf(questions);
    }

    /**
     * Have all checks judge.
     *
     * @param first what was seen at first.
     * @param last  what was seen last; the same where there was one look only.
     * @return what was found.
     */
    public Diagnosis judge(final Look first, final Look last) {
        final List<Finding> findings = new ArrayList<>();
        final List<Diagnosis.Gap> all = new ArrayList<>(gaps);
        for (int i = 0; i < checks.size(); i++) {
            final Check.Description check = checks.get(i).description();
            final Examination examination = new Examination(check, thresholds.get(i), first, last, files);
            checks.get(i).judge(examination);
            findings.addAll(examination.findings());
            for (final String obstacle : examination.obstacles()) {
                all.add(new Diagnosis.Gap(check.name(), obstacle));
            }
        }
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        return new Diagnosis(List.copyOf(findings), List.copyOf(all));
    }
}
