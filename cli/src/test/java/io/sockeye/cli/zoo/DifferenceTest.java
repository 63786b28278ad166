package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {
    private static final String HEAD = "Active Internet connections (w/o servers)\nProto State      \n";
    private static final String UNIX = "Active UNIX domain sockets (w/o servers)\nProto Path\n";
    private static final String TIMED = "Active Internet connections (w/o servers)\nProto State       Timer\n";

    private static Optional<String> between(final String netstat, final String sockeye) {
        return Difference.between(new Outcome(0, netstat, ""), new Outcome(0, sockeye, ""), 0);
    }

    @Test
    void shouldAllowAnotherOrderOfRowsWithinATable() {
        assertEquals(Optional.empty(), between(HEAD + "a\nb\n" + UNIX + "c\n", HEAD + "b\na\n" + UNIX + "c\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                HEAD,
                HEAD + "a\nb",
                HEAD + "a\nb\n",
                HEAD + "a\nb\n" + UNIX,
                HEAD + "a\n" + UNIX + "c\nb\n",
                UNIX + "c\n" + HEAD + "a\nb\n",
                HEAD + "a\nb\nb\n" + UNIX + "c\n",
                HEAD + "a\nb \n" + UNIX + "c\n",
                HEAD + "a\nb\n" + UNIX + "c\n\n",
                HEAD + "a\nb\n" + UNIX + "c",
                "more\n" + HEAD + "a\nb\n" + UNIX + "c\n",
                TIMED + "a\nb\n" + UNIX + "c\n",
            })
    void shouldSeeEveryOtherDifference(final String sockeye) {
        assertTrue(between(HEAD + "a\nb\n" + UNIX + "c\n", sockeye).isPresent());
    }

    @Test
    void shouldSeeWordsInAnotherOrder() {
        assertTrue(between("one\ntwo\n", "two\none\n").isPresent());
    }

    @Test
    void shouldSeeExitCodeAndStderr() {
        final Outcome outcome = new Outcome(0, HEAD, "words\n");
        assertTrue(
                Difference.between(outcome, new Outcome(1, HEAD, "words\n"), 0).isPresent());
        assertTrue(
                Difference.between(outcome, new Outcome(0, HEAD, "other\n"), 0).isPresent());
        assertTrue(Difference.between(outcome, new Outcome(0, HEAD, "words"), 0).isPresent());
        assertEquals(Optional.empty(), Difference.between(outcome, outcome, 0));
    }

    @Test
    void shouldCompareTimersWithTolerance() {
        assertEquals(
                Optional.empty(),
                between(TIMED + "a on (1.00/1/0)\nb off (0.00/0/0)\n", TIMED + "b off (0.00/0/0)\na on (2.00/1/0)\n"));
        assertTrue(between(TIMED + "a on (1.00/1/0)\n", TIMED + "a on (9.00/1/0)\n")
                .isPresent());
        assertTrue(between(TIMED + "a on (1.00/1/0)\n", TIMED + "a off (0.00/0/0)\n")
                .isPresent());
    }

    @Test
    void shouldCompareTheFirstRoundsOfAContinuousListing() {
        final String round = HEAD + "a\n" + UNIX + "b\n";
        final Outcome twice = new Outcome(130, round + round, "");
        final Outcome thrice = new Outcome(130, round + round + HEAD, "");
        final Outcome once = new Outcome(130, round, "");
        assertEquals(Optional.empty(), Difference.between(twice, thrice, 2));
        assertTrue(Difference.between(twice, once, 2).isPresent());
        assertTrue(Difference.between(twice, new Outcome(130, round + HEAD + UNIX, ""), 2)
                .isPresent());
    }

    @Test
    void shouldTakeGroupsForATableOfTheirOwn() {
        final String groups = "IPv6/IPv4 Group Memberships\nInterface       RefCnt Group\nlo\n";
        assertEquals(Optional.empty(), between(HEAD + "b\na\n" + groups, HEAD + "a\nb\n" + groups));
        assertTrue(between(HEAD + "lo\n" + groups, HEAD + groups + "lo\n").isPresent());
    }

    @Test
    void shouldSeeAnotherOrderWhereEveryByteCounts() {
        final Outcome outcome = new Outcome(0, HEAD + "a\nb\n", "words\n");
        assertEquals(Optional.empty(), Difference.inAnyByte(outcome, outcome));
        for (final String stdout : List.of(HEAD + "b\na\n", HEAD + "a\nb", HEAD + "a\n", HEAD + "a\nb\n\n", "")) {
            assertTrue(Difference.inAnyByte(outcome, new Outcome(0, stdout, "words\n"))
                    .isPresent());
        }
        assertTrue(Difference.inAnyByte(outcome, new Outcome(0, outcome.stdout(), "word\n"))
                .isPresent());
        assertTrue(Difference.inAnyByte(outcome, new Outcome(1, outcome.stdout(), "words\n"))
                .isPresent());
    }
}
