package io.sockeye.cli.zoo;

import java.util.List;

/** How the rows of one of netstat's tables are counted. */
enum RowCount {
    /** Tables of sockets: all but titles, columns and words before them. */
    SOCKETS {
        @Override
        long of(final String text) {
            return Listing.of(text).tables().stream()
                    .mapToLong(table -> table.rows().size())
                    .sum();
        }
    },
    /** Each family has a title and a line of columns. */
    ROUTES {
        @Override
        long of(final String text) {
            final List<String> lines = text.lines().toList();
            return lines.size()
                    - 2
                            * lines.stream()
                                    .filter(line -> line.startsWith("Kernel IP"))
                                    .count();
        }
    },
    /** A title, a line of columns, and in the long layout several lines for each. */
    INTERFACES {
        @Override
        long of(final String text) {
            return text.lines()
                    .filter(line -> !line.isEmpty() && line.charAt(0) != ' ')
                    .filter(line -> !line.startsWith("Kernel Interface table"))
                    .filter(line -> !line.startsWith("Iface "))
                    .count();
        }
    },
    /** Three lines before the rows. */
    GROUPS {
        @Override
        long of(final String text) {
            return text.lines().count() - 3;
        }
    },
    /** A title and a line of columns. */
    CONNECTIONS {
        @Override
        long of(final String text) {
            return text.lines().count() - 2;
        }
    },
    /** Counters of protocols, of which the table shows some. */
    COUNTERS {
        @Override
        long of(final String text) {
            throw new UnsupportedOperationException("the table has not all counters");
        }
    };

    /** {@return how many rows there are in what was printed} */
    abstract long of(String text);
}
