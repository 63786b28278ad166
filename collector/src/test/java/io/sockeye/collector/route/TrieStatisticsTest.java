package io.sockeye.collector.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TrieStatisticsTest {
    @Test
    void shouldCountRoutesOfTableMain() {
        final String text =
                "Basic info: size of leaf: 48 bytes, size of tnode: 40 bytes.\nId 200:\n\tPrefixes:       7\n"
                        + "Main:\n\tAver depth:     2.99\n\tLeaves:         300005\n\tPrefixes:       300006\n"
                        + "Local:\n\tPrefixes:       9\n";
        assertEquals(300_006, TrieStatistics.mainPrefixes(text));
        assertEquals(
                9, TrieStatistics.mainPrefixes(text.replace("Main:", "Other:").replace("Local:", "Main:")));
    }

    @Test
    void shouldNotCountWhatIsNotThere() {
        assertEquals(0, TrieStatistics.mainPrefixes(""));
        assertEquals(0, TrieStatistics.mainPrefixes("Local:\n\tPrefixes: 9\n"));
        assertEquals(0, TrieStatistics.mainPrefixes("Main:\n"));
        assertEquals(0, TrieStatistics.mainPrefixes("Main:\n\tPrefixes:"));
        assertEquals(0, TrieStatistics.mainPrefixes("Main:\n\tPrefixes: many\n"));
    }
}
