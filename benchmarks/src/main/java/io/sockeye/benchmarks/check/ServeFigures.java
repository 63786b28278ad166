package io.sockeye.benchmarks.check;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;

/**
 * What {@code benchmarks/serve --record} wrote: figures by their names, for each run, which goes by its options.
 *
 * @param runs by their options.
 */
record ServeFigures(Map<String, Map<String, Double>> runs) {
    /** The file in a directory of results. */
    static final String FILE = "serve.json";

    /**
     * Read the file.
     *
     * @param directory of results.
     * @return its figures; none where there is no such file.
     * @throws IOException if it cannot be read.
     */
    static ServeFigures read(final Path directory) throws IOException {
        final Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new ServeFigures(Map.of());
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            final Map<String, Map<String, Double>> runs = new Gson().fromJson(reader, new TypeToken<>() {});
            if (runs == null) {
                throw new IOException("no figures of serve: " + file);
            }
            return new ServeFigures(runs);
        } catch (final JsonParseException e) {
            throw new IOException("no figures of serve: " + file + ": " + e.getMessage(), e);
        }
    }

    /** {@return a figure of a run, or nothing if it was not measured} */
    OptionalDouble find(final String run, final String name) {
        final Double figure = runs.getOrDefault(run, Map.of()).get(name);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }
}
