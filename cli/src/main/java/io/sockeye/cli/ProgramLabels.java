package io.sockeye.cli;

import io.sockeye.cli.output.ProgramColumn;
import io.sockeye.collector.process.ProcessIndex;

/** The program column, from the process index. */
final class ProgramLabels implements ProgramColumn {
    private final ProcessIndex index;

    ProgramLabels(final ProcessIndex index) {
        this.index = index;
    }

    @Override
    public byte[] label(final long inode) {
        return index.label(inode);
    }

    @Override
    public byte[] context(final long inode) {
        return index.context(inode);
    }
}
