package io.sockeye.cli.masquerade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.oracle.FakedHost;

/** {@code -M} against the installed netstat, on files as kernels up to 2.2 write them. */
class MasqueradeVersusNetstatTest {
    private static final String NAMES_2_2 =
            "Prc FromIP   FPrt ToIP     TPrt Masq Init-seq  Delta PDelta Expires (free=40959,40960,40960)\n";
    private static final String NAMES_2_0 =
            "Prc FromIP   FPrt ToIP     TPrt Masq Init-seq Delta Expires (free=4096,4096,4096)\n";
    private static final String ROW = "TCP 0A000002:0016 7F000001:1F90 EFD7 0000ABCD      1    -2   12345";

    /** Addresses that no name server is asked for: this host's own, and those of network 0. */
    private static final String FILE_2_2 = NAMES_2_2
            + "TCP 7F000001:0016 00000001:0050 EFD7 00000000      0      0   89999               \n"
            + "UDP 00000000:0035 7F000001:0035 EFD8 00000000      0      0     700\n"
            + "ICMP 7F000001:0000 7F000001:1F90 EFD9 00000000      0      0    5959\n"
            + "TCP 7F000001:FFFF 7F000001:0000 0001 FFFFFFFF  32767 -32768 2592000\n"
            + "GRE 00010203:0001 7F000001:0002 0003 DEADBEEF     -1      1       1\n"
            + "ESP 00FFFFFF:0016 7F000001:0016 0016 00000001      5     10       0\n"
            + "IP 7F000001:0016 7F000001:0016 0016 00000001      5     10   99999999\n";

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws IOException, InterruptedException {
        host = FakedHost.orSkip(directory);
    }

    private void assertSame(final String content, final String options) throws Exception {
        host.net("ip_masquerade", content);
        host.assertSame(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-M",
                "--masquerade",
                "-Mn",
                "-Me",
                "-Mee",
                "-Men",
                "-M --numeric-hosts",
                "-M --numeric-ports",
                "-M --numeric-users -e",
                "-MvWNaop",
                "-M4",
                "-M -6",
                "-M --tcp",
                "-M -A unix -l"
            })
    void shouldPrintWhatIsThere(final String options) throws Exception {
        assertSame(FILE_2_2, options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-M", "-Me", "-Men"})
    void shouldPrintWhatLinux20Has(final String options) throws Exception {
        assertSame(NAMES_2_0 + "TCP 7F000001:0016 00000001:0050 EFD7 00000000 -1 89999\n", options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-M", "-Mnev", "-Mc", "-M -4", "--masquerade 1"})
    void shouldSayThatTheKernelLacksIt(final String options) throws Exception {
        host.assertSame(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "names\n",
                "PDelta\n",
                "PDelta\n\n \t\n",
                "no newline",
                "PDelta\nTCP",
                "PDelta\nTCP 7F000001:0016",
                "PDelta\nTCP 7F000001 :0016 00000001:0050 EFD7 0 0 0 1\n",
                "PDelta\nTCP 7F000001:0016 00000001: 0050 EFD7 0 0 0 1\n",
                "PDelta\nTCP 7F000001:0016 00000001:0050 EFD7 0 0 0 1 2\n",
                "PDelta\nTCP 7F000001:0016\n00000001:0050\nEFD7 0 0 0\n1 TCP 1:1 2:2 3 4 5 6 7",
                "PDelta\nSCTP 7F000001:0016 00000001:0050 EFD7 0 0 0 1\n",
                "PDelta\ntcp 7F000001:0016 00000001:0050 EFD7 0 0 0 1\n",
                "names\nTCP 7F000001:0016 00000001:0050 EFD7 0 0 0 1\n",
                "PDelta\nTCP 0x7F000001:0x16 1:+50 -1 FFFFFFFFFFFFFFFFFFFFF 99999999999999999999 -70000 -1\n",
                "PDelta\nTCP 17F000001:10016 1:50 2 -2 32768 -32769 99999999999999999999999\n",
                "PDelta\nTCP 1:1 2:2 3 4 5 6 -99999999999999999999999\n",
                "PDelta\nTCP 1:1 2:2 3 4 x 6 7\n",
                "PDelta\nTCP 1:1 2:2 3 4 5 6 7x\n",
                "PDelta\nTCP\0a 1:1 2:2 3 4 5 6 7\n",
                "nam\0es PDelta\nTCP 1:1 2:2 3 4 5 6\n"
            })
    void shouldTreatBrokenFilesAsNetstat(final String content) throws Exception {
        assertSame(content, "-Men");
    }

    @Test
    void shouldTreatTruncatedRowsAsNetstat() throws Exception {
        for (int length = 0; length <= ROW.length(); length++) {
            assertSame(NAMES_2_2 + ROW + "\n" + ROW.substring(0, length), "-Mn");
            assertSame(NAMES_2_0 + ROW.replace("    -2", "").substring(0, Math.min(length, 60)) + "\n", "-Mn");
        }
    }

    @Test
    void shouldTakeTheRestOfALongLineOfNamesForRows() throws Exception {
        assertSame(NAMES_2_2.trim() + " ".repeat(300) + "\n" + ROW + "\n", "-Mn");
        assertSame("x".repeat(260) + "\n" + ROW + "\n", "-Mn");
        assertSame("x".repeat(250) + "PDelta\n" + ROW + "\n", "-Mn");
    }

    @Test
    void shouldPrintAsManyAsThereAre() throws Exception {
        for (final int rows : new int[] {15, 16, 17, 1000}) {
            assertSame(NAMES_2_2 + (ROW + "\n").repeat(rows), "-Mne");
        }
    }

    @Test
    void shouldFindNoLineInADirectory() throws Exception {
        Files.createDirectories(host.proc().resolve("net/ip_masquerade"));
        host.assertSame("-M");
    }

    @Test
    void shouldSurviveAnyBytes() throws Exception {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            final byte[] bytes = FILE_2_2.repeat(3).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = random.nextInt(20); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            host.net("ip_masquerade", new String(bytes, StandardCharsets.ISO_8859_1));
            final InstalledNetstat.Outcome outcome = host.sockeye("-Mn");
            final String message = "-Dsockeye.test.seed=" + seed;
            assertEquals(host.netstat("-Mn"), outcome, message);
            assertTrue(outcome.stdout().chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), message);
        }
    }
}
