package io.sockeye.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sockeye.cli.command.CommandEntry;

class CommandsTest {
    private final List<CommandEntry> entries = List.of(new Commands().entries());

    @Test
    void shouldHaveWordsThatTheLauncherCanCompare() {
        for (final CommandEntry entry : entries) {
            assertTrue(entry.word().matches("[a-z][a-z-]*"), entry.word());
            assertFalse(entry.summary().isBlank(), entry.word());
        }
        final List<String> words = entries.stream().map(CommandEntry::word).toList();
        assertEquals(words.stream().distinct().toList(), words);
    }

    @Test
    void shouldHaveServicesThatTheLauncherKnows() throws IOException {
        final List<String> launched = Files.readAllLines(Path.of("src/main/image/launcher.sh")).stream()
                .filter(line -> line.startsWith("services="))
                .toList();
        final String words = entries.stream()
                .filter(CommandEntry::service)
                .map(entry -> entry.word() + " ")
                .reduce(" ", String::concat);
        assertEquals(List.of("services='" + words + "'"), launched);
    }
}
