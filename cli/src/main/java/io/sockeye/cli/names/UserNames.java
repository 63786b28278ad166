package io.sockeye.cli.names;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.agrona.collections.Int2ObjectHashMap;

import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.PrintableText;

/**
 * Names of users, as getpwuid(3) has them: from /etc/passwd and, for a user that is not there, from the host's name
 * services (LDAP, systemd and the like), if native access is allowed. Each user is asked for once. The file is read at
 * the first look-up. Threads: confined to one.
 */
public final class UserNames {
    /** No user. */
    public static final long UNKNOWN = -1;

    private static final byte[] NONE = {};
    /** As long as login names of Linux may be; a service that answers more is cut. */
    private static final int MAX_LENGTH = 256;

    private final String passwdPath;
    private final UserService service;
    /** Null until the file is read. */
    private Int2ObjectHashMap<byte[]> names;

    private final Questions questions;

    UserNames(final String passwdPath, final UserService service) {
        this(passwdPath, service, Questions.untilAnswered());
    }

    UserNames(final String passwdPath, final UserService service, final Questions questions) {
        this.passwdPath = passwdPath;
        this.service = service;
        this.questions = questions;
    }

    /**
     * The names of this host's users.
     *
     * @param questions how name services are asked, and how long waited for.
     * @return names, not yet read.
     */
    static UserNames ofThisHost(final Questions questions) {
        return new UserNames("/etc/passwd", new HostUserService(), questions);
    }

    /** {@return names from the same file and services for another thread, not yet read} */
    UserNames sibling() {
        return new UserNames(passwdPath, service, questions);
    }

    /** {@return how the services are asked} */
    Questions questions() {
        return questions;
    }

    /**
     * The name of a user.
     *
     * @param uid user id, the unsigned number's 32 bits.
     * @return the name, not to be changed, or null if the user has none.
     */
    public byte[] name(final int uid) {
        if (names == null) {
            readPasswd();
        }
        byte[] name = names.get(uid);
        if (name == null) {
            final byte[] answer = questions.ask(1, index -> ask(uid))[0];
            name = answer == null ? NONE : answer;
            names.put(uid, name);
        }
        return name == NONE ? null : name;
    }

    /**
     * The id of a user.
     *
     * @param name of the user, one char per byte.
     * @return the id, unsigned; {@link #UNKNOWN} if there is no such user, or no service answered.
     */
    public long id(final String name) {
        final byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
        final HostFile passwd = new HostFile(passwdPath, '\0');
        for (FieldCursor line = passwd.nextLine(); line != null; line = passwd.nextLine()) {
            line.fieldUpTo(':');
            final byte[] found = line.fieldBytes();
            if (isEntry(found) && Arrays.equals(found, wanted)) {
                final long uid = uid(line);
                if (uid >= 0) {
                    return uid;
                }
            }
        }
        return name.indexOf('\0') >= 0 ? UNKNOWN : service.id(wanted);
    }

    private byte[] ask(final int uid) {
        final byte[] answer = service.name(uid);
        return answer == null ? NONE : PrintableText.of(answer, MAX_LENGTH);
    }

    private void readPasswd() {
        names = new Int2ObjectHashMap<>();
        final HostFile passwd = new HostFile(passwdPath, '\0');
        for (FieldCursor line = passwd.nextLine(); line != null; line = passwd.nextLine()) {
            line.fieldUpTo(':');
            final byte[] name = line.fieldBytes();
            final long uid = uid(line);
            if (isEntry(name) && uid >= 0 && !names.containsKey((int) uid)) {
                names.put((int) uid, PrintableText.of(name, MAX_LENGTH));
            }
        }
    }

    /** The number two fields behind the name; -1 if it is none. */
    private static long uid(final FieldCursor line) {
        line.fieldUpTo(':');
        line.fieldUpTo(':');
        return HostFile.number(line);
    }

    private static boolean isEntry(final byte[] name) {
        return name.length > 0 && name[0] != '#' && name[0] != '+' && name[0] != '-';
    }
}
