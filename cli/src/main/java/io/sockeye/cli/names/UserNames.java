package io.sockeye.cli.names;

import java.util.function.IntFunction;

import org.agrona.collections.Int2ObjectHashMap;

import io.sockeye.collector.text.FieldCursor;
import io.sockeye.collector.text.PrintableText;
import io.sockeye.linux.NameService;
import io.sockeye.linux.NativeAccess;

/**
 * Names of users, as getpwuid(3) has them: from /etc/passwd and, for a user that is not there, from the host's name
 * services (LDAP, systemd and the like), if native access is allowed. Each user is asked for once. The file is read at
 * the first look-up. Threads: confined to one.
 */
public final class UserNames {
    private static final byte[] NONE = {};
    /** As long as login names of Linux may be; a service that answers more is cut. */
    private static final int MAX_LENGTH = 256;

    private final String passwdPath;
    private final IntFunction<byte[]> nameService;
    /** Null until the file is read. */
    private Int2ObjectHashMap<byte[]> names;

    private final Questions questions;

    UserNames(final String passwdPath, final IntFunction<byte[]> nameService) {
        this(passwdPath, nameService, Questions.untilAnswered());
    }

    UserNames(final String passwdPath, final IntFunction<byte[]> nameService, final Questions questions) {
        this.passwdPath = passwdPath;
        this.nameService = nameService;
        this.questions = questions;
    }

    /**
     * The names of this host's users.
     *
     * @param questions how name services are asked, and how long waited for.
     * @return names, not yet read.
     */
    static UserNames ofThisHost(final Questions questions) {
        return new UserNames(
                "/etc/passwd", uid -> NativeAccess.isAvailable() ? NameService.userName(uid) : null, questions);
    }

    /** {@return names from the same file and services for another thread, not yet read} */
    UserNames sibling() {
        return new UserNames(passwdPath, nameService, questions);
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

    private byte[] ask(final int uid) {
        final byte[] answer = nameService.apply(uid);
        return answer == null ? NONE : PrintableText.of(answer, MAX_LENGTH);
    }

    private void readPasswd() {
        names = new Int2ObjectHashMap<>();
        final HostFile passwd = new HostFile(passwdPath, '\0');
        for (FieldCursor line = passwd.nextLine(); line != null; line = passwd.nextLine()) {
            line.fieldUpTo(':');
            final byte[] name = line.fieldBytes();
            line.fieldUpTo(':');
            line.fieldUpTo(':');
            final long uid = HostFile.number(line);
            final boolean isEntry = name.length > 0 && name[0] != '#' && name[0] != '+' && name[0] != '-';
            if (isEntry && uid >= 0 && !names.containsKey((int) uid)) {
                names.put((int) uid, PrintableText.of(name, MAX_LENGTH));
            }
        }
    }
}
