package io.sockeye.cli.group;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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

/** Group memberships of both programs, of the same files. */
class GroupsVersusNetstatTest {
    private static final String NAMES = "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n";
    private static final String IGMP = NAMES + "1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n"
            + "2\teth0      :     3      V2\n\t\t\t\tFB0000E0     2 1:00000064\t\t1\n"
            + "\t\t\t\t060000EF    12 0:00000000\t\t0\n\t\t\t\t010000E0 1000000 0:00000000\t\t0\n"
            + "12\taverylongname15:     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n"
            + "13\tveth14charsxxx:     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n";
    private static final String IGMP6 = "1    lo              ff020000000000000000000000000001     1 0000000C 0\n"
            + "2    eth0            ff0200000000000000000001ff000001     3 00000004 0\n"
            + "2    eth0            ff050000000000000000000000010003 100000 00000004 0\n"
            + "12   averylongname15 ff010000000000000000000000000001     1 00000008 0\n";

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws Exception {
        host = FakedHost.orSkip(directory);
    }

    private void igmp(final String text) throws IOException {
        host.net("igmp", text);
    }

    private void igmp6(final String text) throws IOException {
        host.net("igmp6", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-gn",
                "--groups -n",
                "-g --numeric-hosts",
                "-gnv",
                "-gna",
                "-gnl",
                "-gneW",
                "-gn -4",
                "-gn -6",
                "-gn46",
                "-gnt",
                "-gntu -6",
                "-gnx",
                "-gnuxa",
                "-gnA inet",
                "-gn --ax25"
            })
    void shouldPrintWhatIsThere(final String options) throws Exception {
        igmp(IGMP);
        igmp6(IGMP6);
        for (final String file :
                new String[] {"tcp", "tcp6", "udp", "udp6", "raw", "raw6", "udplite", "udplite6", "unix"}) {
            host.net(file, "names\n");
        }
        host.assertSame(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-gn", "-gnv", "-gn4", "-gn6", "-gn46", "-gnx", "-gnu", "-gn --ax25"})
    void shouldSayWhatIsMissing(final String options) throws Exception {
        host.net("unix", "names\n");
        host.net("udp", "names\n");
        host.assertSame(options);
        igmp6(IGMP6);
        host.assertSame(options);
        Files.delete(host.proc().resolve("net/igmp6"));
        igmp(IGMP);
        host.assertSame(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Device    : Count Querier\tGroup    Users Timer\tReporter\n"
                        + "eth0      :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n",
                "1\tlo        :     1      V3\n\t\t\t\tFB0000E0     1 0:00000000\t\t0\n",
                NAMES,
                NAMES + "x\n\t\t\n\n1\tlo        :     1      V3\n\t\t\t\tzz 1\n\t\t\t\t010000E0\n\t\t\t\tE0 7\n",
                NAMES + "1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n2\n"
                        + "\t\t\t\t020000E0     1 0:00000000\t\t0\n",
                NAMES + "1\tlonger    :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n2\tab: c\n"
                        + "\t\t\t\t020000E0     1 0:00000000\t\t0",
                NAMES + "1 a:b:c     :     1      V3\n\t 010000E0     -1 0:00000000\t\t0\n",
                NAMES + "1\tlo        :     1      V3\n\t\t\t\t010000E0AA     1\n\t\t\t\t010000E0 +1\n\t7f 1x\n",
                "Idx without the word\n"
            })
    void shouldTreatStrangeFilesAsNetstat(final String text) throws Exception {
        igmp(text);
        igmp6(IGMP6);
        host.assertSame("-gn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "1 lo\n",
                "1 lo zz 1 0 0\n",
                "x lo ff020000000000000000000000000001 1 0 0\n1 lo ff020000000000000000000000000001 x\n",
                "1 lo ff020000000000000000000000000001AAAA 1\n1 lo ff020000000000000000000000000001 7",
                "1 namethatistoolongforit ff020000000000000000000000000001 1\n",
                "1 lo 00000000000000000000000000000000 1 0 0\n1 lo 00000000000000000000ffff0a000001 1 0 0\n",
                "Device of IPv4\n1 lo ff020000000000000000000000000001 1 0 0\n"
            })
    void shouldTreatStrangeFilesOfIpv6AsNetstat(final String text) throws Exception {
        igmp(IGMP);
        igmp6(text);
        host.assertSame("-gn");
    }

    /** Lines cut short at every place, each followed by a whole one. */
    @Test
    void shouldTreatTruncatedLinesAsNetstat() throws Exception {
        final StringBuilder text = new StringBuilder(NAMES);
        for (final String line :
                new String[] {"12\teth0      :     3      V2", "\t\t\t\tFB0000E0     2 1:00000064\t\t1"}) {
            for (int length = 0; length <= line.length(); length++) {
                text.append("7\tlo        :\n").append(line, 0, length).append("\n\t\t\t\t010000E0     1 0\n");
            }
        }
        igmp(text.toString());
        igmp6(IGMP6);
        final InstalledNetstat.Outcome expected = host.netstat("-gn");
        final InstalledNetstat.Outcome actual = host.sockeye("-gn");
        assertEquals(expected.stderr(), actual.stderr());
        // A name cut short takes its newline along, which netstat prints as it is and we as a point.
        assertEquals(expected.stdout().replace('\n', '.'), actual.stdout().replace('\n', '.'));
    }

    @Test
    void shouldPrintAllGroups() throws Exception {
        final long seed = System.nanoTime();
        System.out.println("seed=" + seed);
        final Random random = new Random(seed);
        final StringBuilder inet = new StringBuilder(NAMES);
        final StringBuilder inet6 = new StringBuilder();
        for (int i = 1; i < 400; i++) {
            inet.append(String.format("%d\t%-10s:     1      V3%n", i, "if" + i));
            for (int j = random.nextInt(4); j > 0; j--) {
                inet.append(
                        String.format("\t\t\t\t%08X %5d 0:00000000\t\t0%n", random.nextInt(), random.nextInt(1 << 20)));
            }
            inet6.append(String.format(
                    "%-4d %-15s %016x%016x %5d %08X %d%n", i, "if" + i, random.nextLong(), random.nextLong(), i, 4, 0));
        }
        igmp(inet.toString());
        igmp6(inet6.toString());
        host.assertSame("-gn");
    }
}
