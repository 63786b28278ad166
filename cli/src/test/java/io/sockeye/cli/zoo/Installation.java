package io.sockeye.cli.zoo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things are on this machine: the installed netstat, Sockeye's image, the zoo maker. */
final class Installation {
    /** Where commands are searched, in the order of the machine. */
    static final String PATH = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/sbin:/usr/bin:/sbin:/bin";

    private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

    private Installation() {}

    /** {@return the directory of the installed netstat, the judge} */
    static Path netstatBin() {
        return netstat().orElseThrow().getParent();
    }

    /** {@return the directory of Sockeye's commands} */
    static Path imageBin() {
        final String image = System.getProperty("sockeye.image");
        final Path bin = (image == null ? BASE.resolve("target/sockeye") : Path.of(image)).resolve("bin");
        if (!Files.isExecutable(bin.resolve("sockeye")) || !Files.isExecutable(bin.resolve("netstat"))) {
            throw new IllegalStateException("no image to test, build it with `mvn package`: " + bin);
        }
        return bin.toAbsolutePath();
    }

    /**
     * Find a script of the zoo.
     *
     * @param name of it.
     * @return its path.
     */
    static Path script(final String name) {
        return BASE.resolve("src/test/zoo").resolve(name);
    }

    /** {@return the script that makes translated connections} */
    static Path natMaker() {
        return BASE.resolve("../collector/src/test/nat/nat_world.py");
    }

    /** {@return the script that runs a command without netlink} */
    static Path netlinkDenier() {
        return script("without_netlink.py");
    }

    /** {@return the sources of what the image has for other programs} */
    static Path share() {
        return BASE.resolve("src/main/share");
    }

    /** {@return the document of sockeye serve} */
    static Path serveDocument() {
        return BASE.resolve("SERVE.md");
    }

    /** {@return the README at the top of the project} */
    static Path readme() {
        return BASE.resolveSibling("README.md");
    }

    /**
     * The first needed program that this machine lacks.
     *
     * @param more programs that are needed.
     * @return its name.
     */
    static Optional<String> missing(final List<String> more) {
        if (netstat().isEmpty()) {
            return Optional.of("netstat");
        }
        return Stream.concat(
                        Stream.of("python3", "unshare", "nsenter", "setpriv", "timeout", "ip", "bash", "awk"),
                        more.stream())
                .filter(name -> find(name).isEmpty())
                .findFirst();
    }

    private static Optional<Path> netstat() {
        final String named = System.getProperty("sockeye.netstat");
        return named == null ? find("netstat") : Optional.of(Path.of(named)).filter(Files::isExecutable);
    }

    private static Optional<Path> find(final String name) {
        return List.of(PATH.split(":")).stream()
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
