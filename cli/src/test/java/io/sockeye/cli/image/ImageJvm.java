package io.sockeye.cli.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command by which the image's launcher starts the JVM, for tests that give it options of their own. */
final class ImageJvm {
    static final Path IMAGE = Path.of(System.getProperty("sockeye.image"));

    private ImageJvm() {}

    /**
     * A command.
     *
     * @param cache     file name of the AOT cache.
     * @param options   of the JVM.
     * @param arguments of Sockeye.
     * @return to be started, in the launcher's locale.
     */
    static ProcessBuilder command(final String cache, final List<String> options, final List<String> arguments) {
        final List<String> command = new ArrayList<>();
        command.add(IMAGE + "/runtime/bin/sockeye");
        command.addAll(options);
        command.addAll(List.of(
                "-XX:AOTCache=" + IMAGE.resolve("lib").resolve(cache),
                "-Dsockeye.name=sockeye",
                "-cp",
                IMAGE + "/bin/../lib/sockeye.jar",
                "io.sockeye.cli.Main"));
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
