package io.sockeye.cli.count;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.cli.Main;

/**
 * A run of the program over files of /proc that say the same each time: six sockets of TCP and one of UDP.
 *
 * @param code it ended with.
 * @param out  what it printed.
 * @param err  what it said.
 */
public record ProcRun(int code, String out, String err) {
    private static final String HEADING =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid" + "  timeout inode\n";

    /** Run a command line, in which {@code PROC} stands for the options that have the files read. */
    public static ProcRun of(final Path proc, final String options) throws IOException {
        return of(proc, options, null);
    }

    /** The same, with a filter that has blanks in it; null for none. */
    public static ProcRun of(final Path proc, final String options, final String filter) throws IOException {
        writeFiles(proc);
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        final String line = options.replace("PROC", "--source=proc --proc-root=" + proc);
        final List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        if (filter != null) {
            arguments.add(filter);
        }
        final int code = Main.run(
                "sockeye",
                arguments.toArray(new String[0]),
                printed,
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return new ProcRun(code, printed.toString(StandardCharsets.UTF_8), said.toString(StandardCharsets.UTF_8));
    }

    /** Write the files into a directory. */
    public static void writeFiles(final Path proc) throws IOException {
        final Path net = Files.createDirectories(proc.resolve("net"));
        final StringBuilder tcp = new StringBuilder(HEADING);
        tcp.append(row(0, "00000000:0016", "00000000:0000", "0A", 3));
        for (int i = 1; i <= 5; i++) {
            final String peer = "0" + (i % 2) + "0" + i + "000A:9C40";
            tcp.append(row(i, "0100007F:0016", peer, i == 5 ? "06" : "01", i));
        }
        Files.writeString(net.resolve("tcp"), tcp);
        Files.writeString(net.resolve("udp"), HEADING + row(0, "0100007F:0035", "00000000:0000", "07", 0));
    }

    private static String row(
            final int slot, final String local, final String remote, final String state, final int q) {
        return "   " + slot + ": " + local + " " + remote + " " + state + " 00000000:0000000" + q
                + " 00:00000000 00000000     0        0 " + (100 + slot) + " 1 0000000000000000 20 4 30 10 -1\n";
    }
}
