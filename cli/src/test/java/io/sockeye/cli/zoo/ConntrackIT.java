package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code -M} of the image over live translated connections, held against conntrack(8) and against the installed
 * netstat.
 */
class ConntrackIT {
    private static final Pattern PAIR = Pattern.compile("(src|dst|sport|dport|type|code|id|srckey)=(\\S+)");
    private static final String WITHOUT_ADMIN = "setpriv --bounding-set=-net_admin --inh-caps=-net_admin ";

    private static Zoo world;

    @BeforeAll
    static void makeConnections() {
        world = ZooExtension.start(Exhibit.NAT);
    }

    @AfterAll
    static void end() throws IOException {
        if (world != null) {
            world.close();
        }
    }

    private static Outcome sockeye(final User user, final String prefix, final String options) {
        return world.run(
                user, world.imageBin(), List.of("bash", "-c", prefix + "sockeye --masquerade=conntrack " + options));
    }

    /** Rows without the time that runs down, sorted. */
    private static List<String> rows(final Outcome outcome) {
        assertEquals(0, outcome.exitCode(), outcome::stderr);
        return new ArrayList<>(new TreeSet<>(outcome.stdout()
                .lines()
                .skip(2)
                .map(row -> row.replaceFirst("[0-9]+:[0-9.]+ +", ""))
                .toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n", "-ne", "-n -4", "-n -6", "", "--numeric-hosts"})
    void shouldGiveTheSameFromEverySource(final String options) {
        final Outcome proc = sockeye(User.ROOT, "", options + " --source=proc");
        final Outcome netlink = sockeye(User.ROOT, "", options + " --source=netlink");
        final Outcome chosen = sockeye(User.ROOT, "", options);
        assertEquals(rows(proc), rows(netlink));
        assertEquals(rows(proc), rows(chosen));
        assertTrue(rows(proc).size() >= 7, proc::stdout);
        assertEquals("", proc.stderr() + netlink.stderr() + chosen.stderr());
    }

    @Test
    void shouldSayWhatConntrackSays() {
        final Outcome theirs =
                world.run(User.ROOT, Installation.netstatBin(), List.of("bash", "-c", "conntrack -L -o extended"));
        assertEquals(0, theirs.exitCode(), theirs::stderr);
        final List<String> expected = new ArrayList<>();
        for (final String line : theirs.stdout().lines().toList()) {
            final String row = expectedRow(line);
            if (!row.endsWith(" - -")) {
                expected.add(row);
            }
        }
        final List<String> actual = new ArrayList<>();
        for (final String row :
                sockeye(User.ROOT, "", "-n").stdout().lines().skip(2).toList()) {
            final List<String> fields = new ArrayList<>(Arrays.asList(row.split(" +")));
            fields.remove(1);
            fields.set(0, fields.get(0).replace("253", "unknown"));
            actual.add(String.join(" ", fields));
        }
        assertEquals(new TreeSet<>(expected), new TreeSet<>(actual));
        assertTrue(expected.size() >= 20, theirs::stdout);
    }

    /** The fields of our row, but for the timeout, made in another way from conntrack's line. */
    private static String expectedRow(final String line) {
        final List<Map<String, String>> tuples = new ArrayList<>();
        final Matcher pairs = PAIR.matcher(line);
        while (pairs.find()) {
            if (pairs.group(1).equals("src")) {
                tuples.add(new TreeMap<>());
            }
            tuples.get(tuples.size() - 1).put(pairs.group(1), pairs.group(2));
        }
        final Map<String, String> original = tuples.get(0);
        final Map<String, String> reply = tuples.get(1);
        final boolean isEcho = original.containsKey("id");
        final String from = isEcho ? original.get("id") : original.getOrDefault("sport", "*");
        final String to =
                isEcho ? original.get("type") + "/" + original.get("code") : original.getOrDefault("dport", "*");
        final String back = isEcho ? reply.get("id") : reply.getOrDefault("dport", "*");
        return String.join(
                " ",
                line.split(" +")[2],
                original.get("src"),
                original.get("dst"),
                from,
                "->",
                to,
                "(" + back + ")",
                end(original.get("src"), from, reply.get("dst"), back),
                end(
                        original.get("dst"),
                        original.getOrDefault("dport", "*"),
                        reply.get("src"),
                        reply.getOrDefault("sport", "*")));
    }

    private static String end(final String address, final String port, final String translated, final String to) {
        if (address.equals(translated) && port.equals(to)) {
            return "-";
        }
        if (to.equals("*")) {
            return translated;
        }
        return (translated.contains(":") ? "[" + translated + "]" : translated) + ":" + to;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--source=netlink", "--source=proc", "-e", "-v"})
    void shouldSayInOneLineWhatIsMissing(final String options) {
        final Outcome outcome = sockeye(User.STRANGER, "", "-n " + options);
        assertEquals(1, outcome.exitCode());
        assertEquals("", outcome.stdout());
        assertTrue(outcome.stderr().matches("sockeye: conntrack: [^\n]+\n"), outcome::stderr);
        assertTrue(outcome.stderr().contains("nf_conntrack: Permission denied"), outcome::stderr);
        assertEquals(!options.equals("--source=proc"), outcome.stderr().contains("CAP_NET_ADMIN"), outcome::stderr);
    }

    @Test
    void shouldTakeProcWithoutTheRightToNetlink() {
        final Outcome expected = sockeye(User.ROOT, "", "-n --source=proc");
        final Outcome forced = sockeye(User.ROOT, WITHOUT_ADMIN, "-n --source=netlink");
        assertEquals(rows(expected), rows(forced));
        assertEquals("sockeye: conntrack: from proc, since netlink needs CAP_NET_ADMIN\n", forced.stderr());
        final Outcome chosen = sockeye(User.ROOT, WITHOUT_ADMIN, "-ne");
        assertEquals("", chosen.stderr());
        assertEquals(rows(expected).size(), rows(chosen).size());
    }

    @Test
    void shouldRepeat() {
        final Outcome outcome = world.run(
                User.ROOT,
                world.imageBin(),
                List.of("bash", "-c", "timeout 2 sockeye --masquerade=conntrack -n 0.2; echo rc $?"));
        final long titles = outcome.stdout()
                .lines()
                .filter("IP masquerading entries"::equals)
                .count();
        assertTrue(titles >= 2, outcome::stdout);
        assertTrue(outcome.stdout().endsWith("rc 124\n"), outcome::stdout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-M", "-Mne", "--masquerade", "--masquerade=conntrack", "-Mc", "-M -i"})
    void shouldDoAsNetstat(final String options) {
        final List<String> command = new ArrayList<>(List.of("netstat"));
        command.addAll(List.of(options.split(" ")));
        assertEquals(
                world.run(User.ROOT, Installation.netstatBin(), command),
                world.run(User.ROOT, world.imageBin(), command));
    }

    @Test
    void shouldTellWhatItCosts() {
        final Outcome outcome = sockeye(User.ROOT, "", "-n --cost --source=netlink");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.stderr().contains("sockets"), outcome::stderr);
    }
}
