package io.sockeye.cli.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.text.ProcRoot;

/** A listing of files that a test writes, one round after the other. */
final class ListedStatistics {
    private final Path proc;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AsciiWriter writer = new AsciiWriter(out);
    private final StatisticsListing listing;

    /** The options stand between single blanks; they may name the files' place, {@code proc}, or not. */
    ListedStatistics(final Path proc, final String options) throws IOException {
        this.proc = proc;
        if (!Files.exists(proc.resolve("net"))) {
            Files.createDirectories(proc.resolve("net/sctp"));
        }
        final ArgumentParser parser = new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1", () -> false);
        final NetstatOptions read =
                assertInstanceOf(NetstatOptions.class, parser.parse(options.split(" "), () -> false));
        listing = new StatisticsListing(new ListingContext(
                "sockeye",
                read,
                ProcRoot.of(proc.toString()),
                Names.ofThisHost(),
                writer,
                new PrintStream(err, true, StandardCharsets.ISO_8859_1)));
    }

    /** Write a file, or delete it if there is no text. */
    ListedStatistics file(final String name, final String text) throws IOException {
        final Path file = proc.resolve("net").resolve(name);
        Files.deleteIfExists(file);
        if (text != null) {
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        }
        return this;
    }

    /** What one round prints. */
    String round() throws IOException {
        out.reset();
        err.reset();
        assertEquals(0, listing.print());
        writer.flush();
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /** What the last round said, its place being /proc. */
    String words() {
        return err.toString(StandardCharsets.ISO_8859_1).replace(proc.toString(), "/proc");
    }
}
