package io.sockeye.benchmarks.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class OptionWordsTest {
    @Test
    void shouldSplitOptionsFromTheirValues() {
        assertArrayEquals(
                new String[] {"--a", "1", "--b", "2", "--c", "", "d=e", "--f", "g=h"},
                OptionWords.split("--a", "1", "--b=2", "--c=", "d=e", "--f=g=h"));
    }
}
