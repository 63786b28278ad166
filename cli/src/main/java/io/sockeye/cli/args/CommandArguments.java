package io.sockeye.cli.args;

import java.util.List;

import io.sockeye.collector.text.PrintableText;

/** Reads command lines of a command that has options of its own and passes others on. Threads: stateless. */
final class CommandArguments {
    /** What an option is passed on by to the listing of sockets, which reads its argument. */
    static final int SOCKETS = -2;

    private static final int USAGE_ERROR = 3;
    private static final String LETTERS = "h";

    private final String programName;
    private final String version;
    private final String command;

    CommandArguments(final String programName, final String version, final String command) {
        this.programName = programName;
        this.version = version;
        this.command = command;
    }

    /** What has been said so far. Confined to one thread. */
    interface Draft {
        /** Take an option; answers with null, or with what is wrong with it, without the program's name. */
        String take(int option, GetoptLong getopt);

        /** {@return the options, with those that were passed on} */
        ParseResult options(NetstatOptions sockets);
    }

    /** Read a command line: options, of which {@code -h} and {@code --help} print the help, and no operands. */
    ParseResult parse(
            final String[] arguments,
            final LongOption[] options,
            final String help,
            final List<String> passedOn,
            final Draft draft) {
        final StringBuilder messages = new StringBuilder();
        final GetoptLong getopt =
                new GetoptLong(programName, LETTERS, new LongOption[][] {options}, arguments, () -> false, messages);
        for (int option = getopt.next(); option != GetoptLong.END; option = getopt.next()) {
            if (option == 'h') {
                return new ImmediateExit(0, help, messages.toString());
            }
            String mistake = "";
            if (option == SOCKETS) {
                passedOn.add("--" + getopt.longOption().name() + "=" + getopt.optionArgument());
                mistake = null;
            } else if (option != GetoptLong.WRONG) {
                mistake = draft.take(option, getopt);
            }
            if (mistake != null) {
                return wrong(messages, mistake);
            }
        }
        if (!getopt.operands().isEmpty()) {
            final String operand = PrintableText.of(getopt.operands().get(0));
            return wrong(messages, command + ": '" + operand + "' is no option; see --help");
        }
        final ParseResult sockets = new ArgumentParser(Grammar.SOCKEYE, programName, version, () -> false)
                .parse(passedOn.toArray(new String[0]), () -> false);
        return sockets instanceof final NetstatOptions listing ? draft.options(listing) : sockets;
    }

    /** What is wrong with an argument. */
    String invalid(final String word, final String option, final String possibilities) {
        return command + ": invalid argument '" + PrintableText.of(word) + "' for '" + option + "'; " + possibilities;
    }

    private ImmediateExit wrong(final StringBuilder messages, final String mistake) {
        if (!mistake.isEmpty()) {
            messages.append(programName).append(": ").append(mistake).append('\n');
        }
        return new ImmediateExit(USAGE_ERROR, "", messages.toString());
    }
}
