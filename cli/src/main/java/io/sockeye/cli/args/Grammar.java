package io.sockeye.cli.args;

/** Whose options a command line is made of. */
public enum Grammar {
    /** Only netstat's: the drop-in. */
    NETSTAT,
    /** netstat's, and Sockeye's own long options and commands. */
    SOCKEYE;

    /**
     * The grammar of a program.
     *
     * @param programName as it was called.
     * @return netstat's for {@code netstat}.
     */
    public static Grammar of(final String programName) {
        return "netstat".equals(programName) ? NETSTAT : SOCKEYE;
    }
}
