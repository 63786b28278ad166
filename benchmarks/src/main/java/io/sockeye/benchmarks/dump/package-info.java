/**
 * What a dump costs in a warm process: our source against the least that anybody can do, receiving and stepping over
 * the messages. {@code compare} runs {@link io.sockeye.benchmarks.dump.DumpComparison} in a process of its own.
 */
package io.sockeye.benchmarks.dump;
