package io.sockeye.cli.args;

/**
 * A command line that needs no look at any socket: a request for help or the version, or a mistake.
 *
 * @param code   to exit with, 0 to 255.
 * @param stdout text to print, lines with their newlines; may be empty.
 * @param stderr text to print, lines with their newlines; may be empty.
 */
public record ImmediateExit(int code, String stdout, String stderr) implements ParseResult {}
