/**
 * What Sockeye is held against and nobody else has, and our library beside it: programs of a few lines, run by {@code
 * compare} as processes.
 */
package io.sockeye.benchmarks.baseline;
