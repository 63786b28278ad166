package io.sockeye.collector.ledger;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.record.SocketRecord;

/** Writes down what a ledger tells. */
final class Events implements LedgerHandler {
    final List<String> all = new ArrayList<>();

    private void add(final String what, final LedgerEntry entry) {
        all.add(what + " " + MadeUpSocket.text(entry) + " +" + entry.ackedSince() + " +" + entry.receivedSince());
    }

    @Override
    public void onFirst(final LedgerEntry entry, final SocketRecord row) {
        add("first", entry);
    }

    @Override
    public void onOpened(final LedgerEntry entry, final SocketRecord row) {
        add("opened", entry);
    }

    @Override
    public void onSeen(final LedgerEntry entry, final SocketRecord row) {
        add("seen", entry);
    }

    @Override
    public void onMissed(final LedgerEntry entry) {
        add("missed", entry);
    }

    @Override
    public void onClosed(final LedgerEntry entry) {
        add("closed", entry);
    }

    long count(final String what) {
        return all.stream().filter(event -> event.startsWith(what + " ")).count();
    }
}
