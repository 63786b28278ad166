package io.sockeye.cli;

import io.sockeye.cli.command.CommandEntry;
import io.sockeye.cli.command.CommandTable;
import io.sockeye.cli.command.SchemaCommand;

/** The commands beside the listing: the one place where a command is registered, by an entry. */
final class Commands implements CommandTable {
    @Override
    public CommandEntry[] entries() {
        return new CommandEntry[] {
            new CommandEntry(
                    "schema", "[MODE]", "print the JSON Schema of a row", false, new SchemaCommand(new Schemas())),
        };
    }
}
