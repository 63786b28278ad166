package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The doctor finds nothing wrong with a busy host that is well: most connections are kept, and some come and go. */
@Timeout(300)
class HealthyFarmIT {
    private static final int CONNECTIONS = 50_000;
    private static final int CHURN = 300;

    private static final String NAMESPACE =
            "sockeye-healthy-" + ProcessHandle.current().pid();

    @Test
    void shouldBeFoundHealthy() throws Exception {
        SocketFarmIT.assumeNamespaces(NAMESPACE);
        final Path sockeye = Path.of(System.getProperty("sockeye.image"), "bin", "sockeye");
        assumeTrue(Files.isExecutable(sockeye), "the image is not built: " + sockeye);
        try (FarmProcess farm = FarmProcess.start(
                List.of(), Map.of(), "--connections=" + CONNECTIONS, "--churn=" + CHURN, "--namespace=" + NAMESPACE)) {
            assertEquals(2L * CONNECTIONS, farm.awaitReady().allTcp() / CONNECTIONS * CONNECTIONS);
            // A process of the farm opens nearly as many files as it may, so that few serve.
            assertEquals("[]\n", doctor(sockeye, 0, "--skip=limits", "--format=json"));
            assertEquals("[]\n", doctor(sockeye, 0, "--skip=limits", "--format=json", "--interval=0"));
            farm.closeStdin();
            farm.awaitEnd(0);
        }
    }

    private static String doctor(final Path sockeye, final int code, final String... options) throws Exception {
        final List<String> command =
                new ArrayList<>(List.of("ip", "netns", "exec", NAMESPACE, sockeye.toString(), "doctor"));
        command.addAll(List.of(options));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), output);
        return output;
    }
}
