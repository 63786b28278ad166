package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor on hosts that one thing is really wrong with, and on one that is well. */
class DoctorIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_LINES = 10;
    /** Of ailments that are named otherwise than the check that finds them. */
    private static final Map<String, String> CHECKS = Map.of("uneven", "reuseport", "capped", "memory");

    private static Outcome doctor(final Zoo zoo, final User user, final String options) {
        return zoo.run(user, zoo.imageBin(), List.of("bash", "-c", "exec sockeye doctor " + options));
    }

    @Test
    void shouldFindNothingOnAHealthyHost() throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, "healthy")) {
            assertEquals(new Outcome(0, "[]\n", ""), doctor(zoo, User.ROOT, "--format=json"));
            assertEquals(new Outcome(0, "", ""), doctor(zoo, User.ROOT, "--interval=0 --format=jsonl"));
            assertEquals(new Outcome(0, "Nothing found by 20 checks.\n", ""), doctor(zoo, User.ROOT, "--interval=0.5"));
        }
    }

    /** Of a copy no netlink tells more: what that leaves out is named, and nothing is made up. */
    @Test
    void shouldFindNothingInTheFilesOfAQuietHost() throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, "healthy")) {
            final String root =
                    Path.of("src/main/image/training/proc").toAbsolutePath().toString();
            final Outcome outcome = doctor(zoo, User.ROOT, "--interval=0 --format=json --proc-root=" + root);
            assertEquals("[]\n", outcome.stdout());
            assertEquals(3, outcome.exitCode());
            assertTrue(
                    outcome.stderr().contains("loss: not judged: /proc does not tell all that it asks for\n"),
                    outcome.stderr());
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "time-wait       # critical # closed_first_by=client port=8080 # 90",
                "ephemeral-ports # critical # remote_address=127.0.0.1 remote_port=8080 ports=80 # 72",
                "close-wait      # warning  # pid=PID local_port=8080 count=120 # 120",
                "half-closed     # warning  # state=FIN_WAIT2 pid=PID count=1100 # 1100",
                "syn-sent        # warning  # remote_address=10.9.0.2 remote_port=443 pid=PID count=12 # 12",
                "accept-queue    # critical # local_port=8080 pid=PID accept_queue=9 accept_queue_max=8 # 9",
                "syn-backlog     # critical # local_port=8080 pid=PID backlog=64 # 64",
                "reuseport       # warning  # local_port=8080 pid=PID accept_queue_max=200 # 16",
                "uneven          # warning  # local_port=8080 pid=PID connections=1200 # 1200",
                "established     # warning  # pid=PID # 300",
                "idle            # warning  # pid=PID local_port=8080 count=1000 # 1000",
                "limits          # warning  # pid=PID limit=108 # 90",
                "memory          # warning  # counter=PruneCalled # 1",
                "capped          # warning  # pid=PID count=12 # 12",
                "udp-drops       # warning  # local_port=5353 pid=PID # 50",
                "interfaces      # warning  # interface=v0 counter=rx_drop # 10",
                "old-advice      # warning  # setting=net.ipv4.tcp_tw_recycle line=2 value=1 # 1",
            })
    void shouldFindWhatIsWrong(final String ailment, final String severity, final String facts, final long least)
            throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, ailment)) {
            final String check = CHECKS.getOrDefault(ailment, ailment);
            final String options = "--interval=0.7 --only=" + check + " --threshold=close-wait.age=1"
                    + " --threshold=idle.age=1 --threshold=established.growth=100";
            final Outcome outcome = doctor(zoo, User.ROOT, options + " --format=json");
            assertEquals("", outcome.stderr());
            assertEquals(severity.equals("critical") ? 2 : 1, outcome.exitCode());
            final JsonNode finding = JSON.readTree(outcome.stdout()).get(0);
            assertEquals(Set.of(), schema(zoo).validate(finding));
            assertEquals(check, finding.get("check").asText());
            assertEquals(severity, finding.get("severity").asText());
            final String told = finding.get("subject") + " " + finding.get("evidence");
            for (final String fact : facts.split(" ")) {
                final String[] pair = fact.replace(
                                "PID", String.valueOf(zoo.expectedRows().get("pid")))
                        .split("=");
                final String number = "\"" + pair[0] + "\":" + pair[1];
                final String text = "\"" + pair[0] + "\":\"" + pair[1] + "\"";
                assertTrue(told.contains(number) || told.contains(text), () -> fact + " is not in " + finding);
            }
            assertTrue(greatest(finding.get("evidence").get(0)) >= least, finding::toString);
            assertText(doctor(zoo, User.ROOT, options), check, severity);
        }
    }

    /** Two checks see it from both its ends. */
    @Test
    void shouldFindBothEndsOfWhatIsStuck() throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, "stuck")) {
            final Outcome outcome = doctor(zoo, User.ROOT, "--interval=0 --format=jsonl");
            final List<JsonNode> findings = lines(outcome.stdout());
            assertEquals(2, findings.size(), outcome.stdout());
            assertEquals("slow-reader", findings.get(0).get("check").asText());
            assertEquals(
                    zoo.expectedRows().get("reader"),
                    findings.get(0).at("/subject/pid").asInt());
            assertEquals("slow-peer", findings.get(1).get("check").asText());
            assertEquals(
                    zoo.expectedRows().get("sender"),
                    findings.get(1).at("/subject/pid").asInt());
            assertEquals(1, outcome.exitCode());
        }
    }

    @ParameterizedTest
    @CsvSource({"loss, 10.7.0.0/24, retrans_total, 100", "timeouts, 127.0.0.0/24, connections, 8"})
    void shouldFindWhereToPacketsGetLost(
            final String ailment, final String prefix, final String number, final long least) throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, ailment)) {
            final Outcome outcome = doctor(zoo, User.ROOT, "--only=loss --interval=0 --format=jsonl");
            final List<JsonNode> findings = lines(outcome.stdout());
            assertEquals(1, findings.size(), outcome.stdout());
            assertEquals(prefix, findings.get(0).at("/evidence/0/prefix").asText());
            assertTrue(findings.get(0).at("/evidence/0/" + number).asLong() >= least, outcome.stdout());
        }
    }

    /** Who may not see all says so, and judges what there is to see. */
    @Test
    void shouldSayWhatAnOrdinaryUserCannotJudge() throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, "accept-queue")) {
            final Outcome outcome = doctor(zoo, User.STRANGER, "--interval=0 --format=jsonl");
            assertEquals(2, outcome.exitCode());
            assertEquals(
                    "accept-queue", lines(outcome.stdout()).get(0).get("check").asText());
            assertTrue(outcome.stderr().contains("sockeye: doctor: limits: not judged: "), outcome.stderr());
        }
    }

    private static JsonSchema schema(final Zoo zoo) {
        final Outcome schema = zoo.run(User.ROOT, zoo.imageBin(), List.of("sockeye", "schema", "findings"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema.stdout());
    }

    private static void assertText(final Outcome outcome, final String ailment, final String severity) {
        final String first = (severity + " ").toUpperCase(Locale.ROOT) + ailment + ": ";
        assertTrue(outcome.stdout().startsWith(first), outcome.stdout());
        for (final String finding : outcome.stdout().split("\n\n")) {
            assertTrue(finding.lines().count() <= MOST_LINES, finding);
        }
    }

    /** The README shows one as printed, but for numbers that differ from run to run. */
    @Test
    void shouldPrintWhatTheReadmeShows() throws IOException {
        final List<String> readme = Files.readAllLines(Installation.readme());
        final int at = readme.indexOf("    $ sockeye doctor");
        final StringBuilder shown = new StringBuilder();
        for (int i = at + 1; !readme.get(i).isEmpty(); i++) {
            shown.append(readme.get(i).substring("    ".length())).append('\n');
        }
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, "accept-queue")) {
            final Outcome outcome = doctor(zoo, User.ROOT, "");
            assertEquals(withoutNumbers(shown.toString()), withoutNumbers(outcome.stdout()));
        }
    }

    private static String withoutNumbers(final String text) {
        return text.replaceAll("\\d+ *", "N ");
    }

    /** The commands for the tutorial's two cases run as the README has them. */
    @Test
    void shouldRunTheTutorialsCases() throws IOException {
        int cases = 0;
        try (Zoo zoo = ZooExtension.start(Exhibit.SICK, "time-wait")) {
            for (final String line : Files.readAllLines(Installation.readme())) {
                if (line.startsWith("    sockeye doctor --only=")) {
                    final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), List.of("sh", "-c", line.trim()));
                    final boolean isCase = line.contains("time-wait");
                    assertEquals(isCase ? 2 : 0, outcome.exitCode(), line);
                    assertEquals(isCase, outcome.stdout().startsWith("CRITICAL time-wait: "), outcome.stdout());
                    cases++;
                }
            }
        }
        assertEquals(2, cases);
    }

    private static List<JsonNode> lines(final String text) throws IOException {
        final List<JsonNode> lines = new ArrayList<>();
        for (final String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private static long greatest(final JsonNode row) {
        long greatest = 0;
        for (final JsonNode value : row) {
            greatest = Math.max(greatest, value.isNumber() ? value.asLong() : 0);
        }
        return greatest;
    }
}
