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
 * A program to be run in namespaces of its own, of the network and of mounts: counts rows by each field that can be
 * counted by, and holds the counts against those that awk makes of the JSON Lines. Says what differs.
 */
final class CountedFields {
    /** One line of JSON with at most one field, its key and the value. */
    private static final String VALUES = """
            {
                key = $0
                sub(/^\\{/, "", key)
                sub(/\\}$/, "", key)
                mapped = key
                sub(/"::ffff:/, "\\"", mapped)
                if (mapped ~ /":"[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+"$/) key = mapped
                counts[key]++
            }
            END { for (key in counts) print key (key == "" ? "" : ",") "\\"count\\":" counts[key] }
            """;

    /** Values that move by themselves: two listings differ, and of these only the rows are counted. */
    private static final String MOVING = ".*_(ms|us)";

    private CountedFields() {}

    /** Arguments: a command line of options after the other, each in one argument. */
    public static void main(final String[] args) throws IOException, InterruptedException {
        // Names of hosts come from the file alone: there are no name servers here to wait for.
        run("sh", "-c", """
                hosts=$(mktemp)
                echo 'hosts: files' > "$hosts"
                mount --bind "$hosts" /etc/nsswitch.conf
                rm "$hosts"
                ip link set lo up
                ip link add veth0 type veth peer name veth1
                ip addr add 10.1.0.1/24 dev veth0
                ip link set veth0 up
                ip link set veth1 up
                ip route add 10.9.0.0/16 via 10.1.0.3
                """);
        final CountedSockets sockets = new CountedSockets();
        try {
            for (final String options : args) {
                int fields = 0;
                for (final String field : fields(options)) {
                    fields += compare(options, field) ? 1 : 0;
                }
                System.out.println(options + ": " + (fields > 4 ? "compared" : "only " + fields + " fields"));
            }
        } finally {
            sockets.close();
        }
    }

    private static List<String> fields(final String options) throws IOException {
        final List<String> fields = new ArrayList<>();
        for (final String line : sockeye(options + " --fields=help").split("\n")) {
            if (!line.startsWith("Fields of")) {
                fields.add(line.substring(2).split(" ", 2)[0]);
            }
        }
        return fields;
    }

    private static boolean compare(final String options, final String field) throws IOException, InterruptedException {
        final String listing = options + " --format=jsonl --fields=" + field;
        final String before = sockeye(listing);
        final String counted = sockeye("count " + options + " --format=jsonl --by=" + field);
        if (counted.contains("is a list")) {
            return false;
        }
        final List<String> counts = counts(counted);
        if (!field.matches(MOVING) || sorted(before).equals(sorted(sockeye(listing)))) {
            final List<String> expected = sorted(awk(VALUES, before));
            if (!expected.equals(counts)) {
                System.out.println(options + " " + field + ": listed " + expected + " counted " + counts);
            }
        } else {
            final long rows = before.lines().count();
            final long sum = counts.stream()
                    .mapToLong(line -> Long.parseLong(line.replaceFirst(".*:", "")))
                    .sum();
            if (rows != sum) {
                System.out.println(options + " " + field + ": listed " + rows + " counted " + sum);
            }
        }
        return true;
    }

    /** Each group as awk prints it: without the braces of its object. */
    private static List<String> counts(final String objects) {
        return sorted(objects.replaceAll("(?dm)^\\{|\\}$", ""));
    }

    private static List<String> sorted(final String lines) {
        return lines.lines().sorted().toList();
    }

    private static String sockeye(final String command) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final ByteArrayOutputStream err = new ByteArrayOutputStream();
        final List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.removeIf(String::isEmpty);
        Main.run("sockeye", words.toArray(new String[0]), out, new PrintStream(err, true, StandardCharsets.UTF_8));
        final String said = err.toString(StandardCharsets.UTF_8);
        return said.contains("is a list") ? said : out.toString(StandardCharsets.UTF_8);
    }

    private static String awk(final String program, final String input) throws IOException, InterruptedException {
        final Path file = Files.createTempFile("rows", ".jsonl");
        try {
            Files.writeString(file, input);
            return run("awk", program, file.toString());
        } finally {
            Files.delete(file);
        }
    }

    private static String run(final String... command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return output;
    }
}
