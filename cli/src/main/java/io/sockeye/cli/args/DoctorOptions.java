package io.sockeye.cli.args;

import java.util.List;
import java.util.Map;

/**
 * What a command line of {@code sockeye doctor} asks for. Threads: immutable.
 *
 * @param only          names of the checks to make; empty for all.
 * @param skip          names of checks not to make.
 * @param list          whether to list the checks, and to make none.
 * @param explained     name of the check to explain, to make none; null for none.
 * @param intervalNanos between two looks, in nanoseconds; 0 for one look.
 * @param format        how findings are written: {@code text}, {@code json} or {@code jsonl}.
 * @param thresholds    that hold in place of the checks' own, by the names of check and threshold with a dot between.
 * @param sockets       which sockets are looked at, and where from.
 */
public record DoctorOptions(
        List<String> only,
        List<String> skip,
        boolean list,
        String explained,
        long intervalNanos,
        String format,
        Map<String, Long> thresholds,
        NetstatOptions sockets)
        implements ParseResult {
    /** Findings for people. */
    public static final String TEXT = "text";
    /** One array of all findings. */
    public static final String JSON = "json";
    /** An object a line. */
    public static final String JSON_LINES = "jsonl";
}
