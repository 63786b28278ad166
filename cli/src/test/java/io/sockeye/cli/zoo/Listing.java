package io.sockeye.cli.zoo;

import java.util.ArrayList;
import java.util.List;

/**
 * What netstat or Sockeye printed, taken apart into tables, with the rows of each table sorted: their order is the one
 * thing that may differ.
 *
 * @param preamble the lines before the first table, in order.
 * @param tables in order.
 */
record Listing(List<String> preamble, List<Table> tables) {
    /**
     * One table.
     *
     * @param title its first line.
     * @param columns its second line.
     * @param rows sorted.
     */
    record Table(String title, String columns, List<String> rows) {}

    /**
     * Take an output apart.
     *
     * @param stdout of the program.
     * @return its parts.
     */
    static Listing of(final String stdout) {
        final List<String> lines = new ArrayList<>(List.of(stdout.split("\n", -1)));
        // What follows the last line end is empty, unless that line end is missing, which then shows as a longer row.
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        } else {
            lines.add(lines.removeLast() + "\\ No newline at end of output");
        }
        final List<String> preamble = new ArrayList<>();
        final List<Table> tables = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            final String line = lines.get(i);
            if (line.startsWith("Active ") || line.endsWith(" Group Memberships")) {
                i++;
                tables.add(new Table(line, i < lines.size() ? lines.get(i) : "", new ArrayList<>()));
            } else if (tables.isEmpty()) {
                preamble.add(line);
            } else {
                tables.getLast().rows().add(line);
            }
        }
        tables.forEach(table -> table.rows().sort(null));
        return new Listing(preamble, tables);
    }

    /**
     * The beginning of a continuous listing, in which a round begins where the first table comes again.
     *
     * @param rounds to keep.
     * @return the first rounds; fewer if there are not as many.
     */
    Listing firstRounds(final int rounds) {
        int seen = 0;
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).title().equals(tables.getFirst().title()) && ++seen > rounds) {
                return new Listing(preamble, tables.subList(0, i));
            }
        }
        return this;
    }

    /** {@return how many times the first table was printed} */
    long rounds() {
        return tables.stream()
                .filter(table -> table.title().equals(tables.getFirst().title()))
                .count();
    }
}
