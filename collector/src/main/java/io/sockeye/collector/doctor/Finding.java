package io.sockeye.collector.doctor;

import java.util.Map;

/**
 * Something that a check has found. Texts from outside are in the subject and in the evidence, and in the summary as
 * they are; never in the advice and in how to see that it helped, which may be pasted. Threads: immutable.
 *
 * @param check      that found it.
 * @param severity   how grave it is.
 * @param summary    what is so, in one sentence with its numbers, one char per byte.
 * @param subject    the fields that it is about, with their values: of each a {@link Long}, or a {@link String} with
 *                   one char per byte.
 * @param evidence   the rows that prove it.
 * @param advice     what to do, in one sentence or two.
 * @param recheck    how to see that it helped.
 */
public record Finding(
        Check.Description check,
        Severity severity,
        String summary,
        Map<String, Object> subject,
        Evidence evidence,
        String advice,
        String recheck) {}
