package io.sockeye.benchmarks.farm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FarmOptionsTest {
    @Test
    void shouldReadEveryOption() {
        final FarmOptions options = FarmOptions.parse(
                "--connections",
                "7",
                "--udp",
                "6",
                "--unix",
                "5",
                "--ipv6",
                "40",
                "--namespace",
                "n-1",
                "--hold",
                "3",
                "--churn",
                "9",
                "--endpoints=/tmp/e");

        assertEquals(new FarmOptions(7, 6, 5, 40, 9, Path.of("/tmp/e"), "n-1", 3), options);
    }

    @Test
    void shouldHaveDefaults() {
        assertEquals(new FarmOptions(1000, 0, 0, 0, 0, null, null, 600), FarmOptions.parse());
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense, 1, unknown option: --nonsense",
        "--connections, , --connections needs a value",
        "--connections, many, --connections: not a number: many",
        "--ipv6, 101, '--ipv6: out of range: value=101'",
        "--churn, -1, '--churn: out of range: value=-1'",
        "--churn, 1e3, '--churn: not a number: 1e3'",
        "--hold, 0, '--hold: out of range: value=0'",
        "--namespace, ../x, --namespace: not a name for a namespace: ../x",
        "--namespace, , --namespace needs a value"
    })
    void shouldSayWhatIsWrong(final String option, final String value, final String message) {
        final String[] args = value == null ? new String[] {option} : new String[] {option, value};

        final IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> FarmOptions.parse(args));

        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }
}
