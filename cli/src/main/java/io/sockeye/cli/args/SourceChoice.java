package io.sockeye.cli.args;

/** Where sockets are to be read from, {@code --source}. */
public enum SourceChoice {
    /** Where it costs least; the other one where that cannot serve. */
    AUTO,
    /** From NETLINK_SOCK_DIAG, and from nowhere else. */
    NETLINK,
    /** From {@code /proc/net}, and from nowhere else. */
    PROC;

    /**
     * The choice by the word for it.
     *
     * @param word as typed.
     * @return the choice, or null if there is none of that name.
     */
    static SourceChoice ofWord(final String word) {
        return switch (word) {
            case "auto" -> AUTO;
            case "netlink" -> NETLINK;
            case "proc" -> PROC;
            default -> null;
        };
    }
}
