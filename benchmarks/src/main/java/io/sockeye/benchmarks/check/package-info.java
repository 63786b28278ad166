/**
 * Holds a directory of results against {@code benchmarks/goals}. A figure that is missing is a goal that is missed:
 * what is no longer measured cannot be kept.
 */
package io.sockeye.benchmarks.check;
