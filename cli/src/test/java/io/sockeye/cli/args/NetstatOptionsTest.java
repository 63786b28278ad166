package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.dump.SourceChoice;

class NetstatOptionsTest {
    private static ParseResult parse(final String line) {
        final String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        return new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1.2.3", () -> true).parse(arguments, () -> false);
    }

    private static NetstatOptions options(final String line) {
        return assertInstanceOf(NetstatOptions.class, parse(line), line);
    }

    private static ImmediateExit exit(final String line) {
        return assertInstanceOf(ImmediateExit.class, parse(line), line);
    }

    private static String listed(final NetstatOptions options) {
        final StringBuilder text = new StringBuilder();
        for (final Protocol protocol : Protocol.values()) {
            text.append(options.lists(protocol) ? protocol.name().toLowerCase() + " " : "");
        }
        assertEquals(
                options.lists(Family.INET) && options.lists(Family.INET6),
                options.lists(Family.UNSPEC),
                "both families");
        for (final Family family : List.of(Family.UNIX, Family.INET, Family.INET6)) {
            text.append(options.lists(family) ? family.name() + " " : "");
        }
        for (final LegacyFamily family : LegacyFamily.values()) {
            text.append(options.lists(family) ? family.name() + " " : "");
        }
        return text.toString().trim();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "'' | tcp sctp udp udplite raw unix UNIX INET INET6 IPX AX25 X25 NETROM ROSE L2CAP RFCOMM",
                "-an | tcp sctp udp udplite raw unix UNIX INET INET6 IPX AX25 X25 NETROM ROSE L2CAP RFCOMM",
                "--ddp | tcp sctp udp udplite raw unix UNIX INET INET6 IPX AX25 X25 NETROM ROSE L2CAP RFCOMM",
                "-t | tcp INET INET6",
                "-tu6 | tcp udp INET6",
                "-4 | tcp sctp udp udplite raw INET",
                "-46 | tcp sctp udp udplite raw INET INET6",
                "-4x | tcp sctp udp udplite raw unix UNIX INET",
                "-x | unix UNIX",
                "-xU | udplite unix UNIX INET INET6",
                "-A unix,ipx | unix UNIX IPX",
                "-A ip6 | tcp sctp udp udplite raw INET6",
                "--ine | tcp sctp udp udplite raw INET",
                "-g | INET INET6",
                "-g4 | tcp sctp udp udplite raw INET",
                "-wS --ax25 --x25 --netrom --rose | sctp raw INET INET6 AX25 X25 NETROM ROSE",
                "--bluetooth | L2CAP RFCOMM",
                "--bluetooth -2 | L2CAP",
                "-f | RFCOMM",
                "-s | tcp sctp udp udplite raw INET INET6",
                "-st | tcp INET INET6",
                "--mptcp | mptcp INET INET6",
                "--dccp -4 | dccp INET",
                "-t --mptcp | tcp mptcp INET INET6",
                "--tcpip | tcp sctp udp udplite raw unix UNIX INET INET6 IPX AX25 X25 NETROM ROSE L2CAP RFCOMM"
            })
    void shouldDeriveWhatIsListed(final String line, final String expected) {
        assertEquals(expected, listed(options(line)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "'' | false false false",
                "-v | false false true",
                "-t | true false true",
                "-4 | true true false",
                "-4v | true true false",
                "-4t | true false true",
                "-s | true true false",
                "-g | true false true",
                "-x | true false true",
                "--ddp | false false false",
                "--mptcp -4 | true false true"
            })
    void shouldKnowWhatMissingProtocolsMean(final String line, final String expected) {
        final NetstatOptions options = options(line);
        assertEquals(
                expected,
                options.explicit() + " " + options.quietAboutMissing() + " " + options.complainsAboutMissing());
    }

    @ParameterizedTest
    @CsvSource({
        "-t, SOCKETS",
        "-g, SOCKETS",
        "-rn, ROUTES",
        "-i, INTERFACES",
        "-st, STATISTICS",
        "--masq, MASQUERADE",
        "--st, STATISTICS"
    })
    void shouldKnowMode(final String line, final Mode expected) {
        assertEquals(expected, options(line).mode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "-tan | none | 1000000000",
                "-tan dport = 443 | dport = 443 | 1000000000",
                "-tan -c 2 dport = 443 | dport = 443 | 2000000000",
                "-i 3 | none | 3000000000",
                "-I eth0 rx_bytes gt 1 | rx_bytes gt 1 | 1000000000",
                "-I eth0 5 rx_bytes gt 1 | rx_bytes gt 1 | 5000000000",
                "-Ieth0 rx_bytes gt 1 | rx_bytes gt 1 | 1000000000",
                "-s 0.5 value gt 3 | value gt 3 | 500000000",
            })
    void shouldTakeOperandsForAFilterBehindADelayAndAName(
            final String line, final String filter, final long intervalNanos) {
        assertEquals(filter, options(line).filter());
        assertEquals(intervalNanos, options(line).intervalNanos());
    }

    @Test
    void shouldKnowNoFilterByNetstatsName() {
        final ParseResult result = new ArgumentParser(Grammar.NETSTAT, "netstat", "1.2.3", () -> true)
                .parse(new String[] {"-tan", "dport", "=", "443"}, () -> false);
        assertNull(assertInstanceOf(NetstatOptions.class, result).filter());
    }

    @Test
    void shouldReadFlags() {
        final NetstatOptions none = options("-d");
        assertFalse(none.all() || none.listening() || none.wide() || none.programs() || none.timers());
        assertFalse(none.continuous() || none.verbose() || none.context() || none.fib() || none.cache());
        assertFalse(none.groups() || none.symbolic() || none.extended() || none.numericHosts());
        assertFalse(none.numericPorts() || none.numericUsers());
        assertEquals(Selection.CONNECTED, none.selection());
        assertEquals(SourceChoice.AUTO, none.source());
        assertEquals(Path.of("/proc"), none.procRoot());

        final NetstatOptions every = options("-alWpocvFCgNeen");
        assertTrue(every.all() && every.listening() && every.wide() && every.programs() && every.timers());
        assertTrue(every.continuous() && every.verbose() && every.fib() && every.cache());
        assertTrue(every.groups() && every.symbolic() && every.extended() && every.numericHosts());
        assertTrue(every.numericPorts() && every.numericUsers());
        assertEquals(2, every.extendCount());
        assertEquals(Selection.ALL, every.selection());
        assertEquals(Selection.LISTENING, options("-l").selection());
    }

    @Test
    void shouldTellNumericOptionsApart() {
        final NetstatOptions hosts = options("--numeric-h");
        assertTrue(hosts.numericHosts() && !hosts.numericPorts() && !hosts.numericUsers());
        final NetstatOptions ports = options("--numeric-p");
        assertTrue(!ports.numericHosts() && ports.numericPorts() && !ports.numericUsers());
        final NetstatOptions users = options("--numeric-users");
        assertTrue(!users.numericHosts() && !users.numericPorts() && users.numericUsers());
    }

    @Test
    void shouldShowProgramsWithContext() {
        final NetstatOptions options = options("-Z");
        assertTrue(options.context() && options.programs());
    }

    @Test
    void shouldKeepFamilyNamesInOrder() {
        assertEquals(
                List.of("inet", "ddp", "ec", "inet6", "unix", "inet"),
                options("-4 -A appletalk,econet -6 -x --ip").familyNames());
        assertEquals(List.of(), options("-t").familyNames());
    }

    @Test
    void shouldKeepWarningsOfParsing() {
        assertEquals(
                "netstat.c: Internal Error `longopts 1 range'.\n",
                options("-t --tcpip").warnings());
        assertEquals("", options("-t").warnings());
    }

    @ParameterizedTest
    @CsvSource({
        "-c, 1000000000",
        "-c 5, 5000000000",
        "5 -c, 5000000000",
        "-c 0.25 eth0 7, 250000000",
        "-c .5, 500000000",
        "-c 2., 2000000000",
        "-c 0, 0",
        "-c 0.0000000019, 1",
        "-c 99999999999999999999, 9223372036854775807",
        "-c 9223372036.9, 9223372036854775807",
        "-c 1e3, 1000000000",
        "-c ., 1000000000",
        "-c 1.2.3, 1000000000",
        "-c +3, 1000000000",
        "-c -- -3, 1000000000",
        "5, 1000000000"
    })
    void shouldReadInterval(final String line, final long nanos) {
        assertEquals(nanos, options(line).intervalNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "-i, INTERFACES, ",
        "-i eth0, INTERFACES, ",
        "--interfaces eth0, INTERFACES, ",
        "-I, INTERFACES, ",
        "-Ieth0, INTERFACES, eth0",
        "-I=eth0, INTERFACES, eth0",
        "-aneIeth0, INTERFACES, eth0",
        "-I eth0, INTERFACES, eth0",
        "-I 2 eth0, INTERFACES, eth0",
        "-I 2, INTERFACES, ",
        "--interfaces=eth0, INTERFACES, eth0",
        "--inte=eth0, INTERFACES, eth0",
        "--interfaces=, INTERFACES, ''",
        "-t eth0, SOCKETS, "
    })
    void shouldReadInterfaceName(final String line, final Mode mode, final String name) {
        assertEquals(mode, options(line).mode());
        assertEquals(name, options(line).interfaceName());
    }

    @ParameterizedTest
    @CsvSource({
        "SOCKEYE, -i, false",
        "SOCKEYE, -ic, true",
        "NETSTAT, -i 2, true",
        "NETSTAT, -I 2, true",
        "NETSTAT, -i eth0, false",
        "NETSTAT, -M 2, true",
        "NETSTAT, -s 2, true",
        "NETSTAT, -s, false",
        "NETSTAT, -sc, false",
        "SOCKEYE, -sc, true",
        "SOCKEYE, -r 2, false",
        "SOCKEYE, -rc 2, true",
        "SOCKEYE, -t 2, false"
    })
    void shouldRepeatWhereNetstatsUsageHasADelay(final Grammar grammar, final String line, final boolean continuous) {
        final ParseResult result =
                new ArgumentParser(grammar, "x", "1", () -> true).parse(line.split(" "), () -> false);
        assertEquals(continuous, ((NetstatOptions) result).continuous());
        if (continuous && line.endsWith("2")) {
            assertEquals(2_000_000_000L, ((NetstatOptions) result).intervalNanos());
        }
    }

    @Test
    void shouldReadWhereMasqueradedConnectionsComeFrom() {
        assertFalse(options("-M").conntrack());
        assertFalse(options("--masquerade").conntrack());
        assertTrue(options("--masquerade=conntrack").conntrack());
        assertEquals(3, exit("--masquerade=nat").code());
        assertFalse(options("-s").fullLabels());
        assertTrue(options("-s --labels=full").fullLabels());
        assertFalse(options("-s --labels=full --labels=netstat").fullLabels());
        assertEquals(3, exit("-s --labels=long").code());
    }

    @Test
    void shouldReadHowRowsAreWritten() {
        final NetstatOptions none = options("-t");
        assertEquals("netstat", none.format());
        assertNull(none.fields());
        assertFalse(none.noHeader() || none.nul());
        final NetstatOptions every = options("-t --format csv --fields=pid,no_such --no-header --nul");
        assertEquals("csv", every.format());
        assertEquals("pid,no_such", every.fields());
        assertTrue(every.noHeader() && every.nul());
    }

    /** What formats and fields there are is not for the parser to know. */
    @ParameterizedTest
    @CsvSource({
        "--format=no-such, no-such, ",
        "--fo=json --format=tsv, tsv, ",
        "--format=json --fi --fields=all, json, all",
        "--fields=help, netstat, help",
        "--fields help --format=netstat, netstat, help",
        "--fields=pid --format=jsonl, jsonl, pid"
    })
    void shouldKeepWordsOfFormatAndFields(final String line, final String format, final String fields) {
        assertEquals(format, options(line).format());
        assertEquals(fields, options(line).fields());
    }

    @Test
    void shouldTellOfCommandsWhereThereAreSome() {
        final ArgumentParser parser =
                new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1", () -> true, () -> "\n  Commands\n");
        final ImmediateExit help = (ImmediateExit) parser.parse(new String[] {"-h"}, () -> false);
        assertEquals(exit("-h").stdout(), help.stdout().replace("\n  Commands\n", ""));
        final ArgumentParser netstat =
                new ArgumentParser(Grammar.NETSTAT, "netstat", "1", () -> true, () -> "\n  Commands\n");
        assertEquals(
                UsageText.NETSTAT_USAGE, ((ImmediateExit) netstat.parse(new String[] {"-h"}, () -> false)).stdout());
    }

    @Test
    void shouldKeepOperands() {
        assertEquals(List.of("a", "b", "-t"), options("a -n b -- -t").operands());
    }

    @Test
    void shouldReadOwnOptions() {
        assertEquals(SourceChoice.NETLINK, options("--source=netlink").source());
        assertEquals(SourceChoice.PROC, options("--source proc").source());
        assertEquals(SourceChoice.PROC, options("--sou proc").source());
        assertEquals(SourceChoice.AUTO, options("--source=proc --source=auto").source());
        assertEquals(Path.of("/host/proc"), options("--proc-root=/host/proc").procRoot());
        assertEquals(Path.of("x"), options("--proc x").procRoot());
        assertEquals(NetstatOptions.THREADS_BY_SIZE, options("-t").threads());
        assertEquals(CostFormat.NONE, options("-t").cost());
        assertEquals(CostFormat.TEXT, options("--cost").cost());
        assertEquals(CostFormat.TEXT, options("--cost=text").cost());
        assertEquals(CostFormat.JSON, options("--cost=json").cost());
        assertEquals(List.of("json"), options("--cost json").operands());
        assertEquals(1, options("--threads=1").threads());
        assertEquals(NetstatOptions.MAX_THREADS, options("--threads 16").threads());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--source=foo | sockeye: invalid argument 'foo' for '--source'; possibilities: 'auto' 'netlink' 'proc'",
                "--source= | sockeye: invalid argument '' for '--source'; possibilities: 'auto' 'netlink' 'proc'",
                "--threads=0 | sockeye: invalid argument '0' for '--threads'; it takes 1 to 16",
                "--threads=17 | sockeye: invalid argument '17' for '--threads'; it takes 1 to 16",
                "--threads=-1 | sockeye: invalid argument '-1' for '--threads'; it takes 1 to 16",
                "--threads=two | sockeye: invalid argument 'two' for '--threads'; it takes 1 to 16",
                "--threads=99999999999 | sockeye: invalid argument '99999999999' for '--threads'; it takes 1 to 16",
                "--cost=yaml | sockeye: invalid argument 'yaml' for '--cost'; possibilities: 'text' 'json'",
                "--proc-root= | sockeye: empty argument for '--proc-root'",
                "--format= | sockeye: empty argument for '--format'",
                "--format=json --fields= | sockeye: empty argument for '--fields'",
                "--fields=pid | sockeye: '--fields' needs --format=jsonl, json, csv or tsv",
                "--nul --fields=all -t | sockeye: '--fields' needs --format=jsonl, json, csv or tsv",
                "-tan --no-header | sockeye: '--no-header' needs --format=jsonl, json, csv or tsv",
                "--format=netstat --nul | sockeye: '--nul' needs --format=jsonl, json, csv or tsv",
                "--format=csv --nul --format=netstat | sockeye: '--nul' needs --format=jsonl, json, csv or tsv",
                "--fields=help --nul | sockeye: '--nul' needs --format=jsonl, json, csv or tsv"
            })
    void shouldRejectBadValuesInOneLine(final String line, final String message) {
        final ImmediateExit exit = exit(line);
        assertEquals(3, exit.code());
        assertEquals("", exit.stdout());
        assertEquals(message + "\n", exit.stderr());
    }

    @Test
    void shouldKeepEveryAbbreviationOfNetstat() {
        final ArgumentParser netstat = new ArgumentParser(Grammar.NETSTAT, "x", "1", () -> true);
        final ArgumentParser sockeye = new ArgumentParser(Grammar.SOCKEYE, "x", "1", () -> true);
        for (final LongOption option : OptionTable.longOptions(Grammar.NETSTAT)[0]) {
            for (int length = 1; length <= option.name().length(); length++) {
                final String typed = "--" + option.name().substring(0, length);
                if ("help".startsWith(typed.substring(2)) || "version".startsWith(typed.substring(2))) {
                    continue;
                }
                final String[] arguments = {typed, "inet"};
                final ParseResult expected = netstat.parse(arguments, () -> false);
                final ParseResult actual = sockeye.parse(arguments, () -> false);
                if (expected instanceof NetstatOptions expectedOptions) {
                    assertEquals(
                            listed(expectedOptions),
                            listed(assertInstanceOf(NetstatOptions.class, actual, typed)),
                            typed);
                } else {
                    assertEquals(expected, actual, typed);
                }
            }
        }
    }

    @Test
    void shouldAddItselfToVersionAndHelp() {
        assertEquals(UsageText.NETSTAT_VERSION + "sockeye 1.2.3\n", exit("-V").stdout());
        final ImmediateExit help = exit("-h");
        assertEquals(0, help.code());
        assertEquals(UsageText.NETSTAT_USAGE, help.stdout().replace(UsageText.SOCKEYE_OPTIONS, ""));
        assertTrue(help.stdout().contains("--proc-root=DIR"), help.stdout());
        assertEquals(UsageText.FAMILIES, help.stderr());
    }

    @Test
    void shouldNotAskForSelinuxUnlessTold() {
        final ArgumentParser parser = new ArgumentParser(Grammar.NETSTAT, "x", "1", () -> {
            throw new AssertionError("asked");
        });
        assertInstanceOf(NetstatOptions.class, parser.parse(new String[] {"-tnp"}, () -> false));
    }
}
