package io.sockeye.collector.sockdiag;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.query.KernelCondition;

/**
 * What of a condition the kernel is asked in the dumps of a protocol, for users to read. All of it must hold.
 *
 * @param states        of the request, of {@code 1 << TCP_*}; those from ESTABLISHED (1) to CLOSING (11) are all.
 * @param localPort     of the request, 0 for any.
 * @param remotePort    of the request, 0 for any.
 * @param program       what the program of the request asks, {@link KernelCondition#ALWAYS} where there is none.
 * @param programLength in bytes, 0 where there is none.
 * @param isWhole       whether that is the whole condition, so that the rows need not be looked at.
 */
public record KernelShare(
        int states, int localPort, int remotePort, KernelCondition program, int programLength, boolean isWhole) {
    /**
     * What the kernel is asked, as this process may.
     *
     * @param condition whatever a query may have.
     * @param protocol  of the dumps.
     * @return the kernel's share.
     */
    public static KernelShare of(final KernelCondition condition, final Protocol protocol) {
        final ConditionPlan plan = ConditionPlan.of(condition, protocol, null);
        return new KernelShare(
                plan.states(), plan.localPort(), plan.remotePort(), plan.program(), plan.length(), plan.isExact());
    }
}
