package io.sockeye.collector.legacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines in the formats of the kernel's seq_show functions. */
class LegacyReadersTest {
    @TempDir
    private Path procRoot;

    private void write(final String name, final String content) throws IOException {
        final Path file = procRoot.resolve("net").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldReadAx25WithoutDigipeaters() throws IOException {
        write(
                "ax25",
                "ff0 ax0 SRC-1* DST-2,RELAY*,WIDE 3 2 1 4 0 10 0 3 0 300 0 0 0 10 5 2 256 12 34 99\n"
                        + "bad line at all \n");
        final LegacyTable<PacketSocket> table = Ax25Reader.read(procRoot);
        assertEquals(LegacyTable.Status.PRESENT, table.status());
        assertFalse(table.headed());
        assertEquals(List.of(new PacketSocket("", "DST-2", "SRC-1*", "ax0", 0, 3, 2, 1, 12, 34)), table.rows());
        assertEquals(0, table.malformedBefore(0));
        assertEquals(1, table.malformedBefore(1));
    }

    @Test
    void shouldReadX25() throws IOException {
        write("x25", "names\n987654321  123456789  x25t0 012  3  5  6  5   0   3 200 180 180   120     4 12346\n");
        assertEquals(
                List.of(new PacketSocket("", "987654321 ", "123456789", "x25t0", 12, 3, 5, 6, 120, 4)),
                X25Reader.read(procRoot).rows());
    }

    @Test
    void shouldReadNetRom() throws IOException {
        write(
                "nr",
                "names\nshort\nN0CALL-1  W1AW-15   N0CALL-2  nr0 01/0A 02/0B  3   5   6   5 000/120 00/05 000/180"
                        + " 000/000 00/03   4   120     4 12345\n");
        final LegacyTable<PacketSocket> table = NetRomReader.read(procRoot);
        assertTrue(table.headed());
        assertEquals(1, table.malformedBefore(0));
        assertEquals(
                List.of(new PacketSocket("N0CALL-1 ", "W1AW-15  ", "N0CALL-2 ", "nr0", 0, 3, 5, 6, 120, 4)),
                table.rows());
    }

    @Test
    void shouldReadRose() throws IOException {
        write("rose", "names\n2080175520 N0CALL-11 2080175521 W1AW-12   rose0 001 00012  3  0  0\n");
        assertEquals(
                List.of(new RoseSocket("2080175520", "N0CALL-11", "2080175521", "W1AW-12", "rose0", 1, 12, 3)),
                RoseReader.read(procRoot).rows());
    }

    @Test
    void shouldReadIpxWithPortsSwapped() throws IOException {
        write(
                "ipx/socket",
                "names\n00000001:4002 Not_Connected 00000000 00000000 07 000\n"
                        + "00000001:0000000000AB:0452 00000002:00AABBCCDDEE:4003 00000010 000000FF 01 033\nnonsense\n");
        final LegacyTable<IpxSocket> table = IpxReader.read(procRoot);
        assertEquals(LegacyTable.Status.BROKEN, table.status());
        assertEquals("ipx socket format error in source port", table.reason());
        assertEquals(
                List.of(
                        new IpxSocket(0, 0, "00000001:0240", "-", 7, 0),
                        new IpxSocket(16, 255, "00000001:0000000000AB:5204", "00000002:00AABBCCDDEE:0340", 1, 33)),
                table.rows());
    }

    @ParameterizedTest
    @CsvSource({
        "00000001, 00000001",
        "00000001:000000000000, 00000001",
        "00000000:0000000000AB, ''",
        "FFFFFFFF:0000000000AB, ''",
        "100000000:0000000000AB, 0000000000AB",
        "100000000, ''",
        "1:ab, 00000001:AB0000000000",
        "1:a, 00000001:A00000000000",
        "1:00000000000g, 00000001",
        "1g:0000000000AB, 00000001",
        "x, ''"
    })
    void shouldNormalizeIpxAddresses(final String text, final String expected) {
        assertEquals(expected, IpxAddress.normalize(text));
    }

    @Test
    void shouldKnowWhatIsMissingAndWhatIsUnreadable() throws IOException {
        assertEquals(LegacyTable.Status.MISSING, Ax25Reader.read(procRoot).status());
        write("ipx", "");
        final LegacyTable<IpxSocket> ipx = IpxReader.read(procRoot);
        assertEquals(LegacyTable.Status.UNREADABLE, ipx.status());
        assertEquals("Not a directory", ipx.reason());
        assertEquals(procRoot + "/net/ipx/socket", ipx.path());
    }

    @Test
    void shouldFindNothingInDirectory() throws IOException {
        write("x25/route", "");
        final LegacyTable<PacketSocket> x25 = X25Reader.read(procRoot);
        assertEquals(LegacyTable.Status.PRESENT, x25.status());
        assertEquals(List.of(), x25.rows());
    }

    @Test
    void shouldSurviveAnyBytes() throws IOException {
        final long seed = Long.getLong("sockeye.test.seed", System.nanoTime());
        final Random random = new Random(seed);
        final byte[] bytes = new byte[20_000];
        final String alphabet = "0123456789abcdefx-+/:* \n\t\0,";
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    (random.nextInt(50) == 0
                            ? random.nextInt(256)
                            : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        final String content = new String(bytes, StandardCharsets.ISO_8859_1);
        for (final String name : List.of("ax25", "x25", "nr", "rose", "ipx/socket")) {
            write(name, content);
        }
        final int lines = bytes.length;
        final String message = "-Dsockeye.test.seed=" + seed;
        assertTrue(Ax25Reader.read(procRoot).rows().size() < lines, message);
        assertTrue(X25Reader.read(procRoot).rows().size() > 1, message);
        assertTrue(NetRomReader.read(procRoot).rows().size() < lines, message);
        assertTrue(RoseReader.read(procRoot).rows().size() < lines, message);
        assertTrue(IpxReader.read(procRoot).rows().size() < lines, message);
    }
}
