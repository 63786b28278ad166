package io.sockeye.cli.command;

import java.util.function.Supplier;

import io.sockeye.cli.args.HelpLines;

/** What Sockeye's {@code -h} says of commands. */
public final class CommandHelp implements Supplier<String> {
    private final CommandTable table;

    /**
     * Prepare to tell of the commands of a table.
     *
     * @param table to ask when it comes to it.
     */
    public CommandHelp(final CommandTable table) {
        this.table = table;
    }

    /** {@return a line of heading and a few for each command; empty if there are none} */
    @Override
    public String get() {
        final CommandEntry[] entries = table.entries();
        if (entries.length == 0) {
            return "";
        }
        final HelpLines lines = new HelpLines(
                "\n  Commands of sockeye, as the first word; without one it displays what is asked for:\n");
        for (final CommandEntry entry : entries) {
            lines.add(entry.typed(), entry.summary());
        }
        return lines.toString();
    }
}
