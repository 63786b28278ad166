package io.sockeye.cli.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.oracle.FakedHost;
import io.sockeye.cli.output.AsciiWriter;

/** Legacy tables of both programs, of the same fixtures. */
class LegacyTablesVersusNetstatTest {
    @TempDir
    private Path directory;

    private FakedHost host;
    private LegacyFixtures fixtures;

    @BeforeEach
    void makeFixtures() throws Exception {
        host = FakedHost.orSkip(directory);
        fixtures = new LegacyFixtures(host.proc());
    }

    private InstalledNetstat.Outcome theirs(final String line) throws IOException, InterruptedException {
        return host.netstat(line);
    }

    private InstalledNetstat.Outcome ours(final String line) throws IOException {
        final String[] arguments = (line + " --proc-root=" + host.proc()).split(" ");
        final ArgumentParser parser = new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1", () -> false);
        final NetstatOptions options = assertInstanceOf(NetstatOptions.class, parser.parse(arguments, () -> false));
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final AsciiWriter writer = new AsciiWriter(out);
        final StringBuilder err = new StringBuilder();
        final int code =
                new LegacyTables(options, options.procRoot(), uid -> uid == 0 ? "root" : null, writer, err).print();
        writer.flush();
        return new InstalledNetstat.Outcome(code, asProc(out.toString(StandardCharsets.ISO_8859_1)), asProc(err));
    }

    private String asProc(final CharSequence text) {
        return text.toString().replace(host.proc().toString(), "/proc");
    }

