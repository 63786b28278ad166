package io.sockeye.cli.statistics;

/**
 * Labels that are found as netstat finds them: by the binary search of the C library, over a table that is not sorted
 * throughout, so that it passes by some entries. These counters go by their name.
 */
final class SearchedLabels implements Labels {
    private final String[] table;

    /**
     * Labels of a table.
     *
     * @param table name and label in turn, in netstat's order.
     */
    SearchedLabels(final String[] table) {
        this.table = table;
    }

    @Override
    public String find(final String key, final long value) {
        int low = 0;
        int high = table.length / 2;
        while (low < high) {
            final int middle = (low + high) / 2;
            // Both are ASCII, and so this is strcmp(3).
            final int order = key.compareTo(table[2 * middle]);
            if (order == 0) {
                return table[2 * middle + 1];
            }
            if (order < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return null;
    }
}
