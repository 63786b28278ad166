package io.sockeye.collector.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * What has changed in a section from one reading to the next. Counters are found again by section and name, wherever
 * they stand. Threads: immutable.
 */
public final class SectionChange {
    /** How a counter has changed. */
    public enum Kind {
        /** Not at all. */
        NONE,
        /** It counts events, and there were more. */
        COUNTED,
        /**
         * It counts events, and is less than it was: it ran over, was reset, or is that of another network namespace.
         */
        WENT_BACK,
        /** It is a number that goes up and down, and it did. */
        MOVED,
        /** It is above zero and was not there before. */
        NEW
    }

    private final Section now;
    private final Kind[] kinds;
    private final long[] before;
    private final Section gone;

    private SectionChange(final Section now, final List<Section> earlier, final Section gone) {
        this.now = now;
        this.gone = gone;
        kinds = new Kind[now.size()];
        before = new long[now.size()];
        for (int i = 0; i < kinds.length; i++) {
            compare(i, earlier);
        }
    }

    /**
     * Compare two readings of a file.
     *
     * @param before the sections of the earlier one.
     * @param now    the sections of the later one.
     * @return for each section of the later one its changes; after the last of a name also what has gone from sections
     *     of that name, and at the end what has gone together with its section.
     */
    public static List<SectionChange> between(final List<Section> before, final List<Section> now) {
        final List<SectionChange> changes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            final Section section = now.get(i);
            final List<Section> rest = now.subList(i + 1, now.size());
            final boolean isLast = named(rest, section.name()).isEmpty();
            final List<Section> earlier = named(before, section.name());
            changes.add(new SectionChange(section, earlier, isLast ? gone(earlier, section, now) : none(section)));
        }
        for (int i = 0; i < before.size(); i++) {
            final Section section = before.get(i);
            final boolean isFirst = named(before.subList(0, i), section.name()).isEmpty();
            if (isFirst && named(now, section.name()).isEmpty()) {
                final List<Section> earlier = named(before, section.name());
                changes.add(new SectionChange(none(section), earlier, gone(earlier, section, now)));
            }
        }
        return changes;
    }

    private static List<Section> named(final List<Section> sections, final String name) {
        final List<Section> found = new ArrayList<>(1);
        for (final Section section : sections) {
            if (section.name().equals(name)) {
                found.add(section);
            }
        }
        return found;
    }

    private static Section none(final Section section) {
        return new Section.Builder(section.name(), section.line()).build();
    }

    private static Section gone(final List<Section> earlier, final Section section, final List<Section> now) {
        final Section.Builder gone = new Section.Builder(section.name(), section.line());
        final List<Section> later = named(now, section.name());
        for (final Section old : earlier) {
            for (int i = 0; i < old.size(); i++) {
                if (old.value(i) != 0 && sectionOf(later, old.key(i), i) == null) {
                    gone.add(old.key(i), old.value(i), old.isNegative(i));
                }
            }
        }
        return gone.build();
    }

    /** The section that has a counter; the place to look first is where it was. */
    private static Section sectionOf(final List<Section> sections, final String key, final int likelyIndex) {
        for (final Section section : sections) {
            if (indexOf(section, key, likelyIndex) >= 0) {
                return section;
            }
        }
        return null;
    }

    private static int indexOf(final Section section, final String key, final int likelyIndex) {
        return likelyIndex < section.size() && section.key(likelyIndex).equals(key)
                ? likelyIndex
                : section.indexOf(key);
    }

    private void compare(final int index, final List<Section> earlier) {
        final String key = now.key(index);
        final long value = now.value(index);
        final Section old = sectionOf(earlier, key, index);
        final boolean wasThere = old != null;
        before[index] = wasThere ? old.value(indexOf(old, key, index)) : 0;
        if (!wasThere && !CounterKind.isLeftOutWhenZero(now.name(), key)) {
            kinds[index] = value == 0 ? Kind.NONE : Kind.NEW;
        } else if (value == before[index]) {
            kinds[index] = Kind.NONE;
        } else if (CounterKind.isGauge(now.name(), key)) {
            kinds[index] = Kind.MOVED;
        } else {
            kinds[index] = Long.compareUnsigned(value, before[index]) > 0 ? Kind.COUNTED : Kind.WENT_BACK;
        }
    }

    /** {@return the section as it is now; without counters if it has gone} */
    public Section now() {
        return now;
    }

    /**
     * How a counter has changed.
     *
     * @param index of the counter in {@link #now()}.
     * @return the kind of its change.
     */
    public Kind kind(final int index) {
        return kinds[index];
    }

    /**
     * What a counter was before.
     *
     * @param index of the counter in {@link #now()}.
     * @return the value, as in {@link Section#value}; 0 if it was not there.
     */
    public long before(final int index) {
        return before[index];
    }

    /**
     * Whether a counter is less than it was.
     *
     * @param index of the counter in {@link #now()}.
     * @return whether it has decreased.
     */
    public boolean isLess(final int index) {
        return kinds[index] == Kind.MOVED
                ? now.value(index) < before[index]
                : Long.compareUnsigned(now.value(index), before[index]) < 0;
    }

    /**
     * By how much a counter has changed, up or down.
     *
     * @param index of the counter in {@link #now()}.
     * @return the difference, unsigned.
     */
    public long difference(final int index) {
        return isLess(index) ? before[index] - now.value(index) : now.value(index) - before[index];
    }

    /** {@return counters that were above zero and are not there any more, with their last values} */
    public Section gone() {
        return gone;
    }
}
