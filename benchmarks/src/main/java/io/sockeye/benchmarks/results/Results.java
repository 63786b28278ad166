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
 */
public record Results(
        String date, String commit, Host host, int runs, List<SizeResult> sizes, List<CommandResult> quiet) {}
