package io.sockeye.cli.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;

/**
 * Tells a reader that has gone from other failures to write. The JDK has no class for it, only the words of
 * strerror(3), which are in the language of the machine. Threads: stateless.
 */
final class ClosedPipe {
    private static final String ENGLISH = "Broken pipe";

    private ClosedPipe() {}

    /**
     * Whether a write failed because nobody reads any more.
     *
     * @param failure of a write.
     * @return true if it has the words that a pipe without a reader gives.
     */
    static boolean is(final IOException failure) {
        final String words = failure.getMessage();
        return ENGLISH.equals(words) || words != null && words.equals(wordsOfThisMachine());
    }

    private static String wordsOfThisMachine() {
        try {
            final Pipe pipe = Pipe.open();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                pipe.source().close();
                sink.write(ByteBuffer.wrap(new byte[1]));
            }
        } catch (final IOException e) {
            return e.getMessage();
        }
        return ENGLISH;
    }
}
