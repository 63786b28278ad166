package io.sockeye.cli.statistics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sockeye.cli.oracle.FakedHost;

/** Statistics files of several kernels, and of the one that runs here. */
public final class StatisticsFixtures {
    public static final List<String> KERNELS = List.of("2.6.32", "4.4", "5.10", "6.18");
    static final List<String> FILES = List.of("snmp", "netstat", "snmp6", "sctp/snmp");

    private static final Path DIRECTORY = Path.of("src/test/resources/statistics");

    private StatisticsFixtures() {}

    /** The files of a kernel, by their paths in {@code net}. */
    public static Map<String, String> of(final String kernel) throws IOException {
        return in(DIRECTORY.resolve(kernel).resolve("net"));
    }

    /** The files of the kernel that runs here. */
    public static Map<String, String> live() throws IOException {
        return in(Path.of("/proc/net"));
    }

    private static Map<String, String> in(final Path net) throws IOException {
        final Map<String, String> files = new LinkedHashMap<>();
        for (final String name : FILES) {
            if (Files.exists(net.resolve(name))) {
                files.put(name, Files.readString(net.resolve(name), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** Write files to a host that had none or others. */
    static void write(final FakedHost host, final Map<String, String> files) throws IOException {
        for (final String name : FILES) {
            Files.deleteIfExists(host.proc().resolve("net").resolve(name));
        }
        for (final Map.Entry<String, String> file : files.entrySet()) {
            host.net(file.getKey(), file.getValue());
        }
    }

    /** The names of all counters, each after that of its section and a blank, as the kernel has them. */
    public static List<String> counters(final Map<String, String> files) {
        final List<String> counters = new ArrayList<>();
        files.forEach((name, text) -> {
            final String[] lines = text.split("\n");
            if (name.equals("snmp") || name.equals("netstat")) {
                for (int i = 0; i < lines.length; i += 2) {
                    final int colon = lines[i].indexOf(':');
                    for (final String key : lines[i].substring(colon + 2).split(" ")) {
                        counters.add(lines[i].substring(0, colon) + " " + key);
                    }
                }
            } else {
                for (final String line : lines) {
                    final String key = line.split("\\s+")[0];
                    final String section = key.substring(0, key.indexOf('6') + 1);
                    counters.add((section.isEmpty() ? "Sctp" : section) + " " + key);
                }
            }
        });
        return counters;
    }
}