    private void assertSame(final String line) throws Exception {
        final InstalledNetstat.Outcome expected = theirs(line);
        final InstalledNetstat.Outcome actual = ours(line);
        assertEquals(expected.stdout(), actual.stdout(), () -> "stdout of " + line);
        assertEquals(expected.stderr(), actual.stderr(), () -> "stderr of " + line);
        assertEquals(expected.code(), actual.code(), () -> "exit code of " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ipx",
                "--ipx -e",
                "--ipx -en",
                "--ipx -eev",
                "--ipx --numeric-users -e",
                "-A ipx -a",
                "--ax25",
                "--ax25 -a",
                "-A ax25 -N",
                "--x25",
                "--x25 -a",
                "--x25 -l",
                "--netrom",
                "--netrom -ane",
                "--rose",
                "--rose -a",
                "--ipx --ax25 --x25 --netrom --rose",
                "-A rose,ipx,x25 -ao",
                "--rose -2",
                "--ax25 -f",
                "--bluetooth",
                "-2",
                "-f -v",
                "-2 --ipx -e"
            })
    void shouldPrintWhatIsThere(final String line) throws Exception {
        fixtures.withAll();
        assertSame(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ipx",
                "--ipx -v",
                "--ax25",
                "--x25",
                "--netrom",
                "--rose",
                "--rose --netrom",
                "-2 --x25",
                "-A ipx,rose -a",
                "--bluetooth",
                "--rose -f -v"
            })
    void shouldSayWhatIsMissing(final String line) throws Exception {
        fixtures.withNothing();
        assertSame(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--ax25 --rose", "--rose --ax25", "--ipx --ax25", "-2 --rose"})
    void shouldStopAtFirstThatIsMissing(final String line) throws Exception {
        fixtures.with("ax25", LegacyFixtures.AX25).with("ipx/socket", LegacyFixtures.IPX);
        assertSame(line);
    }

    @Test
    void shouldPrintAllFamiliesAfterUnixSocketsWhenNoneIsNamed() throws Exception {
        fixtures.withAll();
        final InstalledNetstat.Outcome expected = theirs("-a -e");
        final int ipx = expected.stdout().indexOf("Active IPX");
        assertTrue(ipx > 0, expected::stdout);
        final InstalledNetstat.Outcome actual = ours("-a -e");
        assertEquals(expected.stdout().substring(ipx), actual.stdout());
        assertEquals(expected.stderr(), actual.stderr());
        assertEquals(expected.code(), actual.code());
    }

    @Test
    void shouldSayWhatIsMissingUnasked() throws Exception {
        fixtures.withNothing();
        final InstalledNetstat.Outcome expected = theirs("-v");
        final int ipx = expected.stderr().indexOf("netstat: no support for `AF IPX'");
        assertTrue(ipx > 0, expected::stderr);
        final InstalledNetstat.Outcome verbose = ours("-v");
        assertEquals(expected.stderr().substring(ipx), verbose.stderr());
        assertEquals(expected.code(), verbose.code());
        assertEquals(new InstalledNetstat.Outcome(0, "", ""), ours("-a"));
    }

    @Test
    void shouldReadHeadedAx25() throws Exception {
        fixtures.with("ax25", LegacyFixtures.OLD_AX25);
        assertSame("--ax25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h\n1:2 3 0 0 7 0\n1:2 Not_Connected 0 0 7 0\n",
                "h\n12 Not_Connected 0 0 7 0\n",
                "h\n1:2 1:3 5 6 1 0\n\n",
                "h\n1:2 Not_Connected 0 0 7 0\n\n1:2 1:3 0 0 1 0\n",
                "h\n1:zz 1:0x3 5 6 1 0\n1:2 1:zz 5 q\n",
                "h\n",
                "",
                "h\n1:2 1:3 5 6 1 0\n1:4 1:3"
            })
    void shouldTreatBrokenIpxAsNetstat(final String content) throws Exception {
        fixtures.with("ipx/socket", content);
        assertSame("--ipx --ax25 -en");
    }

    @Test
    void shouldNotReadIpxThatIsNoDirectory() throws Exception {
        fixtures.with("ipx", LegacyFixtures.IPX);
        assertSame("--ipx");
        assertSame("--ipx -v -2");
    }

    @Test
    void shouldFindNoLineInDirectory() throws Exception {
        fixtures.with("x25/socket", LegacyFixtures.X25)
                .with("ax25/x", "")
                .with("nr/x", "")
                .with("rose/x", "");
        assertSame("--ax25 --x25 -a --netrom --rose");
    }

    @Test
    void shouldCutLongLinesAsNetstat() throws Exception {
        // The 255 bytes that netstat reads end behind the fourth blank: it looks for that beyond its buffer too, and
        // crashes.
        final String cut =
                "x ax0 N0CALL W1AW" + ",RELAY-1".repeat(29) + " 3 2 1 4 5 6 3 8 9 10 11 12 13 14 15 16 17 18\n";
        fixtures.with("ax25", LegacyFixtures.AX25 + cut)
                .with("nr", LegacyFixtures.NETROM.replace("inode\n", "inode" + " ".repeat(300) + "\n"));
        assertSame("--ax25 --netrom");
    }

    /** Every file with one of its lines cut short at every place; numbers are small, as any may be read as a state. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ax25|ff dev S-1 D-1,V 3 2 1 4 0 1 0 3 0 3 0 0 0 1 2 2 2 2 3 1",
                "ax25|W1AW-15   N0CALL-1  ax0   3  2  1  4  00/10  00/03  000/300 000/000 00/10"
                        + "   5   2   256    12    34 1",
                "x25|987654321  123456789  x25t0 001  3  4  3  2   1   3 200 180 180   120     4 12346",
                "nr|N0CALL-1  W1AW-15   N0CALL-2  nr0 01/0A 02/0B  3   1   2   3 000/1 00/05 000/1 000/0 00/03"
                        + "   4   1     4 1",
                "rose|208017552  N0CALL-1  208017553  W1AW-12   rose0 001 00001  3  0  0  0   0 200   5"
                        + " 180 180   0/000     0"
            })
    void shouldTreatTruncatedLinesAsNetstat(final String fixture) throws Exception {
        final int bar = fixture.indexOf('|');
        final String row = fixture.substring(bar + 1);
        final boolean headed = !row.startsWith("ff");
        final StringBuilder content = new StringBuilder(headed ? "dest_addr and other names\n" : "");
        for (int length = 0; length <= row.length(); length++) {
            content.append(row).append('\n').append(row, 0, length).append('\n');
        }
        fixtures.with(fixture.substring(0, bar), content.toString());
        final String line = "--" + (bar == 2 ? "netrom" : fixture.substring(0, bar)) + " -a";
        final InstalledNetstat.Outcome expected = theirs(line);
        assertEquals(0, expected.code(), expected::stderr);
        assertEquals(
                withoutNewlines(expected.stdout()), withoutNewlines(ours(line).stdout()));
    }

    /** A name may hold the newline of an earlier line, which netstat prints as it is and we as a point. */
    private static String withoutNewlines(final String text) {
        return text.replace('\n', '.');
    }
}
