package io.sockeye.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.Main;
import io.sockeye.collector.doctor.Check;
import io.sockeye.collector.doctor.check.Checks;

/** What the command says without a look at any host. */
class DoctorCommandTest {
    private static final int USAGE_ERROR = 3;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(final String... arguments) {
        final String[] all = new String[arguments.length + 1];
        all[0] = "doctor";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Main.run("sockeye", all, out, new PrintStream(err, true, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "--only=tim-wait            # --only: no check 'tim-wait'; the nearest is 'time-wait'",
                "--only=                    # --only: no check ''; --list has them",
                "--skip=time-wait,x         # --skip: no check 'x'; --list has them",
                "--explain=nothing          # --explain: no check 'nothing'; --list has them",
                "--interval=fast            # invalid argument 'fast' for '--interval'; it takes seconds, such as 2"
                        + " or 0.5",
                "--interval=-1              # invalid argument '-1' for '--interval'; it takes seconds, such as 2"
                        + " or 0.5",
                "--format=csv               # invalid argument 'csv' for '--format'; possibilities: 'text' 'json'"
                        + " 'jsonl'",
                "--threshold=time-wait      # invalid argument 'time-wait' for '--threshold'; it takes"
                        + " CHECK.NAME=N, N a"
                        + " whole number",
                "--threshold=idle.age=-1    # invalid argument 'idle.age=-1' for '--threshold'; it takes CHECK.NAME=N,"
                        + " N a whole number",
                "--threshold=idle.size=3    # --threshold: check 'idle' has no threshold 'size'; possibilities: [age,"
                        + " count]",
                "--threshold=idl.age=3      # --threshold: no check 'idl'; the nearest is 'idle'",
                "time-wait                  # 'time-wait' is no option; see --help",
            })
    void shouldSayWhatIsWrong(final String argument, final String message) {
        assertEquals(USAGE_ERROR, run(argument));
        assertEquals("sockeye: doctor: " + message + "\n", err.toString(StandardCharsets.ISO_8859_1));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldRefuseWhatOtherOptionsRefuse() {
        assertEquals(USAGE_ERROR, run("--threads=0"));
        assertEquals(
                "sockeye: invalid argument '0' for '--threads'; it takes 1 to 16\n",
                err.toString(StandardCharsets.ISO_8859_1).lines().findFirst().orElse("") + "\n");
    }

    @Test
    void shouldListAllChecks() {
        assertEquals(0, run("--list"));
        assertEquals(
                Checks.all().size(),
                out.toString(StandardCharsets.UTF_8).lines().count());
        out.reset();
        assertEquals(0, run("--list", "--only=idle,loss", "--skip=loss"));
        assertEquals("idle  long idle connections without keepalive\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldExplainEachCheck() {
        for (final Check check : Checks.all()) {
            out.reset();
            final Check.Description description = check.description();
            assertEquals(0, run("--explain=" + description.name()));
            final String text = out.toString(StandardCharsets.UTF_8);
            assertTrue(text.startsWith(description.name() + ": " + description.finds() + "\n\n"), text);
            for (final String line : text.split("\n")) {
                assertTrue(line.length() <= 120, line);
            }
            description.references().forEach(reference -> assertTrue(text.contains(reference), text));
            description
                    .thresholds()
                    .forEach(threshold -> assertTrue(
                            text.contains(description.name() + "." + threshold.name() + "=" + threshold.value() + "\n"),
                            text));
        }
    }

    @Test
    void shouldHelp() {
        assertEquals(0, run("--interval=3", "--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("usage: sockeye doctor [OPTION]...\n"));
    }
}
