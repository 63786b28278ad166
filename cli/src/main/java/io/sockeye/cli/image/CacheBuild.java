package io.sockeye.cli.image;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the image's AOT caches. Every class of a cache is loaded at every start, so there are six, and the launcher
 * takes the smallest that has what the command line asks for. Each is trained by the command lines in some files, see
 * {@link TrainingRun}.
 */
public final class CacheBuild {
    /**
     * Classes alone, not what the JVM learns of methods: to have them compiled at once costs a listing more than it
     * gives, 8 % of a quiet host's and nothing to 4 % of one of 10,000 to 400,000 sockets.
     */
    private static final String NO_PROFILES = "-XX:-AOTRecordTraining";

    private final Path image;
    private final Path training;
    private final Path work;

    private CacheBuild(final Path image, final Path training, final Path work) {
        this.image = image;
        this.training = training;
        this.work = work;
    }

    /**
     * Make all caches.
     *
     * @param args three: the image's directory, the directory that holds the training, and one for intermediate files.
     * @throws IOException          if a cache cannot be made.
     * @throws InterruptedException if interrupted meanwhile.
     */
    public static void main(final String[] args) throws IOException, InterruptedException {
        final CacheBuild build = new CacheBuild(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        build.make("sockets", List.of("sockets"));
        build.make("sockeye", List.of("sockets", "tables"));
        build.make("formats", List.of("formats"));
        build.make("filters", List.of("filters"));
        build.make("counts", List.of("counts"));
        build.make("doctor", List.of("doctor"));
    }

    private void make(final String cache, final List<String> files) throws IOException, InterruptedException {
        final String configuration = "-XX:AOTConfiguration=" + work.resolve(cache + ".aotconf");
        final List<String> program = new ArrayList<>(List.of(TrainingRun.class.getName(), training.toString()));
        program.addAll(files);
        run(cache + "-record", List.of("-XX:AOTMode=record", NO_PROFILES, configuration), program);
        run(
                cache + "-create",
                List.of(
                        "-XX:AOTMode=create",
                        NO_PROFILES,
                        configuration,
                        "-XX:AOTCache=" + image.resolve("lib/" + cache + ".aot")),
                List.of());
    }

    /** Start the image's JVM: a cache fits only the one that wrote it, with the same options. */
    private void run(final String step, final List<String> options, final List<String> program)
            throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(image.resolve("runtime/bin/java").toString());
        command.add("@" + image.resolve("lib/jvm.options"));
        command.addAll(options);
        command.addAll(List.of("-cp", image.resolve("lib/sockeye.jar").toString()));
        command.addAll(program);
        final File log = work.resolve("aot-" + step + ".log").toFile();
        final ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        // As the launcher has it: what the JVM encodes names by is in the cache too.
        builder.environment().put("LC_ALL", "C.UTF-8");
        final int exit = builder.start().waitFor();
        if (exit != 0) {
            throw new IOException("no AOT cache: step=" + step + " exit=" + exit + ": "
                    + Files.readString(log.toPath(), StandardCharsets.ISO_8859_1));
        }
    }
}
