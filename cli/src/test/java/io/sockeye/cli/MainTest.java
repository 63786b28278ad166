package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

    /** The rows of a legacy family are written after the buffer's first writing has failed, or are what fails. */
    @Test
    void shouldEndQuietlyWhereAPipeClosesBeforeLegacyTables(@TempDir final Path directory) throws IOException {
        Files.createDirectories(directory.resolve("net"));
        final StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            rows.append("0 ax0 A B 0 0 0 0\n");
        }
        Files.writeString(directory.resolve("net/ax25"), rows.toString());
        for (final int written : new int[] {0, 1}) {
            assertEquals(
                    0,
                    Main.run(
                            "sockeye",
                            new String[] {"--ax25", "--proc-root=" + directory},
                            new ClosedPipe(written),
                            new PrintStream(err)));
            assertEquals("", err.toString(StandardCharsets.UTF_8));
        }
    }

    /** A pipe whose reader goes away after some writes. */
    private static final class ClosedPipe extends OutputStream {
        private int left;

        ClosedPipe(final int writes) {
            left = writes;
        }

        @Override
        public void write(final int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(final byte[] bytes, final int offset, final int length) throws IOException {
            left--;
            if (left < 0) {
                throw new IOException("Broken pipe");
            }
        }
    }

    private int run(final String name, final String... arguments) {
        return Main.run(name, arguments, out, new PrintStream(err));
    }
}
