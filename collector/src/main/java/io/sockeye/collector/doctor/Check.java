package io.sockeye.collector.doctor;

import java.util.List;

/**
 * Looks for one thing that can be wrong. A check asks once, and then judges any number of looks. Confined to one
 * thread.
 */
public interface Check {
    /** {@return what it is called and what it does, for people} */
    Description description();

    /**
     * Ask for what is needed to judge besides counters and settings, which are there unasked. Called once, before the
     * first look.
     *
     * @param inquiry to ask of.
     */
    default void ask(final Inquiry inquiry) {}

    /**
     * Judge what was seen.
     *
     * @param examination what was seen; to tell what was found.
     */
    void judge(Examination examination);

    /**
     * What a check is.
     *
     * @param name       that users type: lower-case letters and hyphens.
     * @param finds      what it finds, in a few words.
     * @param reasoning  how it comes to its finding, in sentences.
     * @param thresholds from where on it speaks.
     * @param references where the kernel's documentation says so.
     */
    record Description(
            String name, String finds, String reasoning, List<Threshold> thresholds, List<String> references) {}
}
