package io.sockeye.collector.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** White space, a carriage return and a missing newline at the end of lines are nothing to any reader of a file. */
class LineEndsTest {
    /** What lines end with. */
    private static final List<String> ENDS = List.of("\r\n", " \n", "   \n", "\t\n", " \t \r\n");

    @TempDir
    private Path directory;

    private String seen(final FuzzTarget target, final String text) throws IOException {
        final Seen seen = new Seen(directory);
        try {
            target.read(text.getBytes(StandardCharsets.ISO_8859_1), seen);
        } catch (final IOException e) {
            seen.value(e.getMessage());
        }
        return seen.toString();
    }

    @TestFactory
    Stream<DynamicTest> shouldReadTheSameWhateverEndsALine() throws IOException {
        final List<DynamicTest> tests = new ArrayList<>();
        final List<FuzzTarget> targets = FileTargets.in(directory);
        for (final FuzzTarget target : targets) {
            // Some readers take a second file as well.
            for (final byte[] seed : target.seeds()) {
                target.read(seed, new Seen(directory));
            }
        }
        for (final FuzzTarget target : targets) {
            for (final byte[] seed : target.seeds()) {
                final String text = new String(seed, StandardCharsets.ISO_8859_1);
                tests.add(DynamicTest.dynamicTest(target.name(), () -> {
                    final String expected = seen(target, text);
                    assertNotEquals(seen(target, ""), expected, "nothing is read");
                    assertEquals(expected, seen(target, text.substring(0, text.length() - 1)), "no last newline");
                    for (final String end : ENDS) {
                        final String other = text.replace("\n", end);
                        final String name =
                                end.replace("\r", "CR").replace("\n", "LF").replace("\t", "TAB");
                        assertEquals(expected, seen(target, other), name);
                        assertEquals(expected, seen(target, other.substring(0, other.length() - 1)), name + " cut");
                    }
                    assertEquals(expected, seen(target, text), "left to the other tests");
                }));
            }
        }
        return tests.stream();
    }
}
