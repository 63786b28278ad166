package io.sockeye.cli.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserNamesTest {
    @TempDir
    private Path etc;

    private final List<Integer> asked = new ArrayList<>();
    private UserNames names;

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(etc.resolve("passwd"), """
                root:x:0:0:root:/root:/bin/sh
                toor:x:0:0::/:/bin/sh
                # comment:x:5:5::/:
                +compat:x:6:6::/:
                broken:x:seven:7
                big:x:4294967294:0::/:
                no-more-fields:x:8
                """);
        names = new UserNames(etc.resolve("passwd").toString(), this::nameService);
    }

    @Test
    void shouldPreferTheFirstEntryOfAUser() {
        assertEquals("root", name(0));
        assertEquals("big", name(-2));
        assertEquals("no-more-fields", name(8));
        assertEquals(List.of(), asked);
    }

    @Test
    void shouldAskTheNameServiceOnceForWhomTheFileLacks() {
        assertEquals("ldap.user", name(5000));
        assertEquals("ldap.user", name(5000));
        assertEquals("none", name(6));
        assertEquals("none", name(6));
        assertEquals("none", name(5));
        assertEquals(List.of(5000, 6, 5), asked);
    }

    @Test
    void shouldAskTheNameServiceWhereThereIsNoFile() {
        names = new UserNames(etc.resolve("missing").toString(), this::nameService);
        assertEquals("none", name(0));
        assertEquals("ldap.user", name(5000));
    }

    private byte[] nameService(final int uid) {
        asked.add(uid);
        return uid == 5000 ? "ldap\u0007user".getBytes(StandardCharsets.US_ASCII) : null;
    }

    private String name(final int uid) {
        final byte[] name = names.name(uid);
        return name == null ? "none" : new String(name, StandardCharsets.US_ASCII);
    }
}
