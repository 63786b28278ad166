package io.sockeye.cli.output;

import io.sockeye.collector.dump.Selection;

/**
 * How a table of sockets is printed; each option is one of netstat's.
 *
 * @param selection    which sockets ({@code -a}, {@code -l}).
 * @param wide         whether long addresses are printed whole ({@code -W}).
 * @param extend       whether user and inode are printed ({@code -e}).
 * @param programs     whether process and program are printed ({@code -p}).
 * @param context      whether the security context is printed ({@code -Z}).
 * @param timers       whether the timer is printed ({@code -o}).
 * @param numericHosts whether hosts stay numbers.
 * @param numericPorts whether ports stay numbers.
 * @param numericUsers whether users stay numbers.
 */
public record TableOptions(
        Selection selection,
        boolean wide,
        boolean extend,
        boolean programs,
        boolean context,
        boolean timers,
        boolean numericHosts,
        boolean numericPorts,
        boolean numericUsers) {}
