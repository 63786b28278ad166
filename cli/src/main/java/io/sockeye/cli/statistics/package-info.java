/**
 * The text of {@code netstat -s}: protocol counters in netstat's sentences or, in the same layout, in better ones, and
 * what changes from round to round.
 */
package io.sockeye.cli.statistics;
