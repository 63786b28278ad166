package io.sockeye.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.ImmediateExit;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.args.ParseResult;
import io.sockeye.cli.listing.ListingFactory;

/**
 * The command that a command line without a command's word asks for: reads options, and prints what they ask for. With
 * another factory it counts what they ask for.
 */
public final class ListingCommand implements Command {
    private final String version;
    private final ListingFactory listings;
    private final CommandHelp commandHelp;
    private final boolean isCount;

    /**
     * Prepare to list.
     *
     * @param version     of Sockeye, for {@code -V}.
     * @param listings    to choose from.
     * @param commandHelp for {@code -h}.
     */
    public ListingCommand(final String version, final ListingFactory listings, final CommandHelp commandHelp) {
        this(version, listings, commandHelp, false);
    }

    private ListingCommand(
            final String version, final ListingFactory listings, final CommandHelp commandHelp, final boolean isCount) {
        this.version = version;
        this.listings = listings;
        this.commandHelp = commandHelp;
        this.isCount = isCount;
    }

    /**
     * Prepare to count what would be listed.
     *
     * @param version     of Sockeye, for {@code -V}.
     * @param counts      to choose from.
     * @param commandHelp for {@code -h}.
     * @return a command whose options are those of a listing and of counts.
     */
    public static ListingCommand ofCounts(
            final String version, final ListingFactory counts, final CommandHelp commandHelp) {
        return new ListingCommand(version, counts, commandHelp, true);
    }

    @Override
    public int run(final String[] arguments, final CommandOutput output) {
        final String name = output.name();
        final ArgumentParser parser = new ArgumentParser(
                Grammar.of(name), name, version, ListingCommand::isSelinuxEnabled, commandHelp, isCount);
        final ParseResult result = parser.parse(arguments, () -> System.getenv("POSIXLY_CORRECT") != null);
        if (result instanceof ImmediateExit exit) {
            output.err().print(exit.stderr());
            return output.print(exit.stdout(), exit.code());
        }
        final NetstatOptions options = (NetstatOptions) result;
        output.err().print(options.warnings());
        return new ListingRun(options, listings, output).run();
    }

    /**
     * As is_selinux_enabled(3): whether the security module's file system is mounted where all programs look for it.
     */
    private static boolean isSelinuxEnabled() {
        return Files.exists(Path.of("/sys/fs/selinux/enforce"));
    }
}
