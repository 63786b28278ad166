package io.sockeye.cli.statistics;

import java.util.List;

import io.sockeye.collector.statistics.FileStatistics;
import io.sockeye.collector.statistics.Section;
import io.sockeye.collector.statistics.SectionChange;
import io.sockeye.collector.statistics.StatisticsFile;

/** Where sections of protocol counters go. */
interface SectionSink {
    /**
     * Whether all that is whole is wanted, also what stands where netstat does not read on any more: behind a line
     * without a colon, and in the files after one that cannot be opened.
     *
     * @return false for what netstat prints.
     */
    default boolean readsOn() {
        return false;
    }

    /**
     * Another round begins.
     *
     * @param nanos since the one before; 0 for the first.
     */
    void beginRound(long nanos);

    /**
     * The sections of a file, in the first round.
     *
     * @param file     that has them.
     * @param sections as netstat sees them.
     */
    void totals(StatisticsFile file, List<Section> sections);

    /**
     * What has changed in the sections of a file since the round before.
     *
     * @param statistics of the file.
     * @param changes    of its sections.
     */
    void changes(FileStatistics statistics, List<SectionChange> changes);

    /**
     * Say that there are no counters of a family.
     *
     * @param words to say.
     */
    void sayUnsupported(String words);
}
