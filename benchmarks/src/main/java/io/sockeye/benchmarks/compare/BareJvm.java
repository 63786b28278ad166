package io.sockeye.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.sockeye.benchmarks.baseline.Bare;

/**
 * A program that does nothing, started as Sockeye is: by the image's JVM with the image's options, and an AOT cache
 * made in the same way. What it takes is what no listing can do without.
 */
final class BareJvm {
    private static final String ENTRY = Bare.class.getName().replace('.', '/') + ".class";

    private final Path image;
    private final Path directory;

    /**
     * Prepare to make one.
     *
     * @param image     of our program.
     * @param directory for its files.
     */
    BareJvm(final Path image, final Path directory) {
        this.image = image;
        this.directory = directory;
    }

    /**
     * Make the program and its cache.
     *
     * @return the command that runs it.
     * @throws IOException if the cache cannot be made, or is not used.
     */
    List<String> make() throws IOException, InterruptedException {
        try (OutputStream file = Files.newOutputStream(directory.resolve("bare.jar"));
                JarOutputStream jar = new JarOutputStream(file);
                InputStream code = Bare.class.getClassLoader().getResourceAsStream(ENTRY)) {
            jar.putNextEntry(new JarEntry(ENTRY));
            code.transferTo(jar);
        }
        final String configuration = "-XX:AOTConfiguration=" + directory.resolve("bare.aotconf");
        final String cache = "-XX:AOTCache=" + directory.resolve("bare.aot");
        // As the image has its caches made.
        final String noProfiles = "-XX:-AOTRecordTraining";
        run(command("-XX:AOTMode=record", noProfiles, configuration));
        run(command("-XX:AOTMode=create", noProfiles, configuration, cache));
        // Fails where the cache does not fit, instead of doing without.
        run(command("-XX:AOTMode=on", cache));
        return command(cache);
    }

    private List<String> command(final String... options) {
        final List<String> command = new ArrayList<>();
        command.add(image.resolve("runtime/bin/java").toString());
        command.add("@" + image.resolve("lib/jvm.options"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", directory.resolve("bare.jar").toString(), Bare.class.getName()));
        return command;
    }

    private static void run(final List<String> command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("the bare JVM's cache cannot be made: command=" + command + ": " + output.trim());
        }
    }
}
