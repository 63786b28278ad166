package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExhaustionTest {
    @Test
    void shouldSayInOneLineWhatIsMissing() {
        assertEquals("out of memory: Java heap space", Exhaustion.words(new OutOfMemoryError("Java heap space")));
        assertEquals("out of memory", Exhaustion.words(new OutOfMemoryError()));
        assertEquals("out of memory: a b", Exhaustion.words(new OutOfMemoryError("a\nb")));
        assertEquals(
                "out of memory: the stack is too small, see ulimit -s", Exhaustion.words(new StackOverflowError()));
    }

    @Test
    void shouldNameWhatElseEndsTheProgram() {
        assertEquals(
                "cannot go on: java.lang.NoClassDefFoundError: io/sockeye/None",
                Exhaustion.words(new NoClassDefFoundError("io/sockeye/None")));
        assertEquals("cannot go on: java.lang.InternalError", Exhaustion.words(new InternalError()));
    }
}
