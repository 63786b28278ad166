package io.sockeye.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandDispatcherTest {
    private static final CommandTable TABLE = () -> new CommandEntry[] {
        new CommandEntry("greet", "[NAME]", "say hello,\nand whom to", false, saying("greet")),
        new CommandEntry("wait", "", "wait", true, saying("wait"))
    };

    private static final CommandTable UNASKED = () -> {
        throw new AssertionError("asked");
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Command saying(final String word) {
        return (arguments, output) -> output.print(word + "(" + String.join(",", arguments) + ")", arguments.length);
    }

    private int run(final CommandTable table, final String name, final String... arguments) {
        final CommandOutput output = new CommandOutput(name, out, new PrintStream(out));
        return new CommandDispatcher(table, saying("list")).run(arguments, output);
    }

    @ParameterizedTest
    @CsvSource({
        "greet, greet()",
        "greet -x you, 'greet(-x,you)'",
        "greet you -h, 'greet(you,-h)'",
        "wait, wait()",
        "gree, list(gree)",
        "greeting, list(greeting)",
        "Greet, list(Greet)",
        "-t greet, 'list(-t,greet)'",
        "-- greet, 'list(--,greet)'",
        "5 -c, 'list(5,-c)'"
    })
    void shouldChooseByTheFirstWord(final String line, final String expected) {
        final String[] arguments = line.split(" ");
        final int code = run(TABLE, "sockeye", arguments);
        assertEquals(expected, out.toString(StandardCharsets.UTF_8));
        assertEquals(expected.startsWith("list") ? arguments.length : arguments.length - 1, code);
    }

    @Test
    void shouldOnlyListUnderTheNameOfNetstat() {
        run(UNASKED, "netstat", "greet");
        assertEquals("list(greet)", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldNotAskForCommandsWhereNoneCanBeMeant() {
        run(UNASKED, "sockeye");
        run(UNASKED, "sockeye", "");
        run(UNASKED, "sockeye", "-tan", "greet");
        assertEquals("list()list()list(-tan,greet)", out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"-h", "--help"})
    void shouldSayHowACommandIsCalled(final String option) {
        assertEquals(0, run(TABLE, "sockeye", "greet", option));
        assertEquals("""
                usage: sockeye greet [NAME]

                        greet                    say hello,
                                                 and whom to
                """, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldTellOfAllCommandsInHelp() {
        assertEquals("""

                  Commands of sockeye, as the first word; without one it displays what is asked for:
                        greet [NAME]             say hello,
                                                 and whom to
                        wait                     wait
                """, new CommandHelp(TABLE).get());
        assertEquals("", new CommandHelp(() -> new CommandEntry[0]).get());
    }
}
