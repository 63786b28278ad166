package io.sockeye.benchmarks.results;

import java.util.List;

/**
 * One run of {@code compare}.
 *
 * @param date   of the run, ISO 8601.
 * @param commit that was measured.
 * @param host   that it ran on.
 * @param runs   of each program at least; figures are medians. Those that take minutes ran once.
 * @param sizes  that were compared, one farm each.
 * @param quiet  programs in a network namespace without sockets.
 * @param routes programs on tables of routes, whose number takes the place of that of sockets; none in older runs.
 */
public record Results(
        String date,
        String commit,
        Host host,
        int runs,
        List<SizeResult> sizes,
        List<CommandResult> quiet,
        List<SizeResult> routes) {
    /** What an older run does not have is empty. */
    public Results {
        routes = routes == null ? List.of() : routes;
    }
}
