package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

class OptionTableTest {
    /** As in netstat.c of net-tools 2.10. */
    private static final String NETSTAT_LETTERS = "A:CFI::MacdeghilnNoprsStuUvVWw2fx64?Z";

    private static final List<String> NETSTAT_LONG_NAMES = List.of(
            ("ax25 x25 ip ipx appletalk netrom inet inet6 ddp rose unix bluetooth tcpip version interfaces help route"
                            + " masquerade protocol tcp sctp udp udplite raw unix l2cap rfcomm listening all timers"
                            + " continuous extend programs verbose statistics wide numeric numeric-hosts numeric-ports"
                            + " numeric-users symbolic cache fib groups context")
                    .split(" "));

    @Test
    void shouldHaveTheLettersOfItsEntries() {
        final StringBuilder letters = new StringBuilder();
        for (final Option option : OptionTable.netstat()) {
            if (option.letter() != Option.NO_LETTER) {
                letters.append(option.letter())
                        .append(
                                switch (option.argument()) {
                                    case NO -> "";
                                    case REQUIRED -> ":";
                                    case OPTIONAL -> "::";
                                });
            }
        }
        assertEquals(letters.toString(), OptionTable.LETTERS);
    }

    @Test
    void shouldHaveNetstatsLetters() {
        assertEquals(letters(NETSTAT_LETTERS), letters(OptionTable.LETTERS));
        assertEquals(NETSTAT_LETTERS.length(), OptionTable.LETTERS.length());
    }

    /** Messages name possibilities in this order. */
    @Test
    void shouldHaveNetstatsLongOptionsInNetstatsOrder() {
        final LongOption[][] tables = OptionTable.longOptions(Grammar.NETSTAT);
        assertEquals(1, tables.length);
        assertEquals(
                NETSTAT_LONG_NAMES,
                Arrays.stream(tables[0]).map(LongOption::name).toList());
    }

    @Test
    void shouldAddSockeyesLongOptionsAroundThem() {
        final LongOption[][] tables = OptionTable.longOptions(Grammar.SOCKEYE);
        final List<String> names = new ArrayList<>();
        for (final LongOption[] table : tables) {
            names.add(
                    String.join(" ", Arrays.stream(table).map(LongOption::name).toList()));
        }
        assertEquals("masquerade", names.get(0));
        assertEquals(String.join(" ", NETSTAT_LONG_NAMES), names.get(1));
        assertEquals(
                "labels format fields info no-header nul quiet explain source proc-root threads cost mptcp dccp icmp"
                        + " packet netlink",
                names.get(2));
        assertEquals("sort limit by top sum max percentiles", names.get(3));
    }

    @Test
    void shouldTellOfEachOptionOfSockeyeInItsHelp() {
        for (final Option option : OptionTable.sockeye()) {
            assertNotNull(option.sockeyeHelp(), option.shownLongName());
        }
    }

    /** Each letter with the colons behind it. */
    private static Set<String> letters(final String options) {
        final Set<String> letters = new TreeSet<>();
        for (int i = 0; i < options.length(); i++) {
            if (options.charAt(i) != ':') {
                int end = i + 1;
                while (end < options.length() && options.charAt(end) == ':') {
                    end++;
                }
                letters.add(options.substring(i, end));
            }
        }
        return letters;
    }
}
