package io.sockeye.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another image of Sockeye, from before a change: its listings run in turn with those of the image that is measured.
 */
final class Before {
    private static final String NAME = "before: ";

    private final Path sockeye;

    /**
     * An image.
     *
     * @param image its directory.
     */
    Before(final Path image) {
        sockeye = image.resolve("bin/sockeye");
    }

    /**
     * Have each of our programs run by the other image too, right behind it.
     *
     * @param programs to run.
     * @param ours     the launcher of the image that is measured.
     * @return these, and the twins of those that the other image knows the options of.
     * @throws IOException          if the other image cannot be asked.
     * @throws InterruptedException if this thread is interrupted.
     */
    List<Program> beside(final List<Program> programs, final Path ours) throws IOException, InterruptedException {
        final List<Program> all = new ArrayList<>();
        for (final Program program : programs) {
            all.add(program);
            if (program.command().get(0).equals(ours.toString()) && knows(program)) {
                all.add(program.by(NAME + program.name(), sockeye.toString()));
            }
        }
        return all;
    }

    /** Asked for its version behind options, it tells it, or says which of them it does not know. */
    private boolean knows(final Program program) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(program.command());
        command.set(0, sockeye.toString());
        command.add("--version");
        final Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
