package io.sockeye.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCommandTest {
    private static final SchemaText SCHEMAS = new SchemaText() {
        @Override
        public String schema(final String mode) {
            return modes().contains(mode) ? "{\"title\":\"" + mode + " \u2026\"}\n" : null;
        }

        @Override
        public List<String> modes() {
            return List.of("sockets", "routes");
        }
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(final OutputStream target, final String... arguments) {
        return new SchemaCommand(SCHEMAS)
                .run(arguments, new CommandOutput("sockeye", target, new PrintStream(err, true)));
    }

    @Test
    void shouldPrintTheSchemaOfAMode() {
        assertEquals(0, run(out, "routes"));
        assertEquals("{\"title\":\"routes \u2026\"}\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldPrintTheFirstWhereNoneIsNamed() {
        assertEquals(0, run(out));
        assertEquals("{\"title\":\"sockets \u2026\"}\n", out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bonds | sockeye: schema: no mode 'bonds'; possibilities: 'sockets' 'routes'",
                "-t | sockeye: schema: no mode '-t'; possibilities: 'sockets' 'routes'",
                "sockets routes | sockeye: schema: too many arguments; usage: sockeye schema [MODE]"
            })
    void shouldRejectOtherArgumentsInOneLine(final String line, final String message) {
        assertEquals(3, run(out, line.split(" ")));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(message + "\n", err.toString(StandardCharsets.UTF_8));
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
        assertEquals(code, run(broken));
        assertEquals(words, err.toString(StandardCharsets.UTF_8).strip());
    }
}
