package io.sockeye.collector.link;

import java.util.List;

/**
 * All interfaces, read at one time.
 *
 * @param links      in the kernel's order, unmodifiable.
 * @param refusal    why netlink did not serve though it had been asked first, so that all is from /proc; else null.
 * @param consistent false if the kernel said, several times in a row, that interfaces changed while it listed them: some
 *                   may be missing or twice.
 */
public record LinkTable(List<Link> links, String refusal, boolean consistent) {}
