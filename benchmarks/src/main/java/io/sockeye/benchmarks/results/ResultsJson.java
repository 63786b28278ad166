package io.sockeye.benchmarks.results;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/** Reads and writes {@code compare.json}. */
public final class ResultsJson {
    /** The file in a directory of results. */
    public static final String FILE = "compare.json";

    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private ResultsJson() {}

    /**
     * Write a run.
     *
     * @param directory  of results.
     * @param results   to write.
     * @throws IOException if it cannot be written.
     */
    public static void write(final Path directory, final Results results) throws IOException {
        try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
            GSON.toJson(results, writer);
            writer.write('\n');
        }
    }

    /**
     * Read a run.
     *
     * @param directory of results.
     * @return the run.
     * @throws IOException if it cannot be read.
     */
    public static Results read(final Path directory) throws IOException {
        final Path file = directory.resolve(FILE);
        try (Reader reader = Files.newBufferedReader(file)) {
            final Results results = GSON.fromJson(reader, Results.class);
            if (results == null || results.sizes() == null || results.quiet() == null) {
                throw new IOException("not a comparison: " + file);
            }
            return results;
        } catch (final NoSuchFileException e) {
            throw new IOException("not there: " + file + ": benchmarks/compare --record writes it", e);
        } catch (final JsonParseException e) {
            throw new IOException("not JSON: " + file + ": " + e.getMessage(), e);
        }
    }
}
