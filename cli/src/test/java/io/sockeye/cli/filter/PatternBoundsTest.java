package io.sockeye.cli.filter;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternBoundsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nginx|postgres",
                "^/run/[^/]+\\.sock$",
                "(a+)+$b",
                "a{1000}",
                "(x{10}){100}",
                "(x{100})(y{100})(z{100})",
                "x{2,}y{3,5}z{7}",
                "\\Q((((((a{1000}){1000}\\E",
                "[(({1000}{1000}]",
                "[]({1000}{1000}]",
                "[[:alpha:](]{1000}",
                "\\(\\[{1000}",
                "a{,5}{b}{1000,x}{"
            })
    void shouldLetPassWhatCanBeCompiled(final String pattern) {
        PatternBounds.require(pattern);
        assertTrue(Pattern.compile(pattern).programSize() < 100_000, pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(x{1000}){1000}",
                "((x{100}){100}){100}",
                "(a{0,1000}){0,1000}",
                "((a|(b{500}c)*)+){3}",
                "(?:(?i:x{2000}))",
                "x{99999999999999999999}",
                "(x{40,}){40}",
                "\\Qa\\E(x{1000}){2}",
                "[]](x{1000}){2}"
            })
    void shouldRefuseWhatIsWrittenOutTooLong(final String pattern) {
        assertThrows(IllegalArgumentException.class, () -> PatternBounds.require(pattern));
    }

    @Test
    void shouldRefuseWhatIsTooLongWithItsRepeats() {
        PatternBounds.require("(" + "ab".repeat(400) + "){1000}");
        assertThrows(IllegalArgumentException.class, () -> PatternBounds.require("(" + "ab".repeat(600) + "){1000}"));
    }

    @Test
    void shouldRefuseWhatIsNestedTooDeep() {
        PatternBounds.require("(".repeat(200) + "a" + ")*".repeat(200));
        Pattern.compile("(".repeat(200) + "a" + ")*".repeat(200));
        for (final int depth : new int[] {201, 30_000}) {
            final String nested = "(".repeat(depth) + "a" + ")".repeat(depth);
            assertThrows(IllegalArgumentException.class, () -> PatternBounds.require(nested));
        }
        assertThrows(IllegalArgumentException.class, () -> PatternBounds.require("(?:".repeat(100_000)));
        PatternBounds.require("()".repeat(10_000) + ")".repeat(300));
    }
}
