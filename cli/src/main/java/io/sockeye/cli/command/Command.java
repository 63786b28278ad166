package io.sockeye.cli.command;

/** Something that the program can be told to do. Confined to one thread. */
public interface Command {
    /**
     * Do it.
     *
     * @param arguments of the command line, without the program's name and the command's word.
     * @param output    to print to.
     * @return the exit code, 0 to 255.
     */
    int run(String[] arguments, CommandOutput output);
}
