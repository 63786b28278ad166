package io.sockeye.collector.doctor;

import java.util.List;

/**
 * What an examination has come to. Threads: immutable.
 *
 * @param findings the gravest first, and in the order of the checks where they are equally grave.
 * @param gaps     what could not be judged.
 */
public record Diagnosis(List<Finding> findings, List<Gap> gaps) {
    /**
     * Something that a check could not judge.
     *
     * @param check  its name.
     * @param reason in a few words.
     */
    public record Gap(String check, String reason) {}

    /** {@return the gravest severity that was found; null if nothing was} */
    public Severity worst() {
        return findings.isEmpty() ? null : findings.get(0).severity();
    }
}
