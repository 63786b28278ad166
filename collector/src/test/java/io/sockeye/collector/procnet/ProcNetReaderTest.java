package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.text.LineReader;

class ProcNetReaderTest {
    private static final String LINE =
            "   0: 0100007F:1F90 0200007F:D976 01 00000005:00000006 02:00000064 00000003  1000        4 21443 1 ffff\n";

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("tcp", ProcNetFormat.INET, Protocol.TCP, Family.INET),
                Arguments.of("tcp6", ProcNetFormat.INET, Protocol.TCP, Family.INET6),
                Arguments.of("udp6", ProcNetFormat.INET, Protocol.UDP, Family.INET6),
                Arguments.of("raw", ProcNetFormat.INET, Protocol.RAW, Family.INET),
                Arguments.of("unix", ProcNetFormat.UNIX, Protocol.UNIX, Family.UNIX),
                Arguments.of("sctp/eps", ProcNetFormat.SCTP_ENDPOINTS, Protocol.SCTP, Family.INET),
                Arguments.of("sctp/assocs", ProcNetFormat.SCTP_ASSOCIATIONS, Protocol.SCTP, Family.INET));
    }

    private static byte[] sample(final String name) throws IOException {
        return Fixture.bytes(name);
    }

    private static boolean read(final ProcNetReader reader, final InputStream file) throws IOException {
        final LineReader lines = new LineReader().begin(file, ProcNetReader.MAX_LINE_LENGTH);
        while (lines.fill()) {
            assertTrue(reader.accept(lines));
        }
        return reader.end();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldGiveTheSameRowsWhereverAChunkEnds(
            final String name, final ProcNetFormat format, final Protocol protocol, final Family family)
            throws IOException {
        final byte[] file = sample(name);
        final RowText expected = RowText.read(format, protocol, family, file);
        assertFalse(expected.rows().isEmpty(), name);
        final ProcNetReader reader = new ProcNetReader();
        for (int chunk = 1; chunk <= file.length; chunk++) {
            final RowText text = new RowText();
            reader.begin(format, protocol, family, text);
            read(reader, new Pieces(file, chunk));
            assertEquals(expected.toString(), text.toString(), "chunk=" + chunk);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldGiveTheSameRowsWithoutTheLastNewline(
            final String name, final ProcNetFormat format, final Protocol protocol, final Family family)
            throws IOException {
        final byte[] file = sample(name);
        final RowText text = new RowText();
        final ProcNetReader reader = new ProcNetReader();
        reader.begin(format, protocol, family, text);
        assertTrue(read(reader, new ByteArrayInputStream(file, 0, file.length - 1)));
        assertEquals(RowText.read(format, protocol, family, file).toString(), text.toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldSurviveATruncatedFile(
            final String name, final ProcNetFormat format, final Protocol protocol, final Family family)
            throws IOException {
        final byte[] file = sample(name);
        final int rows = RowText.read(format, protocol, family, file).rows().size();
        for (int length = 0; length < file.length; length++) {
            final byte[] head = new byte[length];
            System.arraycopy(file, 0, head, 0, length);
            final RowText text = RowText.read(format, protocol, family, head);
            assertTrue(text.rows().size() <= rows, "length=" + length);
            assertTrue(text.malformed().size() <= 2, "length=" + length + ", " + text);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldSurviveEveryFlippedBit(
            final String name, final ProcNetFormat format, final Protocol protocol, final Family family)
            throws IOException {
        final byte[] file = sample(name);
        final ProcNetReader reader = new ProcNetReader();
        int malformed = 0;
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                file[at] ^= (byte) (1 << bit);
                final RowText text = new RowText();
                reader.begin(format, protocol, family, text);
                read(reader, new ByteArrayInputStream(file));
                malformed += text.malformed().size();
                file[at] ^= (byte) (1 << bit);
            }
        }
        assertTrue(malformed > 0, "no flipped bit made a line malformed");
    }

    @Test
    void shouldDeliverEveryRowOfManyBatches() {
        final RowText text = RowText.read(
                ProcNetFormat.INET, Protocol.TCP, Family.INET, RowText.bytes("header\n" + LINE.repeat(1000)));
        assertEquals(1000, text.rows().size());
        assertEquals(1, text.rows().stream().distinct().count());
    }

    @Test
    void shouldStopWhenTheHandlerHasEnough() throws IOException {
        final RowText text = new RowText(1);
        final byte[] file = RowText.bytes("header\n" + LINE.repeat(1000));
        final ProcNetReader reader = new ProcNetReader();
        reader.begin(ProcNetFormat.INET, Protocol.TCP, Family.INET, text);
        assertFalse(reader.accept(new LineReader().wrap(file, 0, file.length)));
        assertFalse(reader.end());
        assertTrue(text.rows().size() < 1000, "rows=" + text.rows().size());
    }

    @Test
    void shouldForgetTheRestOfAFileThatWasNotEnded() throws IOException {
        final ProcNetReader reader = new ProcNetReader();
        reader.begin(ProcNetFormat.INET, Protocol.TCP, Family.INET, new RowText());
        final byte[] cut = RowText.bytes("header\n" + LINE + LINE.substring(0, 30));
        final LineReader lines = new LineReader().begin(new Pieces(cut, cut.length), ProcNetReader.MAX_LINE_LENGTH);
        assertTrue(lines.fill());
        assertTrue(reader.accept(lines));
        final RowText text = new RowText();
        reader.begin(ProcNetFormat.INET, Protocol.TCP, Family.INET, text);
        final byte[] file = RowText.bytes("header\n" + LINE);
        lines.begin(new ByteArrayInputStream(file), ProcNetReader.MAX_LINE_LENGTH);
        while (lines.fill()) {
            assertTrue(reader.accept(lines));
        }
        assertTrue(reader.end());
        assertEquals(1, text.rows().size());
        assertEquals(List.of(), text.malformed());
    }

    @Test
    void shouldReadALineOfAnyLengthButSkipOneBeyondTheLimit() throws IOException {
        final String longLine = LINE.trim() + " ".repeat(500_000) + '\n';
        final String tooLong = LINE.trim() + " ".repeat(ProcNetReader.MAX_LINE_LENGTH) + '\n';
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(RowText.bytes("header\n" + longLine + tooLong + LINE + tooLong.trim()));
        file.writeBytes(new byte[ProcNetReader.MAX_LINE_LENGTH]);
        final byte[] bytes = file.toByteArray();
        final RowText text = new RowText();
        final ProcNetReader reader = new ProcNetReader();
        reader.begin(ProcNetFormat.INET, Protocol.TCP, Family.INET, text);
        assertTrue(read(reader, new Pieces(bytes, 4096)));
        assertEquals(2, text.rows().size());
        assertEquals(List.of(3L, 5L), text.malformed());
    }

    @Test
    void shouldGiveNothingForAnEmptyFile() {
        final RowText text = RowText.read(ProcNetFormat.UNIX, Protocol.UNIX, Family.UNIX, new byte[0]);
        assertEquals("rows=[], malformed=[]", text.toString());
    }

    /** Gives a file in pieces of one length, as a kernel with small pages would. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int length;

        Pieces(final byte[] file, final int length) {
            super(file);
            this.length = length;
        }

        @Override
        public int read(final byte[] into, final int offset, final int wanted) {
            return super.read(into, offset, Math.min(wanted, length));
        }
    }
}
