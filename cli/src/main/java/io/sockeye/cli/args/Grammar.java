package io.sockeye.cli.args;

/** Whose options a command line is made of. */
public enum Grammar {
    /** Only netstat's: the drop-in. */
    NETSTAT,
    /** netstat's, and Sockeye's own long options. */
    SOCKEYE
}
