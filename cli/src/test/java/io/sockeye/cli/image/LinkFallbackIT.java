package io.sockeye.cli.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the direct link is refused the image lists the same by the JDK's Linker, and says so under {@code -v}. */
class LinkFallbackIT {
    private static final String SAYS = "sockeye: native calls: by the JDK's Linker, since ";

    @TempDir
    Path directory;

    @Test
    void shouldLinkDirectlyInTheImage() throws Exception {
        final List<String> said = list(options(), "-v");
        assertEquals("", said.get(1));
        assertTrue(list(options(), "--cost").get(1).contains("native link     direct\n"));
    }

    @Test
    void shouldListTheSameByTheLinker() throws Exception {
        final List<String> options = options();
        options.add("-Dsockeye.link=linker");
        final List<String> said = list(options, "-v");
        // Nothing to tell of what was asked for.
        assertEquals("", said.get(1));
        assertEquals(list(options(), "-v").get(0), said.get(0));
        assertTrue(list(options, "--cost").get(1).contains("native link     linker\n"));
    }

    @Test
    void shouldListTheSameWithoutTheExports() throws Exception {
        final List<String> options = options();
        assertTrue(options.removeIf(option -> option.startsWith("--add-exports=")));
        final List<String> said = list(options, "-v");
        assertTrue(
                said.get(1).startsWith(SAYS)
                        && said.get(1).indexOf('\n') == said.get(1).length() - 1,
                said.get(1));
        assertTrue(said.get(1).contains("does not export jdk.internal."), said.get(1));
        assertEquals(list(options(), "-v").get(0), said.get(0));
    }

    private static List<String> options() throws IOException {
        return Files.readAllLines(ImageJvm.IMAGE.resolve("lib/jvm.options")).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Stdout and stderr of a listing of routes, which stay while the tests run. */
    private List<String> list(final List<String> options, final String further) throws Exception {
        final Path out = directory.resolve("out");
        final Path err = directory.resolve("err");
        final ProcessBuilder builder = ImageJvm.command(
                        "sockeye.aot", options, List.of("-rn", "--source=netlink", further))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        assertEquals(0, builder.start().waitFor());
        return List.of(Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
