package io.sockeye.cli.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sockeye.cli.Main;

class CostTest {
    private static final Cost COST =
            new Cost(400_021, 400_023, 49_603_104, 1540, 2, 2, 512_345, 600_000, 400_021, 52_224, 1_572_864, "direct");

    @Test
    void shouldPrintAFigureOnEachLine() {
        assertEquals("""
                cost:
                  sockets         400021
                  messages        400023
                  bytes           49603104
                  system calls    1540
                  retries         2
                  threads         2
                  user CPU        0.512 s
                  system CPU      0.600 s
                  wall            0.400 s
                  per socket      1000 ns
                  peak memory     51.0 MiB
                  heap allocated  1.5 MiB
                  native link     direct
                """, COST.text());
    }

    @Test
    void shouldPrintOneObjectOnOneLine() {
        assertEquals(
                "{\"sockets\":400021,\"messages\":400023,\"bytes\":49603104,\"system_calls\":1540,\"retries\":2,"
                        + "\"threads\":2,\"user_us\":512345,\"system_us\":600000,\"wall_us\":400021,"
                        + "\"ns_per_socket\":1000,\"peak_kib\":52224,\"heap_allocated_bytes\":1572864,"
                        + "\"native_link\":\"direct\"}\n",
                COST.json());
    }

    @Test
    void shouldNotDivideByNoSockets() {
        assertEquals(0, new Cost(0, 0, 0, 1, 0, 1, 1, 1, 1, 1, 1, "linker").nanosPerSocket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--source=proc", "--source=netlink", "--source=netlink --threads=3"})
    void shouldTellWhatAListingTookAfterItsOutput(final String options) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final String[] arguments = ("-tan --cost=json " + options).split(" ");

        assertEquals(0, Main.run("sockeye", arguments, out, print(err)));

        final String json = err.toString(StandardCharsets.US_ASCII);
        final long rows = out.toString(StandardCharsets.US_ASCII).lines().count() - 2;
        // Other tests open sockets meanwhile, but not between the counting and the printing of the same listing.
        assertEquals(rows, figure(json, "sockets"), json);
        assertTrue(figure(json, "messages") >= rows, json);
        assertTrue(figure(json, "bytes") >= 72 * rows, json);
        assertTrue(figure(json, "system_calls") >= 3, json);
        assertEquals(options.endsWith("3") ? 3 : 1, figure(json, "threads"), json);
        assertTrue(figure(json, "user_us") > 0 && figure(json, "wall_us") > 0, json);
        assertTrue(figure(json, "peak_kib") > 10_000 && figure(json, "heap_allocated_bytes") > 100_000, json);
    }

    @Test
    void shouldTellNothingUnasked() {
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        Main.run("sockeye", new String[] {"-tan"}, OutputStream.nullOutputStream(), print(err));
        assertEquals("", err.toString(StandardCharsets.US_ASCII));
    }

    private static PrintStream print(final ByteArrayOutputStream target) {
        return new PrintStream(target, true, StandardCharsets.US_ASCII);
    }

    private static long figure(final String json, final String name) {
        final Matcher matcher = Pattern.compile("\"" + name + "\":(\\d+)").matcher(json);
        assertTrue(matcher.find(), "no figure: name=" + name + ", json=" + json);
        return Long.parseLong(matcher.group(1));
    }
}
