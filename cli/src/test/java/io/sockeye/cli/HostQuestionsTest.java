package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sockeye.cli.args.ArgumentParser;
import io.sockeye.cli.args.Grammar;
import io.sockeye.cli.args.NetstatOptions;
import io.sockeye.cli.count.ProcRun;
import io.sockeye.cli.listing.ListingContext;
import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.names.Names;
import io.sockeye.cli.names.TestNames;
import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.collector.text.ProcRoot;

/** Which hosts are looked up: those of rows that are printed, and all only where a filter or an order is by name. */
class HostQuestionsTest {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    /** 0 is the local address, the others are peers; each is asked for once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format=tsv --fields=remote_host | | 0 1 2 3 4 5",
                "--format=tsv --fields=inode | |",
                "--format=tsv --fields=remote_host | inode = 103 | 0 3",
                "--format=jsonl --fields=remote_host | state time-wait | 0 5",
                "--format=json --fields=remote_host,local_host | inode in (102, 104) | 0 2 4",
                "--format=csv --fields=remote_host | inode = 1 |",
                "--format=tsv --fields=inode | remote_host = peer3 | 0 1 2 3 4 5",
                "--format=tsv --fields=remote_host | not remote_host ~ peer | 0 1 2 3 4 5",
                "--format=tsv --fields=remote_host --limit=1 | state established | 0 1",
                "--format=tsv --fields=remote_host --sort=-recv_q --limit=2 | state established | 0 3 4",
                "--format=tsv --fields=inode --sort=remote_host | inode gt 102 | 0 3 4 5",
                "--format=tsv --fields=inode,remote_host --sort=remote_host --limit=1 | inode gt 102 | 0 3 4 5",
                " | inode = 103 | 0 3",
                " | remote_host = peer3 | 0 1 2 3 4 5",
                "--sort=-recv_q --limit=2 | state established | 0 3 4",
                "-n | inode = 103 |",
                "-n | remote_host = peer3 | 0 1 2 3 4 5",
                "--quiet | inode = 103 |",
                "--quiet | remote_host = peer3 | 0 1 2 3 4 5",
            })
    void shouldLookUpWhatIsPrintedOrAskedFor(final String options, final String filter, final String hosts)
            throws IOException {
        print(options == null ? "" : options, filter);
        assertEquals(
                hosts == null ? "" : hosts,
                String.join(" ", asked.stream().sorted().toList()));
    }

    @Test
    void shouldChooseByName() throws IOException {
        assertEquals("103\n", print("--format=tsv --no-header --fields=inode", "remote_host = peer3"));
        assertEquals("101\n102\n104\n105\n", print("--format=tsv --no-header --fields=inode", "remote_host != peer3"));
        assertEquals(
                "102 peer2\n101 peer1\n",
                print(
                                "--format=tsv --no-header --fields=inode,remote_host --sort=-remote_host",
                                "remote_host ~ 'peer[12]'")
                        .replace('\t', ' '));
    }

    /** In netstat's tables, with names and without them. */
    @ParameterizedTest
    @CsvSource({"'', localhost:, peer3:", "-n, 127.0.0.1:, 10.0.3.1:", "-n --threads=2, 127.0.0.1:, 10.0.3.1:"})
    void shouldChooseByNameInTables(final String options, final String local, final String remote) throws IOException {
        final List<String> lines = print(options, "remote_host = peer3").lines().toList();
        assertEquals(3, lines.size(), out.toString(StandardCharsets.UTF_8));
        assertTrue(lines.get(2).contains(" " + local), lines.get(2));
        assertTrue(lines.get(2).contains(" " + remote), lines.get(2));
        assertEquals(
                3,
                print(options, "local_host = localhost and remote_host = peer3")
                        .lines()
                        .count());
        assertEquals(2, print(options, "remote_host = nobody").lines().count());
    }

    private String print(final String options, final String filter) throws IOException {
        ProcRun.writeFiles(directory);
        out.reset();
        err.reset();
        asked.clear();
        final List<String> arguments = new ArrayList<>(List.of("-ta", "--source=proc", "--proc-root=" + directory));
        arguments.addAll(options.isBlank() ? List.of() : List.of(options.strip().split(" ")));
        if (filter != null) {
            arguments.add(filter);
        }
        final NetstatOptions parsed = assertInstanceOf(
                NetstatOptions.class,
                new ArgumentParser(Grammar.SOCKEYE, "sockeye", "1", () -> false)
                        .parse(arguments.toArray(new String[0]), () -> false));
        final Names files = TestNames.ofFiles(directory);
        final Names names = new Names(files.services(), files.users(), new HostNames(this::answer));
        final AsciiWriter writer = new AsciiWriter(out);
        final PrintStream words = new PrintStream(err, true, StandardCharsets.UTF_8);
        new Listings()
                .listing(new ListingContext("sockeye", parsed, ProcRoot.of(directory.toString()), names, writer, words))
                .print();
        writer.flush();
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Of 127.0.0.1 it is localhost, of 10.0.N.x peerN. */
    private byte[] answer(final byte[] address) {
        asked.add(address[0] == 127 ? "0" : Byte.toString(address[2]));
        return (address[0] == 127 ? "localhost" : "peer" + address[2]).getBytes(StandardCharsets.US_ASCII);
    }
}
