package io.sockeye.cli.zoo;

/**
 * What a finished command left behind. Text is decoded as ISO 8859-1, so that every character is one byte.
 *
 * @param exitCode of the command; 128 and more after a signal.
 * @param stdout all of it.
 * @param stderr all of it.
 */
record Outcome(int exitCode, String stdout, String stderr) {}
