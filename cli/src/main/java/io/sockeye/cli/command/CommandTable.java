package io.sockeye.cli.command;

/** The commands beside the listing. */
public interface CommandTable {
    /**
     * All of them. Asked only where a command line may choose one, or asks for help: a listing does not pay for them.
     *
     * @return an entry for each, in the order of help, made anew.
     */
    CommandEntry[] entries();
}
