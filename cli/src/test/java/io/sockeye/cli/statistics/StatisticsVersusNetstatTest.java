package io.sockeye.cli.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.InstalledNetstat;
import io.sockeye.cli.oracle.FakedHost;

/** Statistics of both programs, of the same files. */
class StatisticsVersusNetstatTest {
    private static final List<String> KERNELS = StatisticsFixtures.KERNELS;
    private static final String[] OPTIONS = {
        "-s",
        "--statistics",
        "-st",
        "-su",
        "-sU",
        "-sS",
        "-sw",
        "-stu",
        "-s -t -w -U",
        "-s6",
        "-s6t",
        "-s6 -u",
        "-s6w",
        "-s4",
        "-s4S",
        "-s -A inet6",
        "-s --protocol=ip6 --sctp",
        "-sc",
        "-snaep"
    };
    private static final String PROTOCOLS = "tuUSw";

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws Exception {
        host = FakedHost.orSkip(directory);
    }

    /** Sockeye goes on under {@code -c}, and is here asked for what {@code bin/netstat} does. */
    private void assertSame(final String options) throws Exception {
        if (options.equals("-sc")) {
            final InstalledNetstat.Outcome once = host.sockeye("-s");
            assertEquals(host.netstat(options), once);
            return;
        }
        host.assertSame(options);
    }

