package io.sockeye.cli.command;

import java.util.Arrays;

import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.HelpLines;

/**
 * Chooses what a command line is for: its first word, if that is no option and the program does not go by netstat's
 * name, chooses a command of the table. Everything else is a listing, for which such a word is an operand. Confined to
 * one thread.
 */
public final class CommandDispatcher {
    private final CommandTable table;
    private final Command listing;

    /**
     * Prepare to choose.
     *
     * @param table   of the commands beside the listing.
     * @param listing to run where none of them is chosen.
     */
    public CommandDispatcher(final CommandTable table, final Command listing) {
        this.table = table;
        this.listing = listing;
    }

    /**
     * Run what a command line asks for.
     *
     * @param arguments without the program's name.
     * @param output    to print to, which knows that name.
     * @return the exit code.
     */
    public int run(final String[] arguments, final CommandOutput output) {
        final CommandEntry entry = mayChoose(arguments, output) ? find(arguments[0]) : null;
        if (entry == null) {
            return listing.run(arguments, output);
        }
        if (arguments.length == 2 && ("-h".equals(arguments[1]) || "--help".equals(arguments[1]))) {
            return output.print(usage(entry), 0);
        }
        return entry.command().run(Arrays.copyOfRange(arguments, 1, arguments.length), output);
    }

    private static boolean mayChoose(final String[] arguments, final CommandOutput output) {
        return arguments.length > 0
                && !arguments[0].isEmpty()
                && arguments[0].charAt(0) != '-'
                && Grammar.of(output.name()) == Grammar.SOCKEYE;
    }

    private CommandEntry find(final String word) {
        for (final CommandEntry entry : table.entries()) {
            if (entry.word().equals(word)) {
                return entry;
            }
        }
        return null;
    }

    private static String usage(final CommandEntry entry) {
        final HelpLines lines = new HelpLines("usage: sockeye " + entry.typed() + "\n\n");
        lines.add(entry.word(), entry.summary());
        return lines.toString();
    }
}
