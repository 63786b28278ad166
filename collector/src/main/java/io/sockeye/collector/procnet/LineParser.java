package io.sockeye.collector.procnet;

/** Makes rows of the lines of one kind of file. Threads: confined to one. */
interface LineParser {
    /** What {@link #parse} returns for a line that is no socket. */
    int MALFORMED = -1;

    /**
     * The file's first line, which names its columns.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes at which its newline is.
     */
    void header(byte[] text, int offset, int limit);

    /**
     * Make the rows of one line, or none if it is malformed.
     *
     * @param text   containing the line.
     * @param offset in bytes at which it begins.
     * @param limit  in bytes behind its newline or that of any line after it: {@code text[limit - 1]} is a newline.
     * @return an offset from which the line's newline can be sought, or {@link #MALFORMED}.
     */
    int parse(byte[] text, int offset, int limit);
}
