package io.sockeye.benchmarks.results;

import java.util.List;

/**
 * What was measured on one farm.
 *
 * @param sockets  that were asked for.
 * @param farm     what the farm said when it was up.
 * @param commands programs, whole processes.
 * @param dumps    in a warm process.
 */
public record SizeResult(long sockets, String farm, List<CommandResult> commands, List<DumpResult> dumps) {}
