package io.sockeye.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeArgumentsTest {
    /** Remote addresses are too many, and come from outside. */
    @Test
    void shouldTellSocketsByWhatThisHostHasUnlessAsked() {
        assertEquals(List.of("process", "cgroup", "unit"), options().by());
        assertEquals(List.of(), options("--by=none").by());
        assertEquals(List.of("remote"), options("--by=none", "--by=remote").by());
        assertEquals(List.of(), options("--by=remote", "--by=none").by());
    }

    @Test
    void shouldTakeEachOfWhatItTellsSocketsByOnce() {
        assertEquals(
                List.of("unit", "process"),
                options("--by=unit,process", "--by", "process").by());
        assertEquals(
                ServeArguments.BY,
                options("--by=" + String.join(",", ServeArguments.BY)).by());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid", "", "none,process", "process,", "process,port", "Process"})
    void shouldRefuseToTellSocketsByAnythingElse(final String by) {
        final ParseResult result = new ServeArguments("sockeye", "1").parse(new String[] {"--by=" + by});
        final ImmediateExit exit = assertInstanceOf(ImmediateExit.class, result);
        assertEquals(3, exit.code());
        assertTrue(
                exit.stderr().contains("'process' 'cgroup' 'unit' 'remote' 'prefix' 'none'"),
                () -> exit.stderr().toString());
    }

    private static ServeOptions options(final String... arguments) {
        return assertInstanceOf(ServeOptions.class, new ServeArguments("sockeye", "1").parse(arguments));
    }
}
