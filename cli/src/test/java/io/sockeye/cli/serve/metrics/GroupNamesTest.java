package io.sockeye.cli.serve.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Which groups have a series, however many names there are. */
class GroupNamesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long HOUR = 60 * MINUTE;

    private static List<List<String>> names(final String words) {
        final List<List<String>> names = new ArrayList<>();
        for (final String word : words.split(" ")) {
            names.add(List.of(word));
        }
        return names;
    }

    @Test
    void shouldKeepTheTopAndWhatHasLeftItForAWhile() {
        final GroupNames names = new GroupNames(2, 10 * MINUTE, 100);
        assertEquals(names("a b"), names.choose(names("a b c"), 0));
        assertEquals(names("a b c"), names.choose(names("c a b"), MINUTE));
        assertEquals(names("a b c"), names.choose(names("c a b"), 10 * MINUTE));
        assertEquals(names("a c"), names.choose(names("c a b"), 11 * MINUTE));
    }

    @Test
    void shouldTakeOnlySoManyNewNamesInAnHour() {
        final GroupNames names = new GroupNames(1, MINUTE, 3);
        final String[] words = {"a", "b", "c", "d", "e"};
        for (int i = 0; i < words.length; i++) {
            names.choose(names(words[i]), i * 10 * MINUTE);
        }
        assertEquals(2, names.refused());
        assertEquals(names("f"), names.choose(names("f"), HOUR));
        assertEquals(2, names.refused());
    }

    /** A flood of names: never more series than the bounds say, whatever comes. */
    @Test
    void shouldStayBounded() {
        final Random random = new Random(1);
        final GroupNames names = new GroupNames(5, HOUR, 20);
        final Set<List<String>> seen = new HashSet<>();
        for (int look = 0; look < 720; look++) {
            final List<List<String>> now = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                now.add(List.of(Long.toHexString(random.nextLong())));
            }
            final List<List<String>> chosen = names.choose(now, look * 5_000_000_000L);
            seen.addAll(chosen);
            assertTrue(chosen.size() <= 20, "names=" + chosen.size());
        }
        assertEquals(20, seen.size());
    }
}
