package io.sockeye.cli.format;

/**
 * How rows are written, besides the format.
 *
 * @param header whether CSV and TSV begin with the names of the fields.
 * @param nul    whether rows end with NUL in place of the format's own end of a line.
 */
public record FormatOptions(boolean header, boolean nul) {}
