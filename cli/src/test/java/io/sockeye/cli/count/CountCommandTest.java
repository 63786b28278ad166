package io.sockeye.cli.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command from its command line on, over files of /proc that say the same each time. */
class CountCommandTest {
    @TempDir
    private Path proc;

    private String out;
    private String err;

    private int run(final String options) throws IOException {
        final ProcRun run = ProcRun.of(proc, options);
        out = run.out();
        err = run.err();
        return run.code();
    }

    @Test
    void shouldCountAllStatesOfAllInternetProtocols() throws IOException {
        assertEquals(0, run("count PROC --by protocol,state"), () -> err);
        assertEquals("""
                count  protocol  state
                    4  tcp       ESTABLISHED
                    1  tcp       LISTEN
                    1  tcp       TIME_WAIT
                    1  udp       -
                    7  total
                """, out);
        assertEquals("", err);
    }

    @Test
    void shouldCountServersAloneIfAsked() throws IOException {
        run("count PROC -tl --by=state");
        assertEquals("count  state\n    1  LISTEN\n    1  total\n", out);
        run("count PROC -t --by=state --no-header");
        assertEquals("4  ESTABLISHED\n1  LISTEN\n1  TIME_WAIT\n6  total\n", out);
    }

    @Test
    void shouldTellTheRestInOneLine() throws IOException {
        run("count PROC -t --by=remote_address/24,state --top=2 --sum=recv_q --max=recv_q,inode");
        assertEquals("""
                count  sum_recv_q  max_recv_q  max_inode  remote_address  state
                    1           1           1        101  10.0.1.0/24     ESTABLISHED
                    1           2           2        102  10.0.2.0/24     ESTABLISHED
                    4                                     other (4 groups)
                    6                                     total
                """, out);
    }

    @Test
    void shouldPrintGroupsInEachFormat() throws IOException {
        run("count PROC -t --by=remote_address/16/8,state --top=2 --sum=recv_q --format=jsonl");
        assertEquals("""
                {"remote_address":"10.0.0.0","state":"ESTABLISHED","count":4,"sum_recv_q":10}
                {"remote_address":"10.0.0.0","state":"TIME_WAIT","count":1,"sum_recv_q":5}
                """, out);
        run("count PROC -t --by=state --format=csv");
        assertEquals("state,count,count_error\r\nESTABLISHED,4,\r\nLISTEN,1,\r\nTIME_WAIT,1,\r\n", out);
        run("count PROC -u --by=state --format=json");
        assertEquals("[\n{\"count\":1}\n]\n", out);
        run("count PROC -t --by=uid --percentiles=inode --format=tsv --no-header");
        assertEquals("0\t5\t\t102\t104\t104\n\t1\t\t105\t105\t105\n", out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count|--by=FIELD",
                "count --by stat|'state'",
                "count --by state,state|named twice",
                "count --by state,|no field ''",
                "count --by=|empty argument for '--by'",
                "count --by processes|is a list",
                "count --by state/8|is no address",
                "count --by remote_address/33|invalid prefix",
                "count --by remote_address/24/129|invalid prefix",
                "count --by remote_address/|invalid prefix",
                "count --by remote_address/-1|invalid prefix",
                "count --by state --top 0|invalid argument '0' for '--top'",
                "count --by state --top x|invalid argument 'x' for '--top'",
                "count --by state --sum state|is no number",
                "count --by state --sum foo|no field 'foo'",
                "count --by state --percentiles state|is no number",
                "count --by state --format=xml|no format 'xml'",
                "count --by state --fields=state|'--fields' is for listings",
                "count --by state --nul|'--nul' needs --format",
                "count --by state -g -t|rows of two kinds",
                "count --by state --sort=count|are for listings",
                "count --by state --limit=3|are for listings",
                "-t --by state|'--by' is for counts",
                "-t --top 3|'--top' is for counts",
            })
    void shouldSayWhatIsWrong(final String options, final String words) throws IOException {
        assertEquals(3, run(options), () -> out + err);
        assertEquals("", out);
        assertTrue(err.startsWith("sockeye: ") && err.contains(words), () -> err);
        assertEquals(1, err.lines().count(), () -> err);
    }

    @Test
    void shouldListFieldsToCountBy() throws IOException {
        assertEquals(0, run("count -r --fields=help"));
        assertTrue(out.startsWith("Fields of routes"), out);
    }
}
