/**
 * The command line: what was typed, as glibc's getopt_long and netstat's {@code main} read it, becomes immutable
 * {@link io.sockeye.cli.args.NetstatOptions}, or an {@link io.sockeye.cli.args.ImmediateExit} with the words that
 * netstat has for it. On the path of every start, so it is plain: no reflection, no regular expressions, no formats.
 */
package io.sockeye.cli.args;
