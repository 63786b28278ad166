package io.sockeye.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.ImmediateExit;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.args.ParseResult;

/** The program: command line in, exit code out. Called {@code netstat} it knows netstat's options only. */
public final class Main {
    /** Version of Sockeye, held against the build's by a test. */
    static final String VERSION = "0.1.0";

    private static final String NETSTAT = "netstat";

    private Main() {}

    /**
     * Run one command.
     *
     * @param name of the program as it was called, {@code sockeye} or {@code netstat}.
     * @param args of the command line, without that name.
     * @param out  for data.
     * @param err  for words.
     * @return the exit code.
     */
    public static int run(final String name, final String[] args, final OutputStream out, final PrintStream err) {
        final Grammar grammar = NETSTAT.equals(name) ? Grammar.NETSTAT : Grammar.SOCKEYE;
        final ArgumentParser parser = new ArgumentParser(grammar, name, VERSION, Main::isSelinuxEnabled);
        final ParseResult result = parser.parse(args, System.getenv("POSIXLY_CORRECT") != null);
        if (result instanceof ImmediateExit exit) {
            err.print(exit.stderr());
            return new CommandOutput(name, out, err).print(exit.stdout(), exit.code());
        }
        final NetstatOptions options = (NetstatOptions) result;
        err.print(options.warnings());
        return new ListingCommand(name, options, out, err).run();
    }

    /** As is_selinux_enabled(3): whether the security module's file system is mounted where all programs look for it. */
    private static boolean isSelinuxEnabled() {
        return Files.exists(Path.of("/sys/fs/selinux/enforce"));
    }

    /**
     * The program's entry.
     *
     * @param args of the command line.
     */
    public static void main(final String[] args) {
        final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        final int code = run(System.getProperty("sockeye.name", "sockeye"), args, out, System.err);
        if (code != 0) {
            // Not exit: it first looks for a logger that might want to know, which costs more than the listing.
            Runtime.getRuntime().halt(code);
        }
    }
}
