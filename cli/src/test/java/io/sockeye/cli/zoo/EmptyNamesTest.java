package io.sockeye.cli.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EmptyNamesTest {
    @Test
    void shouldBlankOutNamesOnlyWhereNetstatHasNone() {
        final Outcome netstat = new Outcome(0, "tcp LISTEN 83/       \nudp - 84/cat    \nunix 2 85/       /p\n", "");
        final Outcome sockeye = new Outcome(0, "tcp LISTEN 83/sleep  \nudp - 84/dog    \nunix 2 85/sh     /p\n", "");
        assertEquals(
                "tcp LISTEN 83/       \nudp - 84/dog    \nunix 2 85/       /p\n",
                EmptyNames.blanked(netstat, sockeye).stdout());
    }
}
