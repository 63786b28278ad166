package io.sockeye.cli.args;

/** What became of a command line: options to act on, or words to say before leaving at once. */
public sealed interface ParseResult permits NetstatOptions, DoctorOptions, ServeOptions, ImmediateExit {}
