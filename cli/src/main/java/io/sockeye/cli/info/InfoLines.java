package io.sockeye.cli.info;

import io.sockeye.cli.output.AsciiWriter;
import io.sockeye.cli.output.ProgramColumn;
import io.sockeye.cli.output.RowDetails;
import io.sockeye.collector.cgroup.Cgroup;
import io.sockeye.collector.cgroup.CgroupTree;
import io.sockeye.collector.field.FieldList;
import io.sockeye.collector.field.Joins;
import io.sockeye.collector.field.Need;
import io.sockeye.collector.field.SocketFields;
import io.sockeye.collector.query.SocketQuery;
import io.sockeye.collector.record.SocketRecord;

/**
 * A line below each row with all that the kernel tells of the socket: a tab, and then words with their values in the
 * order of {@code ss -i}. A socket of which nothing more is told has none. Confined to one thread.
 */
public final class InfoLines implements RowDetails {
    private static final byte[] PEER = Word.ascii("peer:");

    private final AsciiWriter writer;
    private final ProgramColumn programs;
    private final Word[] words;

    /**
     * Lines of one table.
     *
     * @param writer   to print to.
     * @param cgroups  to look groups up in.
     * @param programs to name the peers of UNIX sockets by; null if they need not be named.
     */
    public InfoLines(final AsciiWriter writer, final CgroupTree cgroups, final ProgramColumn programs) {
        this.writer = writer;
        this.programs = programs;
        words = InfoWords.bind(new Joins() {
            @Override
            public Cgroup cgroup(final long id) {
                return cgroups.find(id);
            }
        });
    }

    /**
     * A query for all that is printed.
     *
     * @param plain what is needed without it.
     * @return a query.
     */
    public static SocketQuery asking(final SocketQuery plain) {
        final int needs = FieldList.needs(SocketFields.details());
        return new SocketQuery(plain.selection(), true, plain.owners(), plain.procDetails(), true, plain.whole(), true)
                .withDetails(Need.details(needs));
    }

    @Override
    public void print(final SocketRecord socket) {
        boolean hasWords = false;
        for (final Word word : words) {
            if (word.isWorth(socket)) {
                begin(hasWords);
                word.write(socket, writer);
                hasWords = true;
            }
        }
        if (programs != null && socket.peerInode() != 0) {
            begin(hasWords);
            writer.bytes(PEER).bytes(programs.label(socket.peerInode()));
            hasWords = true;
        }
        if (hasWords) {
            writer.endRow();
        }
    }

    private void begin(final boolean hasWords) {
        writer.put(hasWords ? ' ' : '\t');
    }
}
