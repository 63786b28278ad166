package io.sockeye.cli.args;

/** How a command tells what it cost, {@code --cost}. */
public enum CostFormat {
    /** Not at all. */
    NONE,
    /** A block of lines, a figure on each. */
    TEXT,
    /** One JSON object on one line. */
    JSON
}
