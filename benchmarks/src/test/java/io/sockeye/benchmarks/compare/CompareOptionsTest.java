package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareOptionsTest {
    @Test
    void shouldReadEveryOption() {
        assertEquals(
                new CompareOptions(List.of(10, 2000), 30, List.of(9, 50), 7, true, true, null),
                CompareOptions.parse(
                        "--sockets=2000,10,10", "--routes=50,9", "--fast", "--ipv6", "30", "--runs", "7", "--record"));
    }

    @Test
    void shouldHaveDefaults() {
        assertEquals(
                new CompareOptions(
                        List.of(1000, 3000, 10_000, 30_000, 100_000, 400_000, 1_000_000),
                        0,
                        List.of(10, 100_000, 300_000),
                        5,
                        false,
                        false,
                        null),
                CompareOptions.parse());
    }

    @Test
    void shouldLeaveOutRoutes() {
        assertEquals(List.of(), CompareOptions.parse("--routes=none").routes());
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, unknown option: --nonsense",
        "--runs, '--runs needs a number from 1 to 1000: value='",
        "--runs=0, '--runs needs a number from 1 to 1000: value=0'",
        "--sockets=many, '--sockets needs a number from 2 to 100000000: value=many'",
        "--sockets=, '--sockets needs a number from 2 to 100000000: value='",
        "'--sockets=10,', '--sockets needs a number from 2 to 100000000: value='",
        "'--sockets=10,1', '--sockets needs a number from 2 to 100000000: value=1'",
        "--sockets=99999999999, '--sockets needs a number from 2 to 100000000: value=99999999999'",
        "--routes=some, '--routes needs a number from 2 to 8000000: value=some'",
        "--before=/nowhere, 'no image of Sockeye for --before: /nowhere'",
        "--ipv6=101, '--ipv6 needs a number from 0 to 100: value=101'"
    })
    void shouldSayWhatIsWrong(final String option, final String message) {
        final IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CompareOptions.parse(option));

        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }
}
