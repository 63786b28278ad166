package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** Of Sockeye's own, those that came first. */
    private static final String OLDER_NAMES =
            "labels format fields no-header nul source proc-root threads cost mptcp dccp";

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
        assertEquals(OLDER_NAMES, names.get(2));
        assertEquals("info quiet explain sort limit by top sum max percentiles icmp packet netlink", names.get(3));
    }

    /** Who has typed an abbreviation in a script meant the option that it stood for then. */
    @Test
    void shouldLetOlderOptionsKeepTheirAbbreviations() {
        final LongOption[][] all = OptionTable.longOptions(Grammar.SOCKEYE);
        final LongOption[][] older = Arrays.copyOf(all, 3);
        assertEquals("labels", meaning(older, "la"));
        assertEquals("nul", meaning(older, "nul"));
        assertEquals("extend", meaning(older, "ex"));
        int kept = 0;
        for (final LongOption[] table : older) {
            for (final LongOption option : table) {
                for (int length = 1; length <= option.name().length(); length++) {
                    final String abbreviation = option.name().substring(0, length);
                    final String meaning = meaning(older, abbreviation);
                    assertEquals(meaning, meaning(all, abbreviation), abbreviation);
                    kept += meaning == null ? 0 : 1;
                }
            }
        }
        assertTrue(kept > 200, "abbreviations kept: " + kept);
        // None of the older ones is meant by these, so they are free.
        for (final String free : List.of("q", "exp", "inf", "ic", "pa", "netl", "sor", "lim")) {
            assertNull(meaning(older, free), free);
            assertNotNull(meaning(all, free), free);
        }
    }

    /** Which option an abbreviation stands for; null where it stands for none, or for several. */
    private static String meaning(final LongOption[][] tables, final String abbreviation) {
        final GetoptLong options = new GetoptLong(
                "sockeye",
                "",
                tables,
                new String[] {"--" + abbreviation, "argument"},
                () -> false,
                new StringBuilder());
        return options.next() == GetoptLong.WRONG ? null : options.longOption().name();
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