    private void assertAllSame() throws Exception {
        for (final String options : OPTIONS) {
            assertSame(options);
        }
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void shouldPrintFilesOfOtherKernels(final String kernel) throws Exception {
        StatisticsFixtures.write(host, StatisticsFixtures.of(kernel));
        assertAllSame();
    }

    @Test
    void shouldPrintFilesOfThisKernel() throws Exception {
        StatisticsFixtures.write(host, StatisticsFixtures.live());
        assertAllSame();
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void shouldPrintSectionsAndCountersInAnyOrder(final String kernel) throws Exception {
        final Random random = new Random(kernel.hashCode());
        final Map<String, String> files = new LinkedHashMap<>();
        StatisticsFixtures.of(kernel).forEach((name, text) -> files.put(name, shuffled(name, text, random)));
        StatisticsFixtures.write(host, files);
        assertAllSame();
    }

    private static String shuffled(final String name, final String text, final Random random) {
        final List<String> parts = new ArrayList<>();
        final List<String> lines = Arrays.asList(text.split("\n"));
        if (name.equals("snmp") || name.equals("netstat")) {
            for (int i = 0; i < lines.size(); i += 2) {
                parts.add(shuffledPair(lines.get(i), lines.get(i + 1), random));
            }
        } else {
            parts.addAll(lines);
        }
        Collections.shuffle(parts, random);
        return String.join("\n", parts) + "\n";
    }

    private static String shuffledPair(final String names, final String values, final Random random) {
        final List<String> left = new ArrayList<>(Arrays.asList(names.split(" ")));
        final List<String> right = new ArrayList<>(Arrays.asList(values.split(" ")));
        final long seed = random.nextLong();
        Collections.shuffle(left.subList(1, left.size()), new Random(seed));
        Collections.shuffle(right.subList(1, right.size()), new Random(seed));
        return String.join(" ", left) + "\n" + String.join(" ", right);
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void shouldPrintMissingAndUnknownCounters(final String kernel) throws Exception {
        final Map<String, String> files = new LinkedHashMap<>();
        StatisticsFixtures.of(kernel)
                .forEach((name, text) -> files.put(
                        name,
                        text.replaceAll("(?m)^(\\w+:) \\S+", "$1")
                                .replace("OutSegs", "OutParcels")
                                .replace("TCPTimeouts", "TCPTimeout")
                                .replace("InEchos", "InBats")
                                .replaceAll("(?m)^Ip6In(\\w+)", "Ip6Seen$1")
                                .replaceAll("(?m)^SctpOut\\w+\\s+\\d+\n", "")));
        StatisticsFixtures.write(host, files);
        assertAllSame();
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551615", "18446744073709551616", "9223372036854775808", "-1", "0"})
    void shouldPrintAnyNumber(final String number) throws Exception {
        final Map<String, String> files = new LinkedHashMap<>();
        StatisticsFixtures.of("6.18")
                .forEach((name, text) -> files.put(name, text.replaceAll("(?<=[ \t])\\d+", number)));
        StatisticsFixtures.write(host, files);
        assertAllSame();
    }

    @ParameterizedTest
    @FieldSource("KERNELS")
    void shouldPrintLastLineThatLacksItsEnd(final String kernel) throws Exception {
        final Map<String, String> files = new LinkedHashMap<>();
        StatisticsFixtures.of(kernel).forEach((name, text) -> files.put(name, text.substring(0, text.length() - 1)));
        StatisticsFixtures.write(host, files);
        assertAllSame();
        files.replaceAll((name, text) -> "\n" + text);
        files.remove("snmp6");
        files.remove("sctp/snmp");
        StatisticsFixtures.write(host, files);
        assertAllSame();
    }

    @Test
    void shouldSayWhatCannotBeRead() throws Exception {
        assertAllSame();
        StatisticsFixtures.write(host, Map.of("netstat", "IpExt: A\nIpExt: 1\n", "sctp/snmp", "SctpCurrEstab 1\n"));
        assertAllSame();
        StatisticsFixtures.write(host, Map.of("snmp", "Tcp: InSegs\nTcp: 1\n"));
        assertAllSame();
        StatisticsFixtures.write(host, Map.of("snmp6", "Ip6InReceives 1\n"));
        assertAllSame();
        for (final String name : StatisticsFixtures.FILES) {
            StatisticsFixtures.write(host, StatisticsFixtures.of("5.10"));
            Files.delete(host.proc().resolve("net").resolve(name));
            Files.createDirectory(host.proc().resolve("net").resolve(name));
            assertAllSame();
            Files.delete(host.proc().resolve("net").resolve(name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ip: InReceives\nIp 5\n",
                "Ip InReceives\nIp: 5\n",
                "Ip: InReceives\n\nIp: 5\n",
                "Udp: InDatagrams\nUdp: 5\n \nIp: InReceives\nIp: 5\n",
                "Tcp: InSegs\nTcp: 5\nTcpExt: TW\nTcpExt: 6\nbinary \u00ff\nmore\nIp: InReceives\nIp: 5\n",
                "\u0001\u0002\n\u0003\n"
            })
    void shouldWarnAsNetstat(final String text) throws Exception {
        StatisticsFixtures.write(
                host, Map.of("snmp", text, "netstat", "TcpExt: TW\nTcpExt: 7\n", "snmp6", "Ip6InReceives 5\n"));
        assertTrue(host.netstat("-s").stderr().startsWith("Problem while parsing /proc/net/snmp\n"));
        host.assertSame("-s");
        host.assertSame("-su");
        StatisticsFixtures.write(host, Map.of("snmp", "Tcp: InSegs\nTcp: 1\n", "netstat", text));
        host.assertSame("-s");
        host.assertSame("-s6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s -x",
                "-s46",
                "-s -4 -4",
                "-s --inet --unix",
                "-s -A ax25,ipx",
                "-s -A inet6,inet6",
                "-s --tcpip",
                "-s -A ip",
                "-s -A bluetooth"
            })
    void shouldTakeOneFamilyOnly(final String options) throws Exception {
        StatisticsFixtures.write(host, StatisticsFixtures.of("6.18"));
        host.assertSame(options);
    }

    @Test
    void shouldPrintAnyFilesWithAnyOptions() throws Exception {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        System.out.println("-Dsockeye.test.seed=" + seed);
        final Random random = new Random(seed);
        final List<String> counters = new ArrayList<>();
        for (final String kernel : KERNELS) {
            counters.addAll(StatisticsFixtures.counters(StatisticsFixtures.of(kernel)));
        }
        final RandomStatistics files = new RandomStatistics(random, counters);
        for (int round = 0; round < 60; round++) {
            StatisticsFixtures.write(host, files.files());
            final int combinations = 1 << PROTOCOLS.length() + 1;
            // All of them with some files, and some of them with the others.
            final int step = round < 3 ? 1 : combinations / 4;
            for (int i = random.nextInt(step); i < combinations; i += step) {
                host.assertSame(options(i));
            }
        }
    }

    private static String options(final int bits) {
        final StringBuilder options = new StringBuilder("-s");
        for (int i = 0; i < PROTOCOLS.length(); i++) {
            if ((bits >> i & 1) != 0) {
                options.append(PROTOCOLS.charAt(i));
            }
        }
        return options.append((bits >> PROTOCOLS.length()) == 0 ? "" : "6").toString();
    }
}
