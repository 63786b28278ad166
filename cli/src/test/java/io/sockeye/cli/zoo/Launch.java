package io.sockeye.cli.zoo;

import java.util.ArrayList;
import java.util.List;

/** How Sockeye is started: under which of its names, and with which source of sockets. */
enum Launch {
    /** The drop-in, which knows netstat's options only. */
    NETSTAT("netstat", null),
    SOCKEYE("sockeye", null),
    NETLINK("sockeye", "--source=netlink"),
    PROC("sockeye", "--source=proc");

    private final String name;
    private final String option;

    Launch(final String name, final String option) {
        this.name = name;
        this.option = option;
    }

    /** {@return the command line with these arguments} */
    List<String> command(final List<String> arguments) {
        final List<String> command = new ArrayList<>();
        command.add(name);
        if (option != null) {
            command.add(option);
        }
        command.addAll(arguments);
        return command;
    }
}
