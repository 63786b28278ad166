package io.sockeye.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.benchmarks.results.CommandResult;
import io.sockeye.benchmarks.results.CommandResult.Outcome;
import io.sockeye.benchmarks.results.SizeResult;

class CrossingTest {
    @Test
    void shouldReadOffWhereTheOneOvertakesTheOther() {
        // 2 at 1,000 and 1/2 at 100,000: on logarithmic scales 1 is in the middle.
        assertEquals(
                "`ours` is faster than `theirs` from about 10,000 sockets on.",
                sentence(new long[] {1000, 100_000}, new double[] {20, 50}, new double[] {10, 100}));
    }

    @Test
    void shouldTakeTheLastTimeThatItOvertakes() {
        assertEquals(
                "`ours` is faster than `theirs` from about 10,000 sockets on.",
                sentence(new long[] {10, 100, 1000, 100_000}, new double[] {20, 10, 20, 50}, new double[] {
                    10, 20, 10, 100
                }));
    }

    @Test
    void shouldSayWhereItAlwaysOrNeverDoes() {
        assertEquals(
                "`ours` is faster than `theirs` from about 10 sockets on.",
                sentence(new long[] {10, 100}, new double[] {1, 1}, new double[] {2, 2}));
        assertEquals(
                "`ours` is not faster than `theirs` at the greatest size.",
                sentence(new long[] {10, 100}, new double[] {1, 3}, new double[] {2, 2}));
    }

    @Test
    void shouldSayNothingOfOneSizeOrOfWhatWasNotMeasured() {
        assertEquals("", sentence(new long[] {10}, new double[] {1}, new double[] {2}));
        assertEquals("", Crossing.sentence("ours", "nobody's", sizes(new long[] {1, 2}, new double[2], new double[2])));
    }

    private static String sentence(final long[] sockets, final double[] ours, final double[] theirs) {
        return Crossing.sentence("ours", "theirs", sizes(sockets, ours, theirs));
    }

    private static List<SizeResult> sizes(final long[] sockets, final double[] ours, final double[] theirs) {
        final List<SizeResult> sizes = new ArrayList<>();
        for (int i = 0; i < sockets.length; i++) {
            sizes.add(new SizeResult(
                    sockets[i], "", List.of(result("ours", ours[i]), result("theirs", theirs[i])), List.of()));
        }
        return sizes;
    }

    private static CommandResult result(final String name, final double wallMs) {
        return new CommandResult(name, "list", Outcome.MEASURED, null, 3, wallMs, wallMs, wallMs, wallMs, wallMs, 1L);
    }
}
