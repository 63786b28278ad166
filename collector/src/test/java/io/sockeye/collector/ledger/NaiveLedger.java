package io.sockeye.collector.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sockeye.collector.query.SocketWitness.Answer;

/** The ledger as one would write it down: a map of what was seen last. */
final class NaiveLedger {
    private static final Set<Integer> NOT_FULL = Set.of(3, 6);
    private static final Set<Integer> NO_CONNECTION = Set.of(7, 10);
    private static final Set<Integer> TCP_LIKE = Set.of(0, 1, 3);

    private static final class Known {
        private MadeUpSocket last;
        private boolean isSeen;
        private boolean isWaiting;
    }

    private final Map<String, Known> known = new LinkedHashMap<>();
    private final MadeUpHost host;
    private final boolean asks;
    private int settled;

    final List<String> events = new ArrayList<>();
    long repeated;
    long untracked;
    long asked;
    long unanswered;

    NaiveLedger(final MadeUpHost host, final boolean asks) {
        this.host = host;
        this.asks = asks;
    }

    void row(final MadeUpSocket row) {
        if (TCP_LIKE.contains(row.protocol)
                && (NOT_FULL.contains(row.state) || row.timer == MadeUpSocket.TIMER_TIME_WAIT)) {
            return;
        }
        if (row.cookie == 0 && row.inode == 0) {
            untracked++;
            return;
        }
        final String key = row.cookie != 0 ? "cookie " + row.cookie : "inode " + row.protocol + " " + row.inode;
        final Known entry = known.computeIfAbsent(key, any -> new Known());
        if (entry.isSeen) {
            repeated++;
            return;
        }
        final MadeUpSocket before = entry.last;
        entry.last = row.copy();
        entry.isSeen = true;
        entry.isWaiting = false;
        if (before != null) {
            events.add("seen " + row + " +" + since(before.acked, row.acked) + " +"
                    + since(before.received, row.received));
        } else if ((settled >> row.protocol & 1) == 0) {
            events.add("first " + row + " +0 +0");
        } else {
            events.add("opened " + row + " +" + since(0, row.acked) + " +" + since(0, row.received));
        }
    }

    private static long since(final long before, final long now) {
        if (before < 0 || now < 0) {
            return 0;
        }
        return now < before ? now : now - before;
    }

    void finish(final int whole) {
        final Iterator<Known> all = known.values().iterator();
        while (all.hasNext()) {
            final Known entry = all.next();
            if (!entry.isSeen && (whole >> entry.last.protocol & 1) != 0) {
                final String event = decide(entry);
                if (event != null) {
                    events.add(event + " " + entry.last + " +0 +0");
                }
                if ("closed".equals(event)) {
                    all.remove();
                }
            }
            entry.isSeen = false;
        }
        settled |= whole;
    }

    private String decide(final Known entry) {
        final boolean isConnection = entry.last.protocol == 0 && !NO_CONNECTION.contains(entry.last.state);
        if (isConnection && !asks) {
            return "closed";
        }
        if (isConnection && entry.last.cookie != 0) {
            asked++;
            final Answer answer = host.answer(entry.last.cookie);
            if (answer == Answer.GONE) {
                return "closed";
            }
            if (answer == Answer.THERE) {
                entry.isWaiting = false;
                return "missed";
            }
            unanswered++;
        }
        if (entry.isWaiting) {
            return "closed";
        }
        entry.isWaiting = true;
        return null;
    }

    int tracked() {
        return known.size();
    }

    long waiting() {
        return known.values().stream().filter(entry -> entry.isWaiting).count();
    }
}
