package io.sockeye.cli;

import io.sockeye.cli.command.CommandEntry;
import io.sockeye.cli.command.CommandHelp;
import io.sockeye.cli.command.CommandTable;
import io.sockeye.cli.command.ListingCommand;
import io.sockeye.cli.command.SchemaCommand;
import io.sockeye.cli.doctor.DoctorCommand;
import io.sockeye.cli.serve.ServeCommand;

/** The commands beside the listing: the one place where a command is registered, by an entry. */
final class Commands implements CommandTable {
    @Override
    public CommandEntry[] entries() {
        return new CommandEntry[] {
            new CommandEntry(
                    "count",
                    "[OPTION]... --by=FIELD,... [FILTER...]",
                    "count rows by fields, most first: sockets in all\nstates, or what -r, -i, -g, -M, -s display",
                    false,
                    ListingCommand.ofCounts(Main.VERSION, new Counts(), new CommandHelp(this))),
            new CommandEntry(
                    "doctor",
                    "[OPTION]...",
                    "look for what is wrong with this host's sockets,\nand prove it",
                    false,
                    new DoctorCommand(Main.VERSION, new DoctorFeeds())),
            new CommandEntry(
                    "schema", "[MODE]", "print the JSON Schema of a row", false, new SchemaCommand(new Schemas())),
            new CommandEntry(
                    "serve",
                    "[OPTION]...",
                    "look at all sockets every few seconds, and serve\nnumbers of them to Prometheus and the like",
                    true,
                    new ServeCommand(Main.VERSION)),
        };
    }
}
