package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * No circle of packages in the sources either. A constant that the compiler copies leaves no trace in bytecode, which
 * the rule of {@link HouseRules} reads; its import does.
 */
class PackageImportsTest {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?(io\\.sockeye[a-z0-9.]*)\\.[A-Z]");

    @Test
    void shouldImportOneWayOnly() throws IOException {
        final Map<String, Set<String>> imports = new TreeMap<>();
        for (final String module : List.of("native-bindings", "collector", "cli", "benchmarks")) {
            read(Path.of("..", module, "src", "main", "java"), imports);
        }
        assertFalse(imports.isEmpty());
        assertEquals(List.of(), circle(imports));
    }

    @Test
    void shouldFindACircle() {
        final Map<String, Set<String>> imports =
                Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("d", "b"), "d", Set.of());
        assertEquals(List.of("b", "c", "b"), circle(imports));
    }

    private static void read(final Path sources, final Map<String, Set<String>> imports) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (final Path file :
                    files.filter(name -> name.toString().endsWith(".java")).toList()) {
                final String text = Files.readString(file);
                final var itself = PACKAGE.matcher(text);
                if (itself.find()) {
                    final String name = itself.group(1);
                    final Set<String> used = imports.computeIfAbsent(name, key -> new TreeSet<>());
                    IMPORT.matcher(text).results().map(found -> found.group(1)).forEach(used::add);
                    used.remove(name);
                }
            }
        }
    }

    /** The packages of a circle, the first one again at the end; empty if there is none. */
    private static List<String> circle(final Map<String, Set<String>> imports) {
        final Set<String> done = new TreeSet<>();
        for (final String name : new TreeSet<>(imports.keySet())) {
            final List<String> found = circleFrom(name, imports, new LinkedHashSet<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> circleFrom(
            final String name,
            final Map<String, Set<String>> imports,
            final LinkedHashSet<String> way,
            final Set<String> done) {
        if (!way.add(name)) {
            final List<String> whole = new ArrayList<>(way);
            final List<String> circle = new ArrayList<>(whole.subList(whole.indexOf(name), whole.size()));
            circle.add(name);
            return circle;
        }
        for (final String next : imports.getOrDefault(name, Set.of())) {
            if (!done.contains(next)) {
                final List<String> found = circleFrom(next, imports, way, done);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        way.remove(name);
        done.add(name);
        return List.of();
    }
}
