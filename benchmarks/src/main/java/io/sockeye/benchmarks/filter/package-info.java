/** How long it takes to tell whether a row is wanted. */
package io.sockeye.benchmarks.filter;
