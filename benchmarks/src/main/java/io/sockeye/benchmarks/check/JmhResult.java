package io.sockeye.benchmarks.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * One benchmark with one set of parameters.
 *
 * @param name       class and method, without the package.
 * @param parameters of the run.
 * @param nanos      an operation, in nanoseconds.
 * @param bytes      that an operation allocates, or NaN if nobody has looked.
 */
record JmhResult(String name, Map<String, String> parameters, double nanos, double bytes) {
    /** The file in a directory of results. */
    static final String FILE = "jmh.json";

    private static final String NANOS_UNIT = "ns/op";

    /**
     * Read what JMH wrote with {@code -rf json}.
     *
     * @param directory of results.
     * @return its benchmarks.
     * @throws IOException if it cannot be read.
     */
    static List<JmhResult> read(final Path directory) throws IOException {
        final Path file = directory.resolve(FILE);
        try (Reader reader = Files.newBufferedReader(file)) {
            final List<JmhResult> results = new ArrayList<>();
            for (final JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
                results.add(of(element.getAsJsonObject()));
            }
            return results;
        } catch (final NoSuchFileException e) {
            throw new IOException("not there: " + file + ": see benchmarks/results/README.md", e);
        } catch (final JsonParseException | IllegalStateException e) {
            throw new IOException("not what JMH writes: " + file + ": " + e.getMessage(), e);
        }
    }

    private static JmhResult of(final JsonObject object) {
        final String[] words = member(object, "benchmark").getAsString().split("\\.");
        final Map<String, String> parameters = new TreeMap<>();
        if (object.has("params")) {
            object.getAsJsonObject("params")
                    .asMap()
                    .forEach((name, value) -> parameters.put(name, value.getAsString()));
        }
        final JsonObject metric = member(object, "primaryMetric").getAsJsonObject();
        final String unit = member(metric, "scoreUnit").getAsString();
        if (!NANOS_UNIT.equals(unit)) {
            throw new IllegalStateException("unit=" + unit + ", wanted=" + NANOS_UNIT);
        }
        return new JmhResult(
                words[words.length - 2] + "." + words[words.length - 1],
                parameters,
                member(metric, "score").getAsDouble(),
                bytes(member(object, "secondaryMetrics").getAsJsonObject()));
    }

    /** JMH's profiler leaves the figure out where nothing at all was allocated, but not the rate. */
    private static double bytes(final JsonObject metrics) {
        if (metrics.has("gc.alloc.rate.norm")) {
            return member(metrics.getAsJsonObject("gc.alloc.rate.norm"), "score")
                    .getAsDouble();
        }
        return metrics.has("gc.alloc.rate") ? 0 : Double.NaN;
    }

    private static JsonElement member(final JsonObject object, final String name) {
        final JsonElement member = object.get(name);
        if (member == null) {
            throw new IllegalStateException("no " + name);
        }
        return member;
    }

    /**
     * Whether it is what a figure means.
     *
     * @param benchmark class and method.
     * @param wanted    parameters, {@code name=value}; others may be anything.
     * @return true if it is.
     */
    boolean is(final String benchmark, final List<String> wanted) {
        return name.equals(benchmark)
                && wanted.stream().allMatch(word -> {
                    final int equals = word.indexOf('=');
                    return equals > 0 && word.substring(equals + 1).equals(parameters.get(word.substring(0, equals)));
                });
    }

    /** {@return whether it is there to show how not to do it} */
    boolean isNaive() {
        return name.contains(".naive");
    }

    /** {@return the name and the parameters} */
    String text() {
        return name + parameters;
    }
}
