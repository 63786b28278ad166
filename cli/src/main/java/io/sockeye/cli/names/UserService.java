package io.sockeye.cli.names;

/** Who knows users that are not in a file. Threads: any number. */
interface UserService {
    /**
     * The name of a user.
     *
     * @param uid user id, the unsigned number's 32 bits.
     * @return the name in bytes; null if there is none, or no service answers.
     */
    byte[] name(int uid);

    /**
     * The id of a user.
     *
     * @param name in bytes, without a NUL in it.
     * @return the id, unsigned; {@link UserNames#UNKNOWN} if there is none, or no service answers.
     */
    default long id(final byte[] name) {
        return UserNames.UNKNOWN;
    }
}
