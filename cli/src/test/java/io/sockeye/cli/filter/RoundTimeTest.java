package io.sockeye.cli.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.count.ProcRun;

/** The time of a round in filters, whatever is made of the rows. */
class RoundTimeTest {
    @TempDir
    private Path proc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-ta                                               | 8 | 2",
                "-ta --sort=inode                                  | 8 | 2",
                "-ta --format=tsv --no-header --fields=inode       | 6 | 0",
                "-ta --format=tsv --no-header --fields=inode,time  | 6 | 0",
            })
    void shouldTellTheTime(final String options, final int rows, final int none) throws IOException {
        assertEquals(rows, run(options, "time gt 2020-01-01").out().lines().count());
        assertEquals(none, run(options, "time lt 2020-01-01").out().lines().count());
        assertEquals(none, run(options, "time gt 2120-01-01").out().lines().count());
    }

    @ParameterizedTest
    @CsvSource({"time gt 2020-01-01, 0", "time lt 2020-01-01, 1"})
    void shouldTellItToWhoAsksForNothingElse(final String filter, final int code) throws IOException {
        assertEquals(code, run("-ta --quiet", filter).code());
        assertEquals("", run("-ta --quiet", filter).out());
    }

    private ProcRun run(final String options, final String filter) throws IOException {
        return ProcRun.of(proc, "PROC " + options, filter);
    }
}
