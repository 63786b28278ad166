package io.sockeye.cli.format;

import io.sockeye.cli.args.NetstatOptions;

/**
 * How rows are written, besides the format.
 *
 * @param header whether CSV and TSV begin with the names of the fields.
 * @param nul    whether rows end with NUL in place of the format's own end of a line.
 */
public record FormatOptions(boolean header, boolean nul) {
    /**
     * {@return what a command line asks for}
     *
     * @param options of it.
     */
    public static FormatOptions of(final NetstatOptions options) {
        return new FormatOptions(!options.noHeader(), options.nul());
    }
}
