package io.sockeye.cli.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.args.InstalledNetstat;

/**
 * Interfaces whose names are no UTF-8, are not ASCII, would steer a terminal, or would be eaten by a shell, by the
 * installed netstat and by both programs of the image, in every locale. A shell passes arguments byte by byte, which
 * the JDK could not; what is printed is read with a char for each byte.
 */
@Execution(ExecutionMode.CONCURRENT)
class InterfaceBytesIT {
    private static final String[] NAMES = {
        "a\"b\\c", "$(id)", "bad\u00ff\u00fe0", "caf\u00c3\u00a9", "esc\u001b[1m", "c1\u00c2\u009b2J", "raw\u009bx"
    };

    private static final String ALIAS = "bad\u00ff\u00fe0:1";

    private static final String MAKE = """
            set -e
            mount -t sysfs sysfs /sys
            mount -t tmpfs tmpfs /mnt
            bad=$'bad\\xff\\xfe0'
            ip link set lo up
            ip link add "$bad" type veth peer name 'a"b\\c'
            ip link add '$(id)' type veth peer name $'caf\\xc3\\xa9'
            ip link add $'esc\\x1b[1m' type veth peer name $'c1\\xc2\\x9b2J'
            ip link add $'raw\\x9bx' type veth peer name plain0
            for path in /sys/class/net/*; do
                ip link set dev "${path##*/}" addrgenmode none
                ip link set dev "${path##*/}" up
            done 2>/mnt/words || { cat /mnt/words; exit 1; }
            ip addr add 198.51.100.1/24 dev "$bad"
            ip addr add 198.51.100.7/24 dev "$bad" label "$bad:1"
            """;

    private static String image;

    @BeforeAll
    static void requireNetstatAndBash() throws Exception {
        InstalledNetstat.orSkip();
        image = Path.of(Interfaces.sockeye()).getParent().toString();
        final List<String> made = run(": ");
        assumeTrue(made.get(1).isEmpty(), () -> "no interfaces to look at: " + made.get(1));
    }

    /** Run a script among the interfaces; its stdout and its stderr, one char per byte. */
    private static List<String> run(final String script) throws IOException, InterruptedException {
        final ProcessBuilder builder = new ProcessBuilder(
                "unshare", "--net", "--mount", "bash", "-c", MAKE + "set +e\n" + script, "bash", image);
        // What is compared with is netstat's English.
        builder.environment().remove("LANGUAGE");
        final Process process = builder.start();
        final StringBuilder words = new StringBuilder();
        final Thread reader = new Thread(() -> words.append(text(process.errorReader(StandardCharsets.ISO_8859_1))));
        reader.start();
        final String out = text(process.inputReader(StandardCharsets.ISO_8859_1));
        reader.join();
        process.waitFor();
        // Forced to netlink it says what netlink does not tell.
        return List.of(out, words.toString().replaceAll("(?m)^sockeye: \\w+: from proc, since .*\n", ""));
    }

