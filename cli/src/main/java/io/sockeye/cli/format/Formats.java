package io.sockeye.cli.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The formats by their names: the one place where a format is registered, by a line. Threads: immutable. */
public final class Formats {
    private final Map<String, Format> byName = new LinkedHashMap<>();

    private Formats() {
        byName.put("jsonl", JsonLines::new);
        byName.put("json", (fields, joins, options, writer) -> new JsonArray(fields, joins, writer));
        byName.put("csv", Csv::new);
        byName.put("tsv", Tsv::new);
    }

    private Formats(final Formats others, final String name, final Format format) {
        byName.putAll(others.byName);
        byName.put(name, format);
    }

    /** {@return all that there are} */
    public static Formats all() {
        return new Formats();
    }

    /**
     * These and one more.
     *
     * @param name   of it.
     * @param format itself.
     * @return more formats.
     */
    public Formats with(final String name, final Format format) {
        return new Formats(this, name, format);
    }

    /**
     * The format of a name.
     *
     * @param name as it is typed.
     * @return the format; null if there is none.
     */
    public Format find(final String name) {
        return byName.get(name);
    }

    /** {@return all names} */
    public List<String> names() {
        return new ArrayList<>(byName.keySet());
    }
}
