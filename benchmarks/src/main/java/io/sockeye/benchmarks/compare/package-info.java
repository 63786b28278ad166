/**
 * Sockeye side by side with netstat, ss, lsof and OSHI, on the same sockets of a
 * {@link io.sockeye.benchmarks.farm.SocketFarm}, as whole processes. A figure counts only if the rows do.
 */
package io.sockeye.benchmarks.compare;
