/**
 * Rows to text, byte for byte as netstat prints them. {@link io.sockeye.cli.output.AsciiWriter} gathers bytes,
 * {@link io.sockeye.cli.output.InternetTable}, {@link io.sockeye.cli.output.SctpTable} and
 * {@link io.sockeye.cli.output.UnixTable} take batches of rows and write tables into it. Nothing on the way from a row
 * to the buffer allocates.
 */
package io.sockeye.cli.output;
