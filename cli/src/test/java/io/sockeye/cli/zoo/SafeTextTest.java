package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void shouldMendRowsThatANewlineInAProgramNameTears() {
        assertEquals(
                "tcp 86/new.line off\ntcp 87/next off\n",
                SafeText.of("tcp 86/new\nline off\ntcp 87/next off\n", List.of("87/next", "86/new\nline")));
    }

    @Test
    void shouldReplaceControlsOfAProgramNameAndNothingElse() {
        assertEquals(
                "1/\u00c2.[31m. 2/caf\u00c3\u00a9 3/..31m",
                SafeText.of(
                        "1/\u00c2\u001b[31m\u007f 2/caf\u00c3\u00a9 3/\u00c2\u009b31m",
                        List.of("1/\u00c2\u001b[31m\u007f", "2/caf\u00c3\u00a9", "3/\u00c2\u009b31m")));
    }

    @Test
    void shouldReplaceOnlyControlBytesOfUnixPaths() {
        assertEquals("unix 2 h\u00c3\u00b6.[0m\n", SafeText.of("unix 2 h\u00c3\u00b6\u001b[0m\n", List.of()));
    }

    @Test
    void shouldLeaveOtherRowsAlone() {
        assertEquals("tcp \u001b[0m\n\tusage\n", SafeText.of("tcp \u001b[0m\n\tusage\n", List.of()));
    }
}
