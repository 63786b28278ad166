package io.sockeye.cli.zoo;

import java.util.List;

/** Who runs a command in the zoo. */
enum User {
    ROOT(0),
    /** Owns some of the zoo's sockets and may not see the owners of the others. */
    ORDINARY(65534),
    /** Owns none of the zoo's sockets. */
    STRANGER(33333);

    private final int uid;

    User(final int uid) {
        this.uid = uid;
    }

    /** {@return the words to put before a command} */
    List<String> prefix() {
        if (this == ROOT) {
            return List.of();
        }
        return List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups");
    }
}
