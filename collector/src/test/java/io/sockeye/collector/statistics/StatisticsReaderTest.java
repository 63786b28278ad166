package io.sockeye.collector.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.Seeds;
import io.sockeye.collector.text.ProcRoot;

class StatisticsReaderTest {
    private static final BigInteger MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    @TempDir
    private Path proc;

    @BeforeEach
    void makeDirectory() throws IOException {
        Files.createDirectories(proc.resolve("net/sctp"));
    }

    private FileStatistics read(final StatisticsFile file, final String content) throws IOException {
        return read(file, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private FileStatistics read(final StatisticsFile file, final byte[] content) throws IOException {
        Files.write(proc.resolve("net").resolve(file.fileName()), content);
        return read(file);
    }

    private FileStatistics read(final StatisticsFile file) throws IOException {
        return new StatisticsReader(ProcRoot.of(proc.toString())).read(file);
    }

    /** As {@code Name@line key=value ...}, one section after the other. */
    private static String describe(final FileStatistics statistics) {
        final List<String> words = new ArrayList<>();
        for (final Section section : statistics.sections()) {
            words.add(section.name() + "@" + section.line());
            for (int i = 0; i < section.size(); i++) {
                final long value = section.value(i);
                words.add(section.key(i) + "="
                        + (section.isNegative(i) ? Long.toString(value) : Long.toUnsignedString(value)));
            }
        }
        return String.join(" ", words);
    }

    private static String messages(final FileStatistics statistics) {
        return String.join(
                "; ", statistics.defects().stream().map(Defect::message).toList());
    }

    @Test
    void shouldReadPairsInTheirOrder() throws IOException {
        final FileStatistics statistics = read(
                StatisticsFile.SNMP,
                "\nTcp: MaxConn  CurrEstab\nTcp: -1 \t18446744073709551615\n\nIp: A\nIp: 99999999999999999999\n"
                        + "IcmpMsg: InType3\nIcmpMsg: 1\nIcmpMsg: InType4\nIcmpMsg: 2\n"
                        + "None:\nNone:\nOdd One: x:y\nOdd One: 7");
        assertEquals(
                "Tcp@2 MaxConn=-1 CurrEstab=18446744073709551615 Ip@5 A=18446744073709551615 IcmpMsg@7 InType3=1"
                        + " IcmpMsg@9 InType4=2 None@11 Odd One@13 x:y=7",
                describe(statistics));
        assertEquals("", messages(statistics));
        assertTrue(statistics.isOpen());
        assertNull(statistics.failure());
        assertEquals(1, statistics.sections().get(0).indexOf("CurrEstab"));
        assertEquals(-1, statistics.sections().get(0).indexOf("Curr"));
    }

    @Test
    void shouldReadNamesWithValues() throws IOException {
        assertEquals(
                "Ip6@1 Ip6A=1 Ip6B=2 Udp6@3 Udp6A=3 Ip6@4 Ip6C=4 @5 Plain=5",
                describe(read(StatisticsFile.SNMP6, "Ip6A\t1\nIp6B 2\nUdp6A 3\nIp6C \t 4\nPlain 5")));
        assertEquals("Sctp@1 SctpA=1 B6=2", describe(read(StatisticsFile.SCTP, "SctpA                \t1\nB6 2\n")));
    }

    @Test
    void shouldLeaveOutPairsThatDoNotFit() throws IOException {
        final FileStatistics statistics = read(
                StatisticsFile.SNMP,
                "A: x y\nA: 1\nB: x\nB: 1 2\nC: x y\nC: 1 z\nD: x\nE: x\nE: 5\n"
                        + "F: \u00e9\nF: 1\nG\u0007: x\nG\u0007: 1\nH: x\nH: 1\nI: x");
        assertEquals("E@8 x=5 H@14 x=1", describe(statistics));
        assertEquals(
                "section A, line 1: 2 names, 1 value; section B, line 3: 1 name, 2 values;"
                        + " section C, line 6: value of y is not a number; section D, line 7: no values;"
                        + " section F, line 10: a name is not printable; line 12: section's name is not printable;"
                        + " section I, line 16: no values",
                messages(statistics));
    }

    @Test
    void shouldFindPairsBehindLostLines() throws IOException {
        final FileStatistics names =
                read(StatisticsFile.SNMP, "M: a\nM: 1\nM: 2\nM: c\nM: 3\nN: 4 5\nN: 6 7\nO: x\nO: 8\n");
        assertEquals("M@1 a=1 M@4 c=3 O@8 x=8", describe(names));
        assertEquals(
                "section M, line 3: values without names; section N, line 6: values without names;"
                        + " section N, line 7: values without names",
                messages(names));
        final FileStatistics values = read(StatisticsFile.SNMP, "M: a\nM: b c\nM: 2 3\nN: x\nO: y\nO: 8\n");
        assertEquals("M@2 b=2 c=3 O@5 y=8", describe(values));
        assertEquals("section M, line 1: no values; section N, line 4: no values", messages(values));
    }

    @Test
    void shouldStopAtLineWithoutColon() throws IOException {
        final FileStatistics first = read(StatisticsFile.NETSTAT, "A: x\nA: 1\nB x\nB: 1\nC: x\nC: 1\n");
        assertEquals("A@1 x=1", describe(first));
        assertEquals(Defect.Kind.NO_COLON, first.defects().get(0).kind());
        assertEquals("line 3: no colon after a section's name", messages(first));
        assertEquals("line 2: no colon after a section's name", messages(read(StatisticsFile.SNMP, "A: x\n\nA: 1\n")));
        assertEquals(
                Defect.Kind.NO_VALUES,
                read(StatisticsFile.SNMP, "A: x\nA: 1\ngarbage")
                        .defects()
                        .get(0)
                        .kind());
        assertEquals(
                Defect.Kind.NO_COLON,
                read(StatisticsFile.SNMP, "A\0: x\nA\0: 1\n").defects().get(0).kind());
    }

    @Test
    void shouldGoOnBehindLinesWithoutColon() throws IOException {
        Files.writeString(
                proc.resolve("net/netstat"),
                "A: x\nA: 1\nB x\nB: 1\nC: x\nC: 1\nD: x\nD 1\nE: x\nE: 2\nno\nno\nF: x\nF: 3");
        final FileStatistics statistics =
                new StatisticsReader(ProcRoot.of(proc.toString())).read(StatisticsFile.NETSTAT, true);
        assertEquals("A@1 x=1 C@5 x=1 E@9 x=2 F@13 x=3", describe(statistics));
        assertEquals(
                "line 3: no colon after a section's name; section B, line 4: values without names;"
                        + " line 8: no colon after a section's name; line 11: no colon after a section's name;"
                        + " line 12: no colon after a section's name",
                messages(statistics));
    }

    @Test
    void shouldLeaveOutLinesThatAreNoCounters() throws IOException {
        final FileStatistics statistics = read(
                StatisticsFile.SNMP6, "Ip6A 1\n\nIp6B\nIp6C x\nIp6D 1 2\nIp6\u00e9 1\nIp6E 18446744073709551616\nIp6F");
        assertEquals("Ip6@1 Ip6A=1 Ip6E=18446744073709551615", describe(statistics));
        assertEquals(
                "line 2: no name and no value; section Ip6, line 3: Ip6B has no value;"
                        + " section Ip6, line 4: value of Ip6C is not a number;"
                        + " section Ip6, line 5: Ip6D has more than one value; line 6: the name is not printable;"
                        + " section Ip6, line 8: Ip6F has no value",
                messages(statistics));
    }

    @Test
    void shouldTellOfFilesWithoutText() throws IOException {
        assertEquals("the file is empty", messages(read(StatisticsFile.SNMP, "")));
        assertEquals(
                "the file is longer than 1048576 bytes, and not read",
                messages(read(StatisticsFile.SNMP, new byte[StatisticsReader.MAX_LENGTH + 1])));
        final FileStatistics missing = read(StatisticsFile.NETSTAT);
        assertFalse(missing.isOpen());
        assertEquals("No such file or directory", missing.failure());
        assertEquals(proc + "/net/netstat", missing.path());
        Files.createDirectory(proc.resolve("net/netstat"));
        final FileStatistics directory = read(StatisticsFile.NETSTAT);
        assertTrue(directory.isOpen());
        assertEquals("Is a directory", directory.failure());
        Files.delete(proc.resolve("net/netstat"));
        Files.createSymbolicLink(proc.resolve("net/netstat"), Path.of("netstat"));
        assertFalse(read(StatisticsFile.NETSTAT).isOpen());
    }

    @Test
    void shouldCountWhatReadingTakes() throws IOException {
        Files.writeString(proc.resolve("net/snmp"), "A: x\nA: 1\nB: y\nB: 2\n");
        final StatisticsReader reader = new StatisticsReader(ProcRoot.of(proc.toString()));
        reader.read(StatisticsFile.SNMP);
        assertEquals(20, reader.counters().bytes());
        assertEquals(4, reader.counters().messages());
        assertEquals(4, reader.counters().systemCalls());
    }

    /**
     * Whatever is done to a file, a section is one that two of its lines really say, and none that is whole is missing.
     */
    @Test
    void shouldInventNothingAndLoseNothingWhole() throws IOException {
        final Random random = Seeds.random();
        for (int round = 0; round < 1500; round++) {
            final String original = randomPairs(random);
            final byte[] content = original.getBytes(StandardCharsets.ISO_8859_1);
            for (int damage = random.nextInt(4); damage > 0; damage--) {
                content[random.nextInt(content.length)] = (byte) (random.nextInt(4) == 0 ? 0 : random.nextInt(256));
            }
            final byte[] cut = Arrays.copyOf(content, content.length - random.nextInt(content.length / 4));
            final FileStatistics statistics = read(StatisticsFile.SNMP, cut);
            final String[] lines = new String(cut, StandardCharsets.ISO_8859_1).split("\n", -1);
            for (final Section section : statistics.sections()) {
                assertSaid(section, lines);
            }
            if (statistics.defects().stream().noneMatch(d -> d.kind() == Defect.Kind.NO_COLON)) {
                assertAllFound(statistics, original.split("\n"), lines);
            }
        }
    }

    private static String randomPairs(final Random random) {
        final StringBuilder text = new StringBuilder();
        final int sections = 1 + random.nextInt(6);
        for (int i = 0; i < sections; i++) {
            final StringBuilder names = new StringBuilder("S" + i + ":");
            final StringBuilder values = new StringBuilder("S" + i + ":");
            for (int k = random.nextInt(8); k >= 0; k--) {
                names.append(" K").append(k);
                values.append(' ').append(new BigInteger(random.nextInt(70), random));
            }
            text.append(names).append('\n').append(values).append('\n');
        }
        return text.toString();
    }

    private static void assertSaid(final Section section, final String[] lines) {
        final String[] names = fields(lines[section.line() - 1], section.name());
        final String[] values = fields(lines[section.line()], section.name());
        assertEquals(names.length, section.size());
        assertEquals(values.length, section.size());
        for (int i = 0; i < names.length; i++) {
            assertEquals(names[i], section.key(i));
            final BigInteger number = new BigInteger(values[i]);
            final BigInteger expected = number.bitLength() > 64 ? MAX : number;
            assertEquals(expected.longValue(), section.value(i));
        }
    }

    private static String[] fields(final String line, final String name) {
        assertTrue(line.startsWith(name + ":"), line);
        final String rest = line.substring(name.length() + 1).replace('\t', ' ').strip();
        return rest.isEmpty() ? new String[0] : rest.split(" +");
    }

    /** Those of which both lines are there as they were. */
    private static void assertAllFound(final FileStatistics found, final String[] original, final String[] lines) {
        for (int i = 0; i + 1 < lines.length - 1; i++) {
            for (int k = 0; k < original.length; k += 2) {
                if (lines[i].equals(original[k]) && lines[i + 1].equals(original[k + 1])) {
                    final int line = i + 1;
                    assertTrue(found.sections().stream().anyMatch(section -> section.line() == line), lines[i]);
                }
            }
        }
    }
}
