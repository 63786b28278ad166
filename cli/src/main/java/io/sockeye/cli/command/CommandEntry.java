package io.sockeye.cli.command;

/**
 * A line in the table of commands.
 *
 * @param word      that a command line begins with to choose it: lower-case letters and hyphens.
 * @param arguments as help shows them, such as {@code [MODE]}; may be empty.
 * @param summary   of what it does, for help: a few words, on several lines where need be.
 * @param service   whether it runs until it is stopped, and so wants the JVM of a service: the launcher then takes the
 *                  options in {@code lib/service.options} in place of those for listings, and has the word in a list of
 *                  its own, which a test holds against this table.
 * @param command   to run.
 */
public record CommandEntry(String word, String arguments, String summary, boolean service, Command command) {
    /** {@return the word and its arguments} */
    public String typed() {
        return arguments.isEmpty() ? word : word + " " + arguments;
    }
}
