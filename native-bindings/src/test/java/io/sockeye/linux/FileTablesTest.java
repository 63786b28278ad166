package io.sockeye.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTablesTest {
    @Test
    void shouldTellTablesApart() throws IOException {
        final int self = (int) ProcessHandle.current().pid();
        final CallState state = new CallState();
        final int same = FileTables.compare(state, self, self);
        assumeTrue(same != FileTables.UNKNOWN, "kcmp does not serve here");

        assertEquals(FileTables.SAME, same);
        for (final int thread : threads(self)) {
            assertEquals(FileTables.SAME, FileTables.compare(state, self, thread));
        }
        final Process other = new ProcessBuilder("sleep", "60").start();
        try {
            assertEquals(FileTables.DIFFERENT, FileTables.compare(state, self, (int) other.pid()));
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void shouldNotTellOfThreadsThatAreNotThere() {
        assertEquals(FileTables.UNKNOWN, FileTables.compare(new CallState(), -1, 1));
    }

    @ParameterizedTest
    @CsvSource({"amd64, 312", "aarch64, 272", "riscv64, 272", "s390x, 343", "ppc64le, 354", "pdp11, -1"})
    void shouldKnowTheNumberOfTheCall(final String architecture, final int number) {
        assertEquals(number, FileTables.callNumber(architecture));
    }

    private static List<Integer> threads(final int pid) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return entries.map(entry -> Integer.parseInt(entry.getFileName().toString()))
                    .toList();
        }
    }
}
