/** Sentences for protocol counters: those of netstat, found as netstat finds them, and one for every counter. */
package io.sockeye.cli.statistics.labels;
