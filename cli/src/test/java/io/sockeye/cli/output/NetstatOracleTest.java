package io.sockeye.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.names.Names;
import io.sockeye.cli.names.TestNames;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.filter.SocketFilter;
import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/** Holds all tables against the installed netstat: the same random lines of /proc/net, all combinations of options. */
class NetstatOracleTest {
    private static final long SEED = Long.getLong("sockeye.test.seed", System.nanoTime());
    private static final int ROWS = 100;
    private static final int TCP_TIMERS = 5;

    private static final String HOSTS = """
            127.0.0.1 localhost
            ::1 ip6-localhost
            """;
    private static final String SERVICES = """
            # a comment
            ssh              22/tcp    alias  # another
            ssh              22/udp
            first            80/tcp    http-alias
            second           80/tcp
            domain           53/tcp
            domain           53/udp
            a-very-long-service-name-of-more-than-eighteen-characters 443/tcp
            a-very-long-service-name-of-more-than-eighteen-characters 443/udp
            ninechars        9999/sctp
            shell            514/tcp
            syslog           514/udp
            rawservice       1/raw
            \tindented       10000/tcp
            """;
    private static final String PROTOCOLS = """
            ip      0       IP
            icmp    1       ICMP
            hmp     22      HMP first
            other   22      last wins
            nsfnet-igp 85
            """;
    private static final String PASSWD = """
            root:x:0:0:root:/root:/bin/sh
            toor:x:0:0:second name of root:/root:/bin/sh
            alice:x:1000:1000::/:/bin/sh
            a-user-with-a-long-name:x:1001:1001::/:/bin/sh
            nobody:x:65534:65534::/:/bin/sh
            """;

    @TempDir
    private Path root;

    private final Map<String, List<RowBatch>> rows = new HashMap<>();

    @Test
    void shouldPrintWhatNetstatPrintsForAllCombinationsOfOptions() throws IOException, InterruptedException {
        final String reason = NetstatOracle.unavailableBecause();
        assumeTrue(reason == null, reason);
        System.out.println("seed of NetstatOracleTest: -Dsockeye.test.seed=" + SEED);
        final NetstatOracle oracle = new NetstatOracle(root);
        writeFiles(oracle);
        final List<TableOptions> combinations = combinations();
        final List<String> commands = new ArrayList<>();
        for (final TableOptions options : combinations) {
            commands.add(command(options));
        }
        final List<byte[]> expected = oracle.run(commands, root);
        for (int i = 0; i < combinations.size(); i++) {
            // Our paths have control bytes escaped, the installed netstat's have not.
            final String wanted = new String(expected.get(i), StandardCharsets.UTF_8)
                    .replaceAll("[\\x00-\\x09\\x0b-\\x1f\\x7f]", ".");
            assertSameLines(wanted, print(combinations.get(i)), commands.get(i));
        }
    }

    private void writeFiles(final NetstatOracle oracle) throws IOException {
        final RandomProcFiles random = new RandomProcFiles(SEED);
        internet(oracle, "tcp", random.internet(false, 12, TCP_TIMERS, ROWS), Protocol.TCP, Family.INET);
        internet(oracle, "tcp6", random.internet(true, 12, TCP_TIMERS, ROWS), Protocol.TCP, Family.INET6);
        internet(oracle, "udp", random.internet(false, 9, 6, ROWS), Protocol.UDP, Family.INET);
        internet(oracle, "udp6", random.internet(true, 9, 6, ROWS), Protocol.UDP, Family.INET6);
        internet(oracle, "udplite", random.internet(false, 9, 4, ROWS), Protocol.UDPLITE, Family.INET);
        internet(oracle, "udplite6", random.internet(true, 9, 4, ROWS), Protocol.UDPLITE, Family.INET6);
        internet(oracle, "raw", random.internet(false, 14, 4, ROWS), Protocol.RAW, Family.INET);
        internet(oracle, "raw6", random.internet(true, 14, 4, ROWS), Protocol.RAW, Family.INET6);
        final List<String> unix = random.unix(ROWS);
        oracle.write("proc/net/unix", RandomProcFiles.file(unix));
        rows.put("unix", NaiveRows.unix(unix));
        for (final String sctp : List.of("sctp", "sctp6")) {
            final List<String> endpoints = random.sctpEndpoints(sctp.endsWith("6"), ROWS);
            final List<String> associations = random.sctpAssociations(sctp.endsWith("6"), ROWS);
            oracle.write("proc/net/" + sctp + "/eps", RandomProcFiles.file(endpoints));
            oracle.write("proc/net/" + sctp + "/assocs", RandomProcFiles.file(associations));
            rows.put(sctp + "/eps", NaiveRows.sctpEndpoints(endpoints));
            rows.put(sctp + "/assocs", NaiveRows.sctpAssociations(associations));
        }
        for (int i = 0; i < RandomProcFiles.PIDS.length; i++) {
            oracle.process(RandomProcFiles.PIDS[i], RandomProcFiles.COMMANDS[i], RandomProcFiles.HELD_INODES[i]);
        }
        oracle.write("etc/hosts", HOSTS.getBytes(StandardCharsets.UTF_8));
        oracle.write("etc/services", SERVICES.getBytes(StandardCharsets.UTF_8));
        oracle.write("etc/protocols", PROTOCOLS.getBytes(StandardCharsets.UTF_8));
        oracle.write("etc/passwd", PASSWD.getBytes(StandardCharsets.UTF_8));
        final String sources = "passwd: files\nhosts: files\nnetworks: files\nservices: files\nprotocols: files\n";
        oracle.write("etc/nsswitch.conf", sources.getBytes(StandardCharsets.UTF_8));
    }

