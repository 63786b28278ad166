package io.sockeye.cli.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.Main;

/** The command from its command line on, over files of /proc that say the same each time. */
class CountCommandTest {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid" + "  timeout inode\n";

    @TempDir
    private Path proc;

    private String out;
    private String err;

    @BeforeEach
    void writeFiles() throws IOException {
        final Path net = Files.createDirectories(proc.resolve("net"));
        final StringBuilder tcp = new StringBuilder(HEADING);
        tcp.append(row(0, "00000000:0016", "00000000:0000", "0A", 3));
        for (int i = 1; i <= 5; i++) {
            final String peer = "0" + (i % 2) + "0" + i + "000A:9C40";
            tcp.append(row(i, "0100007F:0016", peer, i == 5 ? "06" : "01", i));
        }
        Files.writeString(net.resolve("tcp"), tcp);
        Files.writeString(net.resolve("udp"), HEADING + row(0, "0100007F:0035", "00000000:0000", "07", 0));
    }

    private static String row(
            final int slot, final String local, final String remote, final String state, final int q) {
        return "   " + slot + ": " + local + " " + remote + " " + state + " 00000000:0000000" + q
                + " 00:00000000 00000000     0        0 " + (100 + slot) + " 1 0000000000000000 20 4 30 10 -1\n";
    }

    private int run(final String options) {
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final String line = options.replace("PROC", "--source=proc --proc-root=" + proc);
        final int code =
                Main.run("sockeye", line.split(" "), printed, new PrintStream(said, true, StandardCharsets.UTF_8));
        out = printed.toString(StandardCharsets.UTF_8);
        err = said.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void shouldCountAllStatesOfAllInternetProtocols() {
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
    void shouldCountServersAloneIfAsked() {
        run("count PROC -tl --by=state");
        assertEquals("count  state\n    1  LISTEN\n    1  total\n", out);
        run("count PROC -t --by=state --no-header");
        assertEquals("4  ESTABLISHED\n1  LISTEN\n1  TIME_WAIT\n6  total\n", out);
    }

    @Test
    void shouldTellTheRestInOneLine() {
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
    void shouldPrintGroupsInEachFormat() {
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
        assertTrue(out.startsWith("0\t6\t\t10"), out);
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
                "-t --by state|'--by' is for counts",
                "-t --top 3|'--top' is for counts",
            })
    void shouldSayWhatIsWrong(final String options, final String words) {
        assertEquals(3, run(options), () -> out + err);
        assertEquals("", out);
        assertTrue(err.startsWith("sockeye: ") && err.contains(words), () -> err);
        assertEquals(1, err.lines().count(), () -> err);
    }

    @Test
    void shouldListFieldsToCountBy() {
        assertEquals(0, run("count -r --fields=help"));
        assertTrue(out.startsWith("Fields of routes"), out);
    }
}
