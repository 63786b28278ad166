package io.sockeye.cli.args;

/**
 * An option: how it is typed, what it is called in the parser, and what help and README say of it. One that has a
 * letter and a long name is one option. Its texts are plain constants that only help and the README's test put
 * together. Filled while {@link OptionTable} is made, and not changed any more.
 */
final class Option {
    /** Letter of an option that has none. */
    static final char NO_LETTER = 0;

    /** Place of an option whose long name, if there is one, is only shown: another option has it. */
    static final int NOWHERE = -1;

    /** Place of an option of Sockeye's, behind netstat's. */
    static final int BEHIND_NETSTATS = -2;

    /** Place of an option of Sockeye's that is taken for netstat's of the same name. */
    static final int BEFORE_NETSTATS = -3;

    /** Place of an option of Sockeye's that came later: it takes no abbreviation from those before it. */
    static final int BEHIND_ALL = -4;

    private final char letter;
    private final String longName;
    private final LongOption.Argument argument;
    private final int value;
    private final int place;

    private String letterValue = "";
    private String longValue = "";
    private String netstatHelp;
    private String sockeyeHelp;
    private String relation;
    private String what;
    private boolean sharesRow;

    /**
     * Make an option that help and README do not know yet.
     *
     * @param letter   or {@link #NO_LETTER}.
     * @param longName without dashes, or null.
     * @param argument whether it takes one, by letter and by long name alike.
     * @param value    that stands for it in the parser; of an option with a letter that letter.
     * @param place    of the long name in netstat's own list, which decides in what order messages name possibilities;
     *                 or one of this class's constants.
     */
    Option(
            final char letter,
            final String longName,
            final LongOption.Argument argument,
            final int value,
            final int place) {
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.value = value;
        this.place = place;
    }

    /** A letter and a long name of netstat's without an argument. */
    static Option flag(final char letter, final String longName, final int place) {
        return new Option(letter, longName, LongOption.Argument.NO, letter, place);
    }

    /** A letter of netstat's that has no long name and no argument. */
    static Option letter(final char letter) {
        return new Option(letter, null, LongOption.Argument.NO, letter, NOWHERE);
    }

    /** A long name of netstat's without a letter and an argument. */
    static Option word(final String longName, final int value, final int place) {
        return new Option(NO_LETTER, longName, LongOption.Argument.NO, value, place);
    }

    /** A long name that only Sockeye knows. */
    static Option own(final String longName, final LongOption.Argument argument, final int value) {
        return new Option(NO_LETTER, longName, argument, value, BEHIND_NETSTATS);
    }

    /** A long name that only Sockeye knows, and that takes no abbreviation from the others. */
    static Option later(final String longName, final LongOption.Argument argument, final int value) {
        return new Option(NO_LETTER, longName, argument, value, BEHIND_ALL);
    }

    /** How its argument is shown behind the letter and behind the long name, with whatever separates them. */
    Option shownWith(final String behindLetter, final String behindLongName) {
        letterValue = behindLetter;
        longValue = behindLongName;
        return this;
    }

    /** What netstat's help says of it, in netstat's words. */
    Option netstatHelp(final String text) {
        netstatHelp = text;
        return this;
    }

    /** What Sockeye's help says of it, or adds to netstat's; lines parted by newlines. */
    Option sockeyeHelp(final String text) {
        sockeyeHelp = text;
        return this;
    }

    /** A row in the README: how it compares with netstat's (null for Sockeye's own), and what it does. */
    Option row(final String comparison, final String description) {
        relation = comparison;
        what = description;
        return this;
    }

    /** The README tells of it in the row of the option before. */
    Option sameRow() {
        sharesRow = true;
        return this;
    }

    /** {@return the letter, or {@link #NO_LETTER}} */
    char letter() {
        return letter;
    }

    /** {@return whether it takes an argument} */
    LongOption.Argument argument() {
        return argument;
    }

    /** {@return its place in netstat's list, or one of this class's constants} */
    int place() {
        return place;
    }

    /** {@return the long name as getopt_long(3) is told of it} */
    LongOption longOption() {
        return new LongOption(longName, argument, value);
    }

    /** {@return the letter as it is shown, with its argument, or null} */
    String shownLetter() {
        return letter == NO_LETTER ? null : "-" + letter + letterValue;
    }

    /** {@return the long name as it is shown, with its argument, or null} */
    String shownLongName() {
        return longName == null ? null : "--" + longName + longValue;
    }

    /** {@return how a line of netstat's help begins, which leaves arguments out} */
    String shownInNetstatHelp() {
        return letter == NO_LETTER ? "--" + longName : "-" + letter + ", --" + longName;
    }

    /** {@return how a line of Sockeye's help begins: letter and long name, and the argument once} */
    String shownInSockeyeHelp() {
        if (letter == NO_LETTER) {
            return shownLongName();
        }
        return longValue.isEmpty() ? shownLetter() : "-" + letter + ", " + shownLongName();
    }

    /** {@return what netstat's help says, or null} */
    String netstatHelp() {
        return netstatHelp;
    }

    /** {@return what Sockeye's help says, or null} */
    String sockeyeHelp() {
        return sockeyeHelp;
    }

    /** {@return the README's word for how it compares with netstat's, or null} */
    String relation() {
        return relation;
    }

    /** {@return the README's description, or null if it has no row of its own} */
    String what() {
        return what;
    }

    /** {@return whether the README tells of it in the row of the option before} */
    boolean sharesRow() {
        return sharesRow;
    }
}
