package io.sockeye.cli.args;

import io.sockeye.collector.dump.SourceChoice;

/** What has been said so far: a count per option that is a mere flag, the families, and Sockeye's own settings. */
final class Draft {
    private final int[] counts = new int[OptionTable.FLAGS];
    private final FamilyWords families = new FamilyWords();
    private SourceChoice source = SourceChoice.AUTO;
    private String procRoot = "/proc";
    private CostFormat cost = CostFormat.NONE;
    private int threads = NetstatOptions.THREADS_BY_SIZE;
    private String interfaceName;
    private boolean conntrack;
    private boolean fullLabels;
    private String format = NetstatOptions.NETSTAT_FORMAT;
    private String fields;
    private CountOptions counted;
    private String sort;
    private int limit = NetstatOptions.NO_LIMIT;

    /**
     * Count a flag.
     *
     * @param flag by its letter or value.
     */
    void count(final int flag) {
        counts[flag]++;
    }

    /**
     * How often a flag was given.
     *
     * @param flag by its letter or value.
     * @return 0 or more.
     */
    int countOf(final int flag) {
        return counts[flag];
    }

    /**
     * Whether a flag was given.
     *
     * @param flag by its letter or value.
     * @return whether at least once.
     */
    boolean has(final int flag) {
        return counts[flag] > 0;
    }

    FamilyWords families() {
        return families;
    }

    SourceChoice source() {
        return source;
    }

    void source(final SourceChoice choice) {
        source = choice;
    }

    String procRoot() {
        return procRoot;
    }

    void procRoot(final String directory) {
        procRoot = directory;
    }

    int threads() {
        return threads;
    }

    void threads(final int count) {
        threads = count;
    }

    CostFormat cost() {
        return cost;
    }

    void cost(final CostFormat format) {
        cost = format;
    }

    /** {@return the argument of {@code -I}, or null if it had none} */
    String interfaceName() {
        return interfaceName;
    }

    void interfaceName(final String name) {
        interfaceName = name;
    }

    boolean conntrack() {
        return conntrack;
    }

    void conntrack(final boolean wanted) {
        conntrack = wanted;
    }

    boolean fullLabels() {
        return fullLabels;
    }

    void fullLabels(final boolean wanted) {
        fullLabels = wanted;
    }

    String format() {
        return format;
    }

    void format(final String word) {
        format = word;
    }

    /** {@return the argument of {@code --fields}, or null if it was not given} */
    String fields() {
        return fields;
    }

    void fields(final String text) {
        fields = text;
    }

    /** {@return what is counted; null of a listing} */
    CountOptions counts() {
        return counted;
    }

    /** The command line is of a count. */
    void beginCounts() {
        counted = new CountOptions();
    }

    /** {@return the argument of {@code --sort}, or null if it was not given} */
    String sort() {
        return sort;
    }

    void sort(final String names) {
        sort = names;
    }

    int limit() {
        return limit;
    }

    void limit(final int rows) {
        limit = rows;
    }
}
