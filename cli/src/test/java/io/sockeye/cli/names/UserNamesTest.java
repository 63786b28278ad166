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

    @Test
    void shouldKnowTheIdsOfUsers() {
        names = new UserNames(etc.resolve("passwd").toString(), new Directory());
        assertEquals(0, names.id("root"));
        assertEquals(0, names.id("toor"));
        assertEquals(4294967294L, names.id("big"));
        assertEquals(8, names.id("no-more-fields"));
        assertEquals(List.of(), asked);
        assertEquals(5000, names.id("ldap-user"));
        assertEquals(UserNames.UNKNOWN, names.id("broken"));
        assertEquals(UserNames.UNKNOWN, names.id("# comment"));
        assertEquals(UserNames.UNKNOWN, names.id("+compat"));
        assertEquals(UserNames.UNKNOWN, names.id(""));
        assertEquals(List.of(9, 6, 9, 7, 0), asked);
        assertEquals(UserNames.UNKNOWN, names.id("root\0"));
        assertEquals(5, asked.size());
    }

    @Test
    void shouldAskThisHostForItsUsers() {
        final UserNames host = UserNames.ofThisHost(Questions.untilAnswered());
        assertEquals(0, host.id("root"));
        assertEquals(UserNames.UNKNOWN, host.id("nobody-has-this-name"));
    }

    /** Notes how long the names are that it is asked for. */
    private final class Directory implements UserService {
        @Override
        public byte[] name(final int uid) {
            return nameService(uid);
        }

        @Override
        public long id(final byte[] name) {
            asked.add(name.length);
            return name.length == 9 && name[0] == 'l' ? 5000 : UserNames.UNKNOWN;
        }
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
