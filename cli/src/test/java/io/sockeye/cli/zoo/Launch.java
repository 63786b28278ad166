package io.sockeye.cli.zoo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How Sockeye is started: under which of its names, with which source of sockets, and on how many threads. */
enum Launch {
    /** The drop-in, which knows netstat's options only. */
    NETSTAT("netstat"),
    SOCKEYE("sockeye"),
    NETLINK("sockeye", "--source=netlink", "--threads=3"),
    PROC("sockeye", "--source=proc", "--threads=2");

    private static final Pattern NOTICE = Pattern.compile("(?m)^sockeye: \\w+: from proc, since .*\n");

    private final String name;
    private final List<String> options;

    Launch(final String name, final String... options) {
        this.name = name;
        this.options = List.of(options);
    }

    /** {@return the command line with these arguments} */
    List<String> command(final List<String> arguments) {
        final List<String> command = new ArrayList<>();
        command.add(name);
        command.addAll(options);
        command.addAll(arguments);
        return command;
    }

    /**
     * What of the words on stderr netstat must have too. Forced to netlink, Sockeye also announces, one line each, what
     * netlink does not tell and it took from /proc all the same.
     *
     * @param outcome of this launch.
     * @return the same without those lines.
     */
    Outcome withoutNotices(final Outcome outcome) {
        if (this != NETLINK) {
            return outcome;
        }
        final String stderr = NOTICE.matcher(outcome.stderr()).replaceAll("");
        return new Outcome(outcome.exitCode(), outcome.stdout(), stderr);
    }
}
