package io.sockeye.cli;

import io.sockeye.cli.command.CommandEntry;
import io.sockeye.cli.command.CommandTable;

/** The commands beside the listing: the one place where a command is registered, by an entry. */
final class Commands implements CommandTable {
    @Override
    public CommandEntry[] entries() {
        return new CommandEntry[] {};
    }
}
