package io.sockeye.cli.zoo;

import java.nio.file.Path;
import java.util.List;

/** What a {@link Zoo} shows: each is made by a script. */
enum Exhibit {
    /** Sockets of all kinds and states, and the processes that own them. */
    SOCKETS(Installation.script("zoo.py"), List.of()),
    /** Sockets whose names break the reader of /proc/net/unix. */
    HOSTILE_NAMES(Installation.script("zoo.py"), List.of(), "--hostile"),
    /** Interfaces, addresses, groups, routes and counters of all kinds. */
    NETWORK(Installation.script("network.py"), List.of()),
    /** Thousands of routes. */
    MANY_ROUTES(Installation.script("network.py"), List.of(), "--crowd"),
    /** Connections that are translated on their way. */
    NAT(Installation.natMaker(), List.of("nft", "conntrack")),
    /** A host that one thing is wrong with, by the name of the ailment. */
    SICK(Installation.script("sick.py"), List.of("nft")),
    /** Sockets whose numbers are known by protocol, family, state and port. */
    SERVED(Installation.script("served.py"), List.of("promtool", "prometheus", "systemd-analyze", "ss", "nft"));

    private final Path script;
    private final List<String> programs;
    private final List<String> arguments;

    Exhibit(final Path script, final List<String> programs, final String... arguments) {
        this.script = script;
        this.programs = programs;
        this.arguments = List.of(arguments);
    }

    /** {@return the script that makes it and says {@code READY}} */
    Path script() {
        return script;
    }

    /** {@return programs that the script and the tests need, besides what every zoo does} */
    List<String> programs() {
        return programs;
    }

    /** {@return the arguments of the script, but for the directory} */
    List<String> arguments() {
        return arguments;
    }
}
