package io.sockeye.collector.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.sockeye.collector.Seeds;

/** Numbers of things in order, against the JDK's stable sort. */
class IndexSortTest {
    private final Random random = Seeds.random();

    @Test
    void shouldSortAsAStableSort() {
        for (int round = 0; round < 200; round++) {
            final int count = random.nextInt(round % 10 == 0 ? 20_000 : 50);
            final int[] values =
                    random.ints(count, 0, 1 + random.nextInt(1 + count)).toArray();
            final int limit = random.nextInt(3) == 0 ? IndexSort.NO_LIMIT : 1 + random.nextInt(count + 10);
            final List<Integer> expected = new ArrayList<>();
            try (IndexSort sort = new IndexSort((one, other) -> Integer.compare(values[one], values[other]), limit)) {
                for (int i = 0; i < count; i++) {
                    expected.add(i);
                    sort.add(i);
                }
                expected.sort(Comparator.comparingInt(i -> values[i]));
                sort.sort();
                final List<Integer> actual = new ArrayList<>();
                for (int i = 0; i < sort.count(); i++) {
                    actual.add(sort.get(i));
                }
                assertEquals(expected.subList(0, Math.min(limit, count)), actual);
            }
        }
    }
}
