package io.sockeye.collector.procnet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.sockeye.collector.UnprivilegedJvm;
import io.sockeye.collector.dump.DumpResult;
import io.sockeye.collector.dump.DumpStatus;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.text.ProcRoot;

/** What a user gets who may not read a file or directory. */
class UnprivilegedReadTest {
    @TempDir
    private Path directory;

    @Test
    void shouldSayWhatMayNotBeRead() throws Exception {
        Files.createDirectory(directory.resolve("net"));
        final Path tcp = Files.createFile(directory.resolve("net/tcp"));
        final Path closed = Files.createDirectory(directory.resolve("closed"));
        tcp.toFile().setReadable(false, false);
        closed.toFile().setReadable(false, false);

        final List<String> lines =
                new UnprivilegedJvm(directory).run(Child.class, directory.toString(), closed.toString());

        assertEquals(
                List.of(
                        DumpStatus.DENIED + " " + tcp + ": Permission denied",
                        "cannot read " + closed + ": Permission denied"),
                lines);
    }

    /** Runs as the other user. */
    static final class Child {
        private Child() {}

        public static void main(final String[] arguments) throws IOException {
            final SocketQuery query = new SocketQuery(Selection.ALL, false, false, false);
            try (ProcNetSource source = new ProcNetSource(ProcRoot.of(arguments[0]))) {
                final DumpResult result = source.collect(Protocol.TCP, Family.INET, query, new RowText());
                System.out.println(result.status() + " " + result.reason());
            }
            try {
                ProcRoot.of(arguments[1]);
            } catch (final IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
