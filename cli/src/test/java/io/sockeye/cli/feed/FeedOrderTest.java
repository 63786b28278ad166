package io.sockeye.cli.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.count.ProcRun;

/** The order and the number of rows, from the command line on. */
class FeedOrderTest {
    @TempDir
    private Path proc;

    private String print(final String options) throws IOException {
        final ProcRun run = ProcRun.of(proc, options);
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return run.out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " --threads=2"})
    void shouldSortByFieldsThatNeedNotBePrinted(final String more) throws IOException {
        assertEquals(
                "inode\r\n104\r\n103\r\n102\r\n101\r\n100\r\n105\r\n",
                print("PROC -ta --format=csv --fields=inode --sort=state,-recv_q" + more)
                        .replace("\n0\r", "\n105\r"));
        assertEquals(
                "104\t10.0.4.0\n102\t10.0.2.0\n",
                print("PROC -ta --format=tsv --no-header --fields=inode,remote_address --sort=-recv_q,inode --limit=9"
                                + more)
                        .replaceAll("(?m)^(?!10[24]).*\n", ""));
    }

    @Test
    void shouldPutRowsLastThatLackTheField() throws IOException {
        for (final String sort : new String[] {"remote_address", "-remote_address"}) {
            final String text = print("PROC -ta --format=jsonl --fields=inode,remote_address --sort=" + sort);
            assertTrue(text.endsWith("{\"inode\":100}\n"), text);
        }
    }

    @Test
    void shouldPrintSoManyRows() throws IOException {
        assertEquals(2, print("PROC -ta --format=jsonl --limit=2").lines().count());
        assertEquals(
                "[\n{\"inode\":100},\n{\"inode\":101}\n]\n", print("PROC -tua --format=json --fields=inode --limit=2"));
        assertEquals(
                "[\n{\"protocol\":\"udp\"},\n{\"protocol\":\"tcp\"}\n]\n",
                print("PROC -tua --format=json --fields=protocol --sort=-protocol --limit=2"));
        assertEquals(
                7, print("PROC -tua --format=jsonl --limit=1000000").lines().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-t --format=jsonl --sort=stat|'state'",
                "-t --format=jsonl --sort=-|no field ''",
                "-t --format=jsonl --sort=|empty argument for '--sort'",
                "-t --format=jsonl --sort=state,-state|named twice",
                "-t --format=jsonl --sort=processes|is a list",
                "-t --sort=stat|'state'",
                "-t --format=jsonl --limit=0|invalid argument '0' for '--limit'",
                "-t --format=jsonl --limit=many|invalid argument 'many'",
                "-t --format=jsonl --limit=99999999999|it takes 1 to",
            })
    void shouldSayWhatIsWrong(final String options, final String words) throws IOException {
        final ProcRun run = ProcRun.of(proc, options);
        assertEquals(3, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("sockeye: ") && run.err().contains(words), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }
}
