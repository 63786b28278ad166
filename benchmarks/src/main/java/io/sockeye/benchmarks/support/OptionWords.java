package io.sockeye.benchmarks.support;

import java.util.ArrayList;
import java.util.List;

/** Command lines in which {@code --name=value} and {@code --name value} are the same. */
public final class OptionWords {
    private OptionWords() {}

    /**
     * Split options from their values.
     *
     * @param args as typed.
     * @return the same with a word for each option and for each value.
     */
    public static String[] split(final String... args) {
        final List<String> words = new ArrayList<>();
        for (final String arg : args) {
            final int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
            if (equals < 0) {
                words.add(arg);
            } else {
                words.add(arg.substring(0, equals));
                words.add(arg.substring(equals + 1));
            }
        }
        return words.toArray(new String[0]);
    }
}
