package io.sockeye.cli.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sockeye.cli.args.InstalledNetstat;

/** Statistics of both programs, of files as other kernels have them and of such as no kernel has. */
class StatisticsOfOtherKernelsTest {
    private static final List<String> ALL = List.of(
            "-s",
            "-st",
            "-su",
            "-sU",
            "-sS",
            "-sw",
            "-stu",
            "-suw",
            "-stuwSU",
            "-s -A inet",
            "-s6",
            "-s6t",
            "-s6u",
            "-s6w",
            "-s6tuw",
            "-s46");
    private static final List<String> SOME = List.of("-s", "-st", "-sw", "-s6", "-s6w");
    private static final long[] SEEDS = {1, 2, 3};
    private static final int CUTS = 12;

    @TempDir
    private Path directory;

    private FakedHost host;

    @BeforeEach
    void makeHost() throws Exception {
        host = FakedHost.orSkip(directory);
    }

    static Stream<String> kernels() {
        return StatisticsFiles.kernels();
    }

    @Test
    void shouldHaveFilesOfOldAndNewKernels() {
        final Set<String> generations = kernels()
                .map(kernel -> kernel.replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of("2", "4", "5", "6")), generations);
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldPrintWhatNetstatPrints(final String kernel) throws Exception {
        StatisticsFiles.of(kernel).writeTo(host);
        for (final String options : ALL) {
            host.assertSame(options);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldPrintInTheOrderOfTheFiles(final String kernel) throws Exception {
        for (final long seed : SEEDS) {
            StatisticsFiles.of(kernel).shuffled(new Random(seed)).writeTo(host);
            assertSame(SOME, kernel + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldPrintHugeNumbers(final String kernel) throws Exception {
        for (final long seed : SEEDS) {
            StatisticsFiles.of(kernel).huge(new Random(seed)).writeTo(host);
            assertSame(SOME, kernel + ", seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void shouldPassOverMissingNamesAndPrintUnknownOnes(final String kernel) throws Exception {
        for (final long seed : SEEDS) {
            StatisticsFiles.of(kernel).withStrangers(new Random(seed)).writeTo(host);
            assertSame(SOME, kernel + ", seed " + seed);
        }
    }

    private void assertSame(final List<String> optionSets, final String what) throws Exception {
        for (final String options : optionSets) {
            final InstalledNetstat.Outcome expected = host.netstat(options);
            assertEquals(expected, host.sockeye(options), () -> options + ", " + what);
        }
    }

    /** A cut at any place of the last line: netstat takes what is missing for 0, or for the number before. */
    @ParameterizedTest
    @MethodSource("kernels")
    void shouldPrintTheWholeSectionsOfTruncatedFile(final String kernel) throws Exception {
        final StatisticsFiles whole = StatisticsFiles.of(kernel);
        final Random random = new Random(kernel.hashCode());
        for (final String name : List.of("snmp", "netstat", "snmp6", "sctp/snmp")) {
            final String text = whole.text(name);
            final int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
            for (int cut = 0; cut < CUTS; cut++) {
                final int end = lastLine + random.nextInt(text.length() - lastLine);
                whole.with(name, text.substring(0, end)).writeTo(host);
                final String options = name.equals("snmp6") ? "-s6" : "-s";
                assertNothingInvented(options, kernel + ": " + name + " cut at " + end);
            }
        }
    }

    private void assertNothingInvented(final String options, final String what) throws Exception {
        final InstalledNetstat.Outcome netstat = host.netstat(options);
        final InstalledNetstat.Outcome sockeye = host.sockeye(options);
        assertEquals(netstat.code(), sockeye.code(), what);
        final List<String> theirs = sections(netstat.stdout());
        final List<String> ours = sections(sockeye.stdout());
        final List<String> missing = new ArrayList<>(theirs);
        ours.forEach(missing::remove);
        assertTrue(missing.size() <= 1, () -> what + ": not as netstat has them: " + missing);
        // Numbers that netstat makes up of nothing may happen to be unprinted, or a cut number may look like a whole
        // one.
        final String spoken = netstat.stderr()
                + (missing.isEmpty() ? "(sockeye: /proc/net/[^\n]+\n)?" : "sockeye: /proc/net/[^\n]+\n");
        assertTrue(sockeye.stderr().matches(spoken), () -> what + ": " + sockeye.stderr());
        final List<String> rest = new ArrayList<>(theirs);
        rest.removeAll(missing);
        final List<String> oursInFull = new ArrayList<>(ours);
        oursInFull.removeAll(rest);
        // What is left of the section, if anything is.
        assertTrue(oursInFull.size() <= 1, () -> what + ": " + oursInFull);
        oursInFull.forEach(section -> assertTrue(isPart(section, missing.getFirst()), () -> what + ": " + section));
    }

    private static List<String> sections(final String stdout) {
        return List.of(stdout.split("(?m)(?=^\\S)"));
    }

    private static boolean isPart(final String section, final String whole) {
        return whole.lines().toList().containsAll(section.lines().toList());
    }
}
