package io.sockeye.cli.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.output.AsciiWriter;

/** Where we do not follow netstat. */
class LegacyTablesTest {
    @TempDir
    private Path directory;

    private String print(final String... arguments) throws Exception {
        final ArgumentParser parser = new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1", () -> false);
        final String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--proc-root=" + directory;
        final NetstatOptions options = assertInstanceOf(NetstatOptions.class, parser.parse(all, () -> false));
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final AsciiWriter writer = new AsciiWriter(out);
        final StringBuilder err = new StringBuilder();
        assertEquals(0, new LegacyTables(options, options.procRoot(), uid -> null, writer, err).print());
        writer.flush();
        assertEquals("", err.toString());
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldPrintRoseAddressesWhole() throws Exception {
        new LegacyFixtures(directory)
                .with("rose", "names\n2080175520 N0CALL-11 2080175521 W1AW-12   rose0 001 00001  3  0  0  0\n");
        assertEquals(
                LegacyRows.ROSE_HEADER + "2080175520  N0CALL-11  2080175521  W1AW-12   rose0   1     1   ESTABLISHED\n",
                print("--rose"));
    }

    @Test
    void shouldNumberUnknownStates() throws Exception {
        new LegacyFixtures(directory).with("ax25", "0 ax0 A B 5 0 0\n0 ax0 A B -1 0 0\n");
        assertEquals(
                LegacyRows.AX25_HEADER
                        + "B          A          ax0     UNKNOWN(5)   000/000  0       0     \n"
                        + "B          A          ax0     UNKNOWN(-1)  000/000  0       0     \n",
                print("--ax25"));
    }

    @Test
    void shouldNotPrintControlCharacters() throws Exception {
        new LegacyFixtures(directory).with("ax25", "0 a\033[1m A\u00ff B 0 0 0 0\n");
        assertEquals(
                LegacyRows.AX25_HEADER + "B          A\u00ff         a.[1m   LISTENING    000/000  0       0     \n",
                print("--ax25"));
    }
}
