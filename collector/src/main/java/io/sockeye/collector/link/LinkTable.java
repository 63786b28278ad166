package io.sockeye.collector.link;

import java.util.List;

import io.sockeye.collector.dump.DumpResult;

/**
 * All interfaces, read at one time.
 *
 * @param links      in the kernel's order, unmodifiable.
 * @param result     how reading ended, as {@link LinkReader#read(boolean, io.sockeye.collector.record.RowSink)} tells
 *     it.
 * @param complaints a sentence for each line, message or interface that could not be read, or not wholly.
 */
record LinkTable(List<Link> links, DumpResult result, List<String> complaints) {}
