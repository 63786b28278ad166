package io.sockeye.cli.serve;

import io.sockeye.cli.command.Command;
import io.sockeye.cli.command.CommandOutput;

/** {@code sockeye serve}: numbers of all sockets for Prometheus and the like, until it is stopped. */
public final class ServeCommand implements Command {
    private final String version;

    /**
     * Prepare to serve.
     *
     * @param version of Sockeye.
     */
    public ServeCommand(final String version) {
        this.version = version;
    }

    @Override
    public int run(final String[] arguments, final CommandOutput output) {
        return new ServeRun(version, output).run(arguments);
    }
}
