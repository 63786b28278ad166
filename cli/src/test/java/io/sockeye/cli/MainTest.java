package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void shouldHaveTheBuildsVersion() {
        assertEquals(System.getProperty("sockeye.version"), Main.VERSION);
    }

    @Test
    void shouldSayWhichVersionItIsUnderItsOwnName() {
        assertEquals(0, run("sockeye", "-V"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("sockeye " + Main.VERSION), out::toString);
    }

    @ParameterizedTest
    @CsvSource({"-s, statistics", "-gn, groups", "-M, masquerade", "-rn6, inet6", "-rnC, rt_cache"})
    void shouldSayWhatOnlyProcHas(final String mode, final String what) {
        run("sockeye", mode, "--source=netlink");
        assertTrue(
                err.toString(StandardCharsets.UTF_8).contains("sockeye: " + what + ": from proc, since "),
                err::toString);
        err.reset();
        run("sockeye", mode);
        assertFalse(err.toString(StandardCharsets.UTF_8).contains("from proc"), err::toString);
    }

    @Test
    void shouldSayWhichProcIsNotThere() {
        assertEquals(1, run("sockeye", "-tan", "--proc-root=/nowhere"));
        assertEquals(
                "sockeye: cannot read /nowhere: No such file or directory\n", err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, 0, ''", "No space left on device, 1, 'sockeye: cannot write: No space left on device'"})
    void shouldEndByWhyItCannotWrite(final String reason, final int code, final String words) {
        final OutputStream broken = new OutputStream() {
            @Override
            public void write(final int b) throws IOException {
                throw new IOException(reason);
            }
        };
        assertEquals(code, Main.run("sockeye", new String[] {"-an"}, broken, new PrintStream(err)));
        assertEquals(words, err.toString(StandardCharsets.UTF_8).strip());
    }

    private int run(final String name, final String... arguments) {
        return Main.run(name, arguments, out, new PrintStream(err));
    }
}
