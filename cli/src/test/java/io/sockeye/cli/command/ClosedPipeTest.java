package io.sockeye.cli.command;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import org.junit.jupiter.api.Test;

class ClosedPipeTest {
    /** In whatever language the test runs. */
    @Test
    void shouldKnowAReaderThatHasGone() throws Exception {
        final Process process = new ProcessBuilder("sh", "-c", "exec <&-; echo; sleep 60").start();
        try {
            process.getInputStream().read();
            final IOException failure = assertThrows(IOException.class, () -> {
                try (OutputStream in = process.getOutputStream()) {
                    in.write(new byte[1 << 20]);
                }
            });
            assertTrue(ClosedPipe.is(failure), failure::toString);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(ClosedPipe.is(new IOException("Broken pipe")));
    }

    @Test
    void shouldNotTakeAnotherFailureForOne() {
        assertFalse(ClosedPipe.is(new IOException("No space left on device")));
        assertFalse(ClosedPipe.is(new IOException()));
        assertFalse(ClosedPipe.is(new IOException("Daten\u00fcbergabe")));
    }

    @Test
    void shouldNotTakeAFullDiskForOne() throws Exception {
        try (FileOutputStream full = new FileOutputStream("/dev/full")) {
            final IOException failure = assertThrows(IOException.class, () -> full.write(1));
            assertFalse(ClosedPipe.is(failure), failure::toString);
        }
    }
}
