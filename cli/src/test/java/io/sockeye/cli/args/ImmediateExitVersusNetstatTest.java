package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that end at once, given to the installed netstat and to our parser. */
class ImmediateExitVersusNetstatTest {
    private static final int RANDOM_RUNS = 150;

    private static InstalledNetstat netstat;

    @BeforeAll
    static void findNetstat() throws Exception {
        netstat = InstalledNetstat.orSkip();
    }

    /** Arguments are separated by single blanks; {@code <>} stands for an empty one. */
    private static List<String> split(final String line) {
        final List<String> arguments = new ArrayList<>();
        for (final String word : line.split(" ")) {
            arguments.add(word.replace("<>", ""));
        }
        return arguments;
    }

    private static void assertSame(final List<String> arguments, final boolean posixlyCorrect) throws Exception {
        final InstalledNetstat.Outcome expected = netstat.run(arguments, posixlyCorrect);
        final ArgumentParser parser = new ArgumentParser(Grammar.NETSTAT, netstat.path(), "9", () -> false);
        final ParseResult result = parser.parse(arguments.toArray(new String[0]), () -> posixlyCorrect);
        final ImmediateExit exit = assertInstanceOf(ImmediateExit.class, result, () -> "arguments=" + arguments);
        assertEquals(expected.stdout(), exit.stdout(), () -> "stdout of " + arguments);
        assertEquals(expected.stderr(), exit.stderr(), () -> "stderr of " + arguments);
        assertEquals(expected.code(), exit.code(), () -> "exit code of " + arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-V", "--version", "--vers", "-tV", "-V -Y", "-V --zzz", "foo -V", "-V foo", "-A inet -V", "--tcpip -V",
                "-h", "--help", "--h", "--he", "-nh", "-h -V", "-V -h", "-h -Y", "--tcpip -h", "--tcpi --tcpip -h",
                "-?", "-t?", "-? -h", "-?V"
            })
    void shouldPrintVersionAndHelpAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Y",
                "-iY",
                "-i -Y eth0",
                "-q",
                "-tqn",
                "-a-",
                "-:",
                "-A: -:",
                "-1",
                "-=",
                "-n=3",
                "-5",
                "-X",
                "-R",
                "-B",
                "-D",
                "-T",
                "-L",
                "-P",
                "-z",
                "-j",
                "-k",
                "-m",
                "-b",
                "-y",
                "-3 -9",
                "-tn foo -Y bar"
            })
    void shouldRejectShortOptionsAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--n",
                "--nu",
                "--num",
                "--numeri",
                "--numeric-",
                "--i",
                "--s",
                "--st --s",
                "--a",
                "--in",
                "--int --in",
                "--u",
                "--un",
                "--t",
                "--tc",
                "--r",
                "--ro",
                "--c",
                "--co",
                "--v",
                "--ver",
                "--p",
                "--pro",
                "--f --l",
                "--l",
                "--e=3",
                "--=3",
                "--=",
                "--zzz",
                "--zzz=3",
                "--ip6",
                "--ipv6",
                "--inet66",
                "--Tcp",
                "--notrim",
                "--tcpp",
                "--numeric-hostss",
                "--source=proc",
                "--mptcp",
                "--proc-root",
                "--threads=2",
                "--dccp",
                "--format=json",
                "--fields=help",
                "--no-header",
                "--nul"
            })
    void shouldRejectLongOptionsAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A", "-tA", "foo -A", "--protocol", "foo --protocol", "--prot", "--groups=eth0", "--groups=",
                "--ipx=3", "--tcp=1", "--he=", "--vers=2", "--num=3", "--numeric=1", "--mas=eth0", "--tcpip=1"
            })
    void shouldCheckOptionArgumentsAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-A foo",
                "-Afoo",
                "-A <>",
                "--protocol=",
                "--protocol=foo",
                "--prot foo",
                "-A inet,foo",
                "-A foo,inet",
                "-A inet,",
                "-A ,inet",
                "-A ,",
                "-A inet,,inet6",
                "-A INET",
                "-A ec",
                "-A -t",
                "-A --",
                "-A=inet",
                "-t -A foo -Y",
                "-A foo -V",
                "-tA foo",
                "foo -A bar",
                "--tcpip -A foo",
                "-A bluetooth,l2cap",
                "-A local"
            })
    void shouldRejectFamiliesAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-r -i",
                "-ri",
                "-rr",
                "-ii",
                "-ss",
                "-MM",
                "-r -s",
                "-s -i",
                "-i -M",
                "-rn -s -t",
                "-r foo -i",
                "--route --statistics",
                "--interfaces -r",
                "--tcpip -rs",
                "-rim",
                "-ris -A foo",
                "-A inet -rM"
            })
    void shouldRejectTwoModesAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Y -- foo", "-t foo -Y", "-h -- -Y", "-A inet -Y x", "-r -i -- foo", "-A -- foo -Y"})
    void shouldEndOptionsAsNetstat(final String line) throws Exception {
        assertSame(split(line), false);
        assertSame(split("-Y " + line), true);
    }

    @Test
    void shouldDropFamiliesBeyondRoomAsNetstat() throws Exception {
        assertSame(List.of("-A", "inet,".repeat(60)), false);
        assertSame(List.of("-A", "inet6,".repeat(40) + "inet6", "-A", "inet,foo", "-A", "bluetooth", "-A", "x"), false);
        assertSame(List.of("-A", "bluetooth,".repeat(25) + "ipx", "-A", "netrom,foo", "-V"), false);
        assertSame(List.of("-A", "f".repeat(300)), false);
        assertSame(List.of("-A", "inet6," + "f".repeat(300)), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Z", "-tZ", "--context", "--con", "-Z -Y", "-Z -A foo", "--tcpip -Z", "-Z -V"})
    void shouldMissSelinuxAsNetstat(final String line) throws Exception {
        assumeTrue(netstat.run(List.of("-Z", "-V"), false).code() == 1, "SELinux is enabled here");
        assertSame(split(line), false);
    }

    @Test
    void shouldEndAsNetstatOnRandomArguments() throws Exception {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        final String[] words = {
            "-t", "-u4", "-6", "-x", "-A", "inet", "-Ainet6", "--", "-", "eth0", "--protocol", "--prot=unix,ipx",
                    "--tcpip",
            "--inet", "-r", "-i", "--numeric-h", "-tQ", "--u", "--nu", "--all", "--ip", "--ddp=", "-A:", "-V", "-h"
        };
        for (int run = 0; run < RANDOM_RUNS; run++) {
            final List<String> arguments = new ArrayList<>(List.of("-n"));
            for (int i = random.nextInt(6); i > 0; i--) {
                arguments.add(words[random.nextInt(words.length)]);
            }
            arguments.add("-Q");
            final boolean posixlyCorrect = random.nextInt(4) == 0;
            final String message =
                    "-Dsockeye.test.seed=" + seed + " arguments=" + arguments + " posix=" + posixlyCorrect;
            final ParseResult result = new ArgumentParser(Grammar.NETSTAT, netstat.path(), "9", () -> false)
                    .parse(arguments.toArray(new String[0]), () -> posixlyCorrect);
            final InstalledNetstat.Outcome expected = netstat.run(arguments, posixlyCorrect);
            if (result instanceof ImmediateExit exit) {
                assertEquals(expected.stdout(), exit.stdout(), message);
                assertEquals(expected.stderr(), exit.stderr(), message);
                assertEquals(expected.code(), exit.code(), message);
            } else {
                assertFalse((expected.stdout() + expected.stderr()).contains("usage: "), message);
            }
        }
    }
}
