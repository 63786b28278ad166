package io.sockeye.collector.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which names, all in lower case, are most like a mistyped one: few letters to change, or a part of the other. */
public final class NearestNames {
    private static final int MOST = 3;

    private NearestNames() {}

    /**
     * The names that are most like one.
     *
     * @param name  that is not among them.
     * @param names to choose from.
     * @return up to three, the nearest first and of equals the first; none where nothing is like it.
     */
    public static List<String> of(final String name, final List<String> names) {
        final String lower = name.toLowerCase(Locale.ROOT);
        final int limit = Math.max(2, name.length() / 3);
        final int[] costs = new int[names.size()];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = cost(lower, names.get(i), limit);
        }
        final List<String> nearest = new ArrayList<>();
        for (int cost = 0; cost <= limit && nearest.size() < MOST; cost++) {
            for (int i = 0; i < costs.length; i++) {
                if (nearest.size() < MOST && costs[i] == cost) {
                    nearest.add(names.get(i));
                }
            }
        }
        return nearest;
    }

    /** The distance, but for parts; more than the limit where the lengths alone are that far apart. */
    private static int cost(final String name, final String candidate, final int limit) {
        final boolean isPart = candidate.startsWith(name) || name.length() > 2 && candidate.contains(name);
        if (isPart) {
            return 1;
        }
        return Math.abs(name.length() - candidate.length()) > limit ? limit + 1 : distance(name, candidate);
    }

    /** How many letters must be put in, left out or changed to make one of the other, by Levenshtein. */
    static int distance(final String one, final String other) {
        final int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 0; i < one.length(); i++) {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < other.length(); j++) {
                final int changed = diagonal + (one.charAt(i) == other.charAt(j) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.min(changed, Math.min(row[j], row[j + 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
