package io.sockeye.cli.doctor;

import io.sockeye.cli.command.Command;
import io.sockeye.cli.command.CommandOutput;

/**
 * {@code sockeye doctor}: looks at a host, and tells what is wrong with it. The exit code is that of monitoring
 * plug-ins: 0 where nothing was found, 1 for warnings, 2 for what is critical, 3 for wrong use, and where nothing was
 * found but something could not be judged.
 */
public final class DoctorCommand implements Command {
    private final String version;
    private final SocketFeeds feeds;

    /**
     * Prepare to look.
     *
     * @param version of Sockeye.
     * @param feeds   of sockets.
     */
    public DoctorCommand(final String version, final SocketFeeds feeds) {
        this.version = version;
        this.feeds = feeds;
    }

    @Override
    public int run(final String[] arguments, final CommandOutput output) {
        return new DoctorRun(version, feeds, output).run(arguments);
    }
}
