package io.sockeye.collector.statistics;

import java.util.List;

/**
 * What a file holds.
 *
 * @param file     which.
 * @param path     where it was looked for.
 * @param isOpen   whether it could be opened.
 * @param failure  why it could not be opened or read to its end, in the words of {@code strerror(3)}; null if it could.
 * @param sections that are whole, in the file's order.
 * @param defects  in the file's order.
 */
public record FileStatistics(
        StatisticsFile file,
        String path,
        boolean isOpen,
        String failure,
        List<Section> sections,
        List<Defect> defects) {}
