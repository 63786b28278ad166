package io.sockeye.cli.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import io.sockeye.cli.args.InstalledNetstat;

/** Counts by every field of every kind of row against those that awk makes of the JSON Lines, see CountedFields. */
@Execution(ExecutionMode.CONCURRENT)
class CountedFieldsIT {
    private static final String[] OPTIONS = {
        "-tuwSa",
        "-tuwSa --source=proc",
        "-tuwSa --source=netlink --threads=2",
        "-xa",
        "-6ta",
        "-tl",
        "-rn",
        "-r6n",
        "-ia",
        "-gn",
        "-s"
    };

    @Test
    void shouldCountWhatIsListed() throws IOException, InterruptedException {
        final InstalledNetstat.Outcome tried = InstalledNetstat.run(
                new ProcessBuilder("sh", "-c", "command -v awk && command -v ip && unshare --net --mount true"), false);
        assumeTrue(tried.code() == 0, "awk, ip or unshare cannot be used here");
        final List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--net",
                "--mount",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                CountedFields.class.getName()));
        command.addAll(Arrays.asList(OPTIONS));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        final StringBuilder expected = new StringBuilder();
        for (final String options : OPTIONS) {
            expected.append(options).append(": compared\n");
        }
        assertEquals(expected.toString(), said);
        assertEquals(0, process.waitFor());
    }
}
