package io.sockeye.collector.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class SectionChangeTest {
    /** A section of {@code Name key value key value ...}. */
    private static Section section(final String text) {
        final String[] words = text.split(" ");
        final Section.Builder builder = new Section.Builder(words[0], 1);
        for (int i = 1; i < words.length; i += 2) {
            final boolean isNegative = words[i + 1].startsWith("-");
            builder.add(
                    words[i],
                    isNegative ? Long.parseLong(words[i + 1]) : Long.parseUnsignedLong(words[i + 1]),
                    isNegative);
        }
        return builder.build();
    }

    private static List<Section> sections(final String... texts) {
        final List<Section> sections = new ArrayList<>();
        for (final String text : texts) {
            sections.add(section(text));
        }
        return sections;
    }

    private static String describe(final List<SectionChange> changes) {
        final List<String> words = new ArrayList<>();
        for (final SectionChange change : changes) {
            words.add(change.now().name() + ":");
            for (int i = 0; i < change.now().size(); i++) {
                if (change.kind(i) != SectionChange.Kind.NONE) {
                    words.add(change.now().key(i) + " " + change.kind(i) + (change.isLess(i) ? " -" : " +")
                            + Long.toUnsignedString(change.difference(i)) + " from "
                            + Long.toUnsignedString(change.before(i)));
                }
            }
            for (int i = 0; i < change.gone().size(); i++) {
                words.add(change.gone().key(i) + " GONE " + change.gone().value(i));
            }
        }
        return String.join(" ", words);
    }

    @Test
    void shouldTellCountsFromNumbersThatMove() {
        assertEquals(
                "Tcp: InSegs COUNTED +5 from 10 CurrEstab MOVED -2 from 3",
                describe(SectionChange.between(
                        sections("Tcp InSegs 10 CurrEstab 3 OutSegs 7"),
                        sections("Tcp InSegs 15 CurrEstab 1 OutSegs 7"))));
        assertEquals(
                "Tcp: MaxConn MOVED +101 from 18446744073709551615",
                describe(SectionChange.between(sections("Tcp MaxConn -1"), sections("Tcp MaxConn 100"))));
    }

    @Test
    void shouldTakeCountsForUnsigned() {
        assertEquals(
                "X: a COUNTED +18446744073709551615 from 0 b WENT_BACK -18446744073709551614 from 18446744073709551615"
                        + " c COUNTED +1 from 9223372036854775807",
                describe(SectionChange.between(
                        sections("X a 0 b 18446744073709551615 c 9223372036854775807"),
                        sections("X a 18446744073709551615 b 1 c 9223372036854775808"))));
    }

    @Test
    void shouldFindCountersAgainWhereverTheyStand() {
        assertEquals(
                "Y: b COUNTED +1 from 2 X: a COUNTED +1 from 1",
                describe(
                        SectionChange.between(sections("X a 1 z 0", "Y a 9 b 2"), sections("Y b 3 a 9", "X z 0 a 2"))));
    }

    @Test
    void shouldTakeTypesOfMessagesThatWereLeftOutForZero() {
        assertEquals(
                "IcmpMsg: InType3 COUNTED +1 from 1 IcmpMsg: InType8 COUNTED +4 from 0",
                describe(SectionChange.between(
                        sections("IcmpMsg OutType3 7 InType3 1"),
                        sections("IcmpMsg InType3 2", "IcmpMsg InType8 4 OutType3 7"))));
        assertEquals(
                "Icmp6: Icmp6OutType135 COUNTED +4 from 0",
                describe(SectionChange.between(sections("Icmp6"), sections("Icmp6 Icmp6OutType135 4"))));
    }

    @Test
    void shouldTellWhatIsNewAndWhatHasGone() {
        assertEquals(
                "X: b NEW +2 from 0 a GONE 1 Y: c GONE 3",
                describe(SectionChange.between(sections("X a 1 zero 0", "Y c 3 zero 0"), sections("X b 2 none 0"))));
    }
}
