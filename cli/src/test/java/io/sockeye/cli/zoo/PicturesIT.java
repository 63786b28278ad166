package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image has for other programs, and its document, held against what {@code sockeye serve} really serves. */
@Shows(Exhibit.SERVED)
class PicturesIT {
    private static final String EVERYTHING = "--listen=127.0.0.1:0 --interval=1 --doctor --names=node-exporter"
            + " --group=state --by=process,cgroup,unit,remote,prefix --events --otlp=http://127.0.0.1:4318";
    private static final Pattern METRIC = Pattern.compile("\\b(?:sockeye|node|process)_[a-z_]+");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:sockeye|node|process)_\\w+)` \\| (\\w+)");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
    /** What the text format has of a histogram that goes up and down. */
    private static final Pattern PART = Pattern.compile("_g(?:count|sum)$");

    /** How far systemd finds the unit open, of 100; it calls 30 and less ok. */
    private static final String MOST_EXPOSED = "20";

    @TempDir
    private Path directory;

    private static Outcome run(final Zoo zoo, final String line) {
        return zoo.run(User.ROOT, zoo.imageBin(), List.of("bash", "-c", line));
    }

    /** The metrics of a host that has all of them: one that tracks connections too. */
    private static ServedPage everything() throws IOException {
        try (Zoo zoo = ZooExtension.start(Exhibit.SERVED)) {
            final String tracking = "nft 'add table t; add chain t c { type filter hook input priority 0; };"
                    + " add rule t c ct state established'";
            assertEquals(new Outcome(0, "", ""), run(zoo, tracking));
            try (RunningServe serve = RunningServe.start(zoo, User.ROOT, EVERYTHING)) {
                return serve.get("/metrics");
            }
        }
    }

    @Test
    void shouldTellOfMetricsThatExist() throws IOException {
        final ServedPage page = everything();
        final Set<String> served = new TreeSet<>(page.names());
        page.values().keySet().forEach(series -> served.add(series.split("\\{", 2)[0]));
        for (final Path file : List.of(Dashboard.FILE, Installation.share().resolve("prometheus/alerts.yml"))) {
            int names = 0;
            final Matcher matcher = METRIC.matcher(Files.readString(file));
            while (matcher.find()) {
                assertTrue(served.contains(matcher.group()), () -> matcher.group() + " of " + file + " is not served");
                names++;
            }
            assertTrue(names >= 15, file + ": names=" + names);
        }
        assertTrue(!served.contains("sockeye_service_fill"), "a name that does not exist is not served");
    }

    /** The document's table has each metric, with its type, and none that does not exist. */
    @Test
    void shouldListAllMetricsInTheDocument() throws IOException {
        final Set<String> served = new TreeSet<>();
        final Matcher types = TYPE.matcher(everything().body());
        while (types.find()) {
            if (!PART.matcher(types.group(1)).find()) {
                // Which of them there are is the kernel's choice.
                served.add(types.group(1).replaceAll("^node_sockstat_.*", "node_sockstat_X") + " " + types.group(2));
            }
        }
        final Set<String> listed = new TreeSet<>();
        final Matcher rows = ROW.matcher(Files.readString(Installation.serveDocument()));
        while (rows.find()) {
            assertTrue(listed.add(rows.group(1) + " " + rows.group(2)), () -> rows.group() + " stands there twice");
        }
        assertEquals(served, listed);
    }

    @Test
    void shouldAlertWhenItShouldAndElseNot(final Zoo zoo) throws IOException {
        final Path rules = Installation.share().resolve("prometheus/alerts.yml");
        Files.copy(rules, directory.resolve("alerts.yml"));
        Files.copy(Path.of("src/test/prometheus/alerts_test.yml"), directory.resolve("alerts_test.yml"));
        final Outcome outcome = run(
                zoo,
                "cd " + directory + " && promtool check rules alerts.yml" + " && promtool test rules alerts_test.yml");
        assertEquals(0, outcome.exitCode(), outcome::toString);
        final String tests = Files.readString(directory.resolve("alerts_test.yml"));
        final Matcher alerts = Pattern.compile("alert: (\\w+)").matcher(Files.readString(rules));
        int tested = 0;
        while (alerts.find()) {
            assertTrue(tests.contains("alertname: " + alerts.group(1) + "\n"), alerts::group);
            tested++;
        }
        assertEquals(11, tested);
    }

    /** Grafana 9.0 has schema 36; variables stand for the data source and the hosts. */
    @Test
    void shouldHaveADashboardThatGrafanaTakes(final Zoo zoo) throws IOException {
        final JsonNode dashboard = Dashboard.read();
        assertTrue(dashboard.get("schemaVersion").asInt() >= 36, "schemaVersion");
        assertEquals("datasource", dashboard.at("/templating/list/0/name").asText());
        assertEquals("instance", dashboard.at("/templating/list/1/name").asText());
        final Set<Integer> ids = new TreeSet<>();
        for (final JsonNode panel : dashboard.get("panels")) {
            assertTrue(ids.add(panel.get("id").asInt()), panel::toString);
            assertEquals("${datasource}", panel.at("/datasource/uid").asText(), panel::toString);
            assertTrue(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt() <= 24, panel::toString);
            for (final JsonNode target : panel.get("targets")) {
                assertTrue(target.get("expr").asText().contains("instance=~\"$instance\""), target::toString);
            }
        }
        // Rules of recording have the same language, and something that checks it.
        final StringBuilder rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
        final List<String> queries = Dashboard.queries();
        for (int i = 0; i < queries.size(); i++) {
            rules.append("  - record: query").append(i).append("\n    expr: >-\n      ");
            rules.append(queries.get(i)).append('\n');
        }
        Files.writeString(directory.resolve("panels.yml"), rules);
        final Outcome outcome = run(zoo, "promtool check rules " + directory.resolve("panels.yml"));
        assertEquals(0, outcome.exitCode(), outcome::toString);
        assertTrue(outcome.stdout().contains(queries.size() + " rules found"), outcome::stdout);
    }

    @Test
    void shouldHaveAUnitThatSystemdTakes(final Zoo zoo) throws IOException {
        final String unit = Files.readString(zoo.imageBin().resolveSibling("share/systemd/sockeye.service"));
        final String program = zoo.imageBin().resolve("sockeye").toString();
        final Path file = directory.resolve("sockeye.service");
        Files.writeString(file, unit.replace("/opt/sockeye/bin/sockeye", program));
        assertTrue(Files.readString(file).contains("\nExecStart=" + program + " serve "), unit);
        assertEquals(new Outcome(0, "", ""), run(zoo, "systemd-analyze verify --man=no " + file));
        final Outcome outcome =
                run(zoo, "systemd-analyze security --no-pager --offline=true --threshold=" + MOST_EXPOSED + " " + file);
        assertEquals(0, outcome.exitCode(), outcome::toString);
        // A JVM compiles as it runs.
        assertTrue(!unit.contains("\nMemoryDenyWriteExecute"), unit);
    }

    /** What the image brings is what was tested here. */
    @Test
    void shouldBringThemInTheImage() throws IOException {
        final Path share = Installation.imageBin().resolveSibling("share");
        for (final String name : List.of("grafana/sockeye.json", "prometheus/alerts.yml", "systemd/sockeye.service")) {
            assertEquals(
                    Files.readString(Installation.share().resolve(name)), Files.readString(share.resolve(name)), name);
        }
        assertTrue(Files.exists(Installation.imageBin().resolveSibling("SERVE.md")), "SERVE.md");
    }
}