    private static String text(final BufferedReader reader) {
        final StringBuilder text = new StringBuilder();
        reader.lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String safe(final String text) {
        return text.replace('\u001b', '.').replace("\u00c2\u009b", "..");
    }

    /** Counters may change between two listings; they are of no interest here. */
    private static String withoutCounters(final String text) {
        return text.replaceAll("(?m)(1500|65536) [ 0-9]+ ([A-Z]+)$", "$1 $2").replaceAll("([RT]X packets) .*", "$1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"netstat", "sockeye", "sockeye --source=netlink", "sockeye --source=proc"})
    void shouldPrintWhatNetstatPrintsButControls(final String program) throws Exception {
        final String script = "for options in -i -ia -rn -gn; do netstat $options; echo ====;"
                + " for l in C C.UTF-8 POSIX; do LC_ALL=$l LANGUAGE=de \"$1\"/" + program + " $options; echo ====;"
                + " done; done";
        final List<String> said = run(script);
        assertEquals("", said.get(1));
        final String[] texts = withoutCounters(said.get(0)).split("====\n");
        assertEquals(16, texts.length);
        for (int i = 0; i < texts.length; i += 4) {
            assertTrue(texts[i].contains("bad\u00ff\u00fe0"), texts[i]);
            for (int j = 1; j < 4; j++) {
                assertEquals(safe(texts[i]), texts[i + j]);
            }
        }
    }

    @Test
    void shouldKeepTheLongLayoutToo() throws Exception {
        final String[] texts =
                run("netstat -ie; echo ====; exec \"$1\"/netstat -ie").get(0).split("====\n");
        final String expected = texts[0];
        final String actual = texts[1];
        assertTrue(expected.contains("esc\u001b[1m: flags="), expected);
        assertEquals(withoutCounters(safe(expected)), withoutCounters(actual));
    }

    @ParameterizedTest
    @ValueSource(strings = {"netlink", "proc"})
    void shouldFindEachByItsBytes(final String source) throws Exception {
        final StringBuilder script = new StringBuilder();
        final StringBuilder expected = new StringBuilder();
        final List<String> names = new ArrayList<>(List.of(NAMES));
        names.add(ALIAS);
        for (final String locale : new String[] {"C", "C.UTF-8", "POSIX"}) {
            for (final String name : names) {
                script.append("LC_ALL=")
                        .append(locale)
                        .append(" LANGUAGE=de \"$1\"/sockeye --source=")
                        .append(source);
                script.append(" -I ").append(quoted(name)).append(" | tail -n +3; echo ${PIPESTATUS[0]}\n");
                expected.append(safe(name)).append(" 0\n");
            }
        }
        final List<String> said = run(script.toString());
        assertEquals("", said.get(1));
        assertEquals(expected.toString(), said.get(0).replaceAll("  +1500 .*\n", " "));
    }

    /** In a shell's own words, which are bytes. */
    private static String quoted(final String name) {
        final StringBuilder text = new StringBuilder("$'");
        for (int i = 0; i < name.length(); i++) {
            text.append(String.format("\\x%02x", (int) name.charAt(i)));
        }
        return text.append('\'').toString();
    }

    @Test
    void shouldSayWhatIsNotThere() throws Exception {
        final List<String> said = run("\"$1\"/sockeye -I=$'no\\xff\\x1b[1m\\xc2\\x9b\\nx'; echo $?;"
                + " \"$1\"/sockeye --proc-root=$'/no\\xff\\x1b[1m'; echo $?");
        assertEquals("1\n1\n", said.get(0));
        assertEquals(
                "sockeye: no\u00ff.[1m...x: no such interface\n"
                        + "sockeye: cannot read /no\u00ff.[1m: No such file or directory\n",
                said.get(1));
    }

    /** glibc's and netstat's words, with what was typed in them. */
    @ParameterizedTest
    @ValueSource(strings = {"$'--a\\xff\\x1bb'", "$'-\\xc3\\xa4'", "-A $'\\xc3\\xa4,\\x1b'", "-A $'\\xff'"})
    void shouldQuoteArgumentsAsNetstatDoes(final String arguments) throws Exception {
        final List<String> expected = run("exec netstat " + arguments);
        final List<String> actual = run("exec -a netstat \"$1\"/netstat " + arguments);
        assertFalse(expected.get(1).isEmpty());
        assertEquals(safe(expected.get(1)), actual.get(1));
        assertEquals(expected.get(0), actual.get(0));
    }

    /** A copy of what netlink and /proc tell, from a directory whose name is no UTF-8, by both kinds of path. */
    @Test
    void shouldReadACopyByItsBytes() throws Exception {
        final String copy = "copy=$'/mnt/copy\\xff'; mkdir -p \"$copy\"/proc/net \"$copy\"/sys/class/net;"
                + " cp /proc/net/{dev,route,igmp,igmp6,if_inet6} \"$copy\"/proc/net;"
                + " for i in /sys/class/net/*; do d=\"$copy\"/sys/class/net/\"${i##*/}\"; mkdir \"$d\";"
                + " for f in ifindex flags operstate type address mtu tx_queue_len; do cat \"$i/$f\" >\"$d/$f\"; done;"
                + " done; printf 'lan%%s: 5 6 0 0 0 0 0 0 7 8 0 0 0 0 0 0\\n' >>\"$copy\"/proc/net/dev;"
                + " cp -r \"$copy\"/sys/class/net/lo \"$copy\"'/sys/class/net/lan%s'; cd \"$copy\";";
        final Map<String, String> rows = new TreeMap<>();
        for (final String root : new String[] {"\"$copy\"/proc", "proc", "../copy$'\\xff'/proc"}) {
            final List<String> text = run(copy + " \"$1\"/sockeye -ia --proc-root=" + root);
            assertEquals("", text.get(1), root);
            for (final String name : NAMES) {
                assertTrue(text.get(0).contains("\n" + safe(name) + " "), text.get(0));
            }
            assertTrue(text.get(0).contains("\nlan%s "), text.get(0));
            final List<String> one = run(copy + " \"$1\"/sockeye -I=$'bad\\xff\\xfe0' --fields=name --format=jsonl"
                    + " --proc-root=" + root
                    + "; exec \"$1\"/sockeye -rn --format=jsonl --fields=interface --proc-root="
                    + root);
            assertEquals("", one.get(1), root);
            rows.put(root, one.get(0));
        }
        final String bad = "bad\u00ef\u00bf\u00bd\u00ef\u00bf\u00bd0\",";
        for (final String row : rows.values()) {
            assertEquals(
                    "{\"name\":\"" + bad + "\"name_base64\":\"YmFk//4w\"}\n{\"interface\":\"" + bad
                            + "\"interface_base64\":\"YmFk//4w\"}\n",
                    row);
        }
    }

    /** All bytes, by either source, of interfaces, of the labels of addresses, of routes and of groups. */
    @ParameterizedTest
    @ValueSource(strings = {"netlink", "proc"})
    void shouldGiveProgramsAllBytes(final String source) throws Exception {
        final String sockeye = "\"$1\"/sockeye --format=jsonl --source=" + source;
        final List<String> said = run(sockeye + " -i --fields=name,addresses; " + sockeye + " -rn --fields=interface; "
                + sockeye + " -gn --fields=interface");
        assertEquals("", said.get(1));
        assertTrue(said.get(0).contains("\"name_base64\":\"YmFk//4wOjE=\""), said.get(0));
        assertTrue(said.get(0).contains("\"label_base64\":\"YmFk//4wOjE=\""), said.get(0));
        assertTrue(said.get(0).contains("\"interface_base64\":\"YmFk//4w\"}"), said.get(0));
        assertTrue(said.get(0).contains("{\"name\":\"c1\\u009b2J\""), said.get(0));
        assertTrue(said.get(0).contains("\"name\":\"caf\u00c3\u00a9\""), said.get(0));
        assertTrue(said.get(0).contains("\"name\":\"a\\\"b\\\\c\""), said.get(0));
    }
}
