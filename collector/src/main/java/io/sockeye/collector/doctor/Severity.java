package io.sockeye.collector.doctor;

/** How grave a finding is. */
public enum Severity {
    /** It costs something, or will. */
    WARNING("warning"),
    /** Connections or data are lost, or will be within short. */
    CRITICAL("critical");

    private final String word;

    Severity(final String word) {
        this.word = word;
    }

    /** {@return the word for it, in ASCII} */
    public String word() {
        return word;
    }
}
