package io.sockeye.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;

import io.sockeye.cli.command.CommandDispatcher;
import io.sockeye.cli.command.CommandHelp;
import io.sockeye.cli.command.CommandOutput;
import io.sockeye.cli.command.CommandTable;
import io.sockeye.cli.command.ListingCommand;

/** The program: command line in, exit code out. Called {@code netstat} it knows netstat's options only. */
public final class Main {
    /** Version of Sockeye, held against the build's by a test. */
    static final String VERSION = "0.1.0";

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
        final CommandOutput output = new CommandOutput(name, out, err);
        try {
            final CommandTable commands = new Commands();
            final ListingCommand listing = new ListingCommand(VERSION, new Listings(), new CommandHelp(commands));
            return new CommandDispatcher(commands, listing).run(args, output);
        } catch (final VirtualMachineError | LinkageError e) {
            return output.failed(Exhaustion.words(e));
        }
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