    private void internet(
            final NetstatOracle oracle,
            final String file,
            final List<String> lines,
            final Protocol protocol,
            final Family family)
            throws IOException {
        oracle.write("proc/net/" + file, RandomProcFiles.file(lines));
        rows.put(file, NaiveRows.internet(lines, protocol, family));
    }

    /** All of -W -e -p -o with all selections, without and with -n; and every mixture of the numeric options. */
    private static List<TableOptions> combinations() {
        final List<TableOptions> result = new ArrayList<>();
        for (final Selection selection : Selection.values()) {
            for (int bits = 0; bits < 1 << 4; bits++) {
                result.add(options(selection, bits, 0));
                result.add(options(selection, bits, 7));
            }
        }
        for (int numeric = 1; numeric < 7; numeric++) {
            result.add(options(Selection.ALL, 2, numeric));
        }
        return result;
    }

    private static TableOptions options(final Selection selection, final int bits, final int numeric) {
        return new TableOptions(
                selection,
                (bits & 1) != 0,
                (bits & 2) != 0,
                (bits & 4) != 0,
                false,
                (bits & 8) != 0,
                (numeric & 1) != 0,
                (numeric & 2) != 0,
                (numeric & 4) != 0);
    }

    private static String command(final TableOptions options) {
        return "-tSuUwx"
                + (options.selection() == Selection.ALL ? " -a" : "")
                + (options.selection() == Selection.LISTENING ? " -l" : "")
                + (options.wide() ? " -W" : "")
                + (options.extend() ? " -e" : "")
                + (options.programs() ? " -p" : "")
                + (options.timers() ? " -o" : "")
                + (options.numericHosts() ? " --numeric-hosts" : "")
                + (options.numericPorts() ? " --numeric-ports" : "")
                + (options.numericUsers() ? " --numeric-users" : "");
    }

    private String print(final TableOptions options) throws IOException {
        final ByteArrayOutputStream output = new ByteArrayOutputStream();
        final AsciiWriter writer = new AsciiWriter(output, AsciiWriter.MIN_CAPACITY);
        final PrintStream errors = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        final Names names = TestNames.ofFiles(root.resolve("etc"));
        final ProgramColumn programs = new FixturePrograms();
        final InternetTable internet = new InternetTable(options, names, programs, writer, errors);
        final SctpTable sctp = new SctpTable(options, names, programs, writer, errors);
        final UnixTable unix = new UnixTable(options, programs, writer, errors);
        internet.header();
        final SocketFilter filter = new SocketFilter(options.selection());
        final RowSink internetRows = filter.before(internet);
        final RowSink sctpRows = filter.beforeSctp(sctp);
        deliver(internetRows, "tcp", "tcp6");
        if (options.selection() != Selection.CONNECTED) {
            deliver(sctpRows, "sctp/eps", "sctp6/eps");
        }
        if (options.selection() != Selection.LISTENING) {
            deliver(sctpRows, "sctp/assocs", "sctp6/assocs");
        }
        deliver(internetRows, "udp", "udp6", "udplite", "udplite6", "raw", "raw6");
        unix.header();
        deliver(filter.before(unix), "unix");
        writer.flush();
        return output.toString(StandardCharsets.UTF_8);
    }

    private void deliver(final RowSink table, final String... files) {
        for (final String file : files) {
            for (final RowBatch batch : rows.get(file)) {
                // A filter drops rows of the batch that it is given.
                final RowBatch copy = new RowBatch(batch.rowLength(), batch.count());
                for (int i = 0; i < batch.count(); i++) {
                    copy.appendCopy(batch, i);
                }
                assertTrue(table.onRows(copy), "file=" + file);
            }
        }
    }

    private static void assertSameLines(final String expected, final String actual, final String command) {
        if (!expected.equals(actual)) {
            final String[] wanted = expected.split("\n", -1);
            final String[] got = actual.split("\n", -1);
            for (int i = 0; i < Math.min(wanted.length, got.length); i++) {
                assertEquals(wanted[i], got[i], "netstat " + command + ": line=" + i + " seed=" + SEED);
            }
            assertEquals(wanted.length, got.length, "netstat " + command + ": count of lines, seed=" + SEED);
        }
    }

    /** What the fixture's processes are, by netstat's rule for names. */
    private static final class FixturePrograms implements ProgramColumn {
        private final Map<Long, byte[]> labels = new HashMap<>();

        FixturePrograms() {
            final String[] names = {"init", RandomProcFiles.COMMANDS[1], "java", "sshd", "exactly-19-char"};
            for (int i = 0; i < names.length; i++) {
                labels.put(
                        RandomProcFiles.HELD_INODES[i],
                        (RandomProcFiles.PIDS[i] + "/" + names[i]).getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public byte[] label(final long inode) {
            return labels.getOrDefault(inode, new byte[] {'-'});
        }

        @Override
        public byte[] context(final long inode) {
            return new byte[] {'-'};
        }
    }
}
