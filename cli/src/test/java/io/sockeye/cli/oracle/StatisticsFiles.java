package io.sockeye.cli.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The statistics files of a kernel ({@code src/test/resources/statistics}), as they are or altered as no machine at
 * hand has them. Immutable: what alters returns another.
 */
final class StatisticsFiles {
    private static final List<String> PAIRED = List.of("snmp", "netstat");
    private static final List<String> NAMED = List.of("snmp6", "sctp/snmp");
    private static final String[] HUGE = {
        "0",
        "1",
        "2147483648",
        "4294967295",
        "4294967296",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551614",
        "18446744073709551615"
    };

    private final Map<String, String> files;

    private StatisticsFiles(final Map<String, String> files) {
        this.files = files;
    }

    /** {@return the versions of the kernels there are files of} */
    static Stream<String> kernels() {
        try (Stream<Path> entries = Files.list(root())) {
            return entries
                    .filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (final IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Read the files of a kernel.
     *
     * @param kernel one of {@link #kernels()}.
     * @return its files, by their names under /proc/net.
     */
    static StatisticsFiles of(final String kernel) throws IOException {
        final Map<String, String> files = new TreeMap<>();
        for (final String name : Stream.of(PAIRED, NAMED).flatMap(List::stream).toList()) {
            files.put(
                    name, Files.readString(root().resolve(kernel).resolve("net").resolve(name)));
        }
        return new StatisticsFiles(files);
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(StatisticsFiles.class.getResource("/statistics"), "no fixtures")
                    .toURI());
        } catch (final URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Write the files into a host. */
    void writeTo(final FakedHost host) throws IOException {
        for (final Map.Entry<String, String> file : files.entrySet()) {
            host.write("proc/net/" + file.getKey(), file.getValue().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** {@return the text of a file} */
    String text(final String name) {
        return files.get(name);
    }

    /** {@return the same with another text of a file} */
    StatisticsFiles with(final String name, final String text) {
        final Map<String, String> others = new TreeMap<>(files);
        others.put(name, text);
        return new StatisticsFiles(others);
    }

    /** {@return the same with sections, and the counters of each, in another order} */
    StatisticsFiles shuffled(final Random random) {
        return altered(
                counters -> {
                    Collections.shuffle(counters, random);
                    return counters;
                },
                sections -> Collections.shuffle(sections, random));
    }

    /** {@return the same with numbers up to the greatest that 64 bits hold} */
    StatisticsFiles huge(final Random random) {
        return altered(
                counters -> {
                    counters.replaceAll(counter -> new Counter(counter.name(), HUGE[random.nextInt(HUGE.length)]));
                    return counters;
                },
                sections -> {});
    }

    /** {@return the same with some counters left out, and others that nobody knows} */
    StatisticsFiles withStrangers(final Random random) {
        final BiFunction<Counter, Integer, Counter> stranger = (counter, number) ->
                new Counter(counter.name() + "New" + number, Integer.toString(random.nextInt(3) * number));
        return altered(
                counters -> {
                    final List<Counter> others = new ArrayList<>();
                    for (final Counter counter : counters) {
                        if (random.nextInt(4) > 0) {
                            others.add(counter);
                        }
                        if (random.nextInt(6) == 0) {
                            others.add(stranger.apply(counter, others.size()));
                        }
                    }
                    return others.isEmpty() ? counters : others;
                },
                sections -> {});
    }

    private record Counter(String name, String value) {}

    private record Part(String name, List<Counter> counters) {}

    private StatisticsFiles altered(
            final Function<List<Counter>, List<Counter>> alterCounters, final Consumer<List<Part>> alterSections) {
        final Map<String, String> others = new TreeMap<>();
        for (final String name : files.keySet()) {
            final boolean isPaired = PAIRED.contains(name);
            final List<Part> parts = new ArrayList<>();
            for (final Part part : isPaired ? paired(text(name)) : named(text(name))) {
                parts.add(new Part(part.name(), alterCounters.apply(part.counters())));
            }
            alterSections.accept(parts);
            others.put(name, isPaired ? pairedText(parts) : namedText(parts));
        }
        return new StatisticsFiles(others);
    }

    private static List<Part> paired(final String text) {
        final List<Part> parts = new ArrayList<>();
        final List<String> lines = text.lines().filter(line -> !line.isEmpty()).toList();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            final String[] names = lines.get(i).split(" ");
            final String[] values = lines.get(i + 1).split(" ");
            final List<Counter> counters = new ArrayList<>();
            for (int k = 1; k < names.length; k++) {
                counters.add(new Counter(names[k], values[k]));
            }
            parts.add(new Part(names[0], counters));
        }
        return parts;
    }

    private static String pairedText(final List<Part> parts) {
        final StringBuilder text = new StringBuilder();
        for (final Part part : parts) {
            text.append(part.name());
            part.counters().forEach(counter -> text.append(' ').append(counter.name()));
            text.append('\n').append(part.name());
            part.counters().forEach(counter -> text.append(' ').append(counter.value()));
            text.append('\n');
        }
        return text.toString();
    }

    private static List<Part> named(final String text) {
        final List<Part> parts = new ArrayList<>();
        for (final String line : text.lines().toList()) {
            final String[] fields = line.trim().split("\\s+");
            final String section = fields[0].replaceFirst("6.*", "");
            if (parts.isEmpty() || !parts.getLast().name().equals(section)) {
                parts.add(new Part(section, new ArrayList<>()));
            }
            parts.getLast().counters().add(new Counter(fields[0], fields[1]));
        }
        return parts;
    }

    private static String namedText(final List<Part> parts) {
        final StringBuilder text = new StringBuilder();
        for (final Part part : parts) {
            for (final Counter counter : part.counters()) {
                text.append(counter.name())
                        .append(" ".repeat(Math.max(1, 32 - counter.name().length())));
                text.append('\t').append(counter.value()).append('\n');
            }
        }
        return text.toString();
    }
}
