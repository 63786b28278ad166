package io.sockeye.cli.serve.look;

import java.io.IOException;
import java.util.function.Consumer;

import io.sockeye.collector.query.SocketEvents;
import io.sockeye.collector.source.ChosenSource;
import io.sockeye.collector.survey.DestroyedSockets;

/** Listens to what the kernel tells of sockets that are destroyed, on a thread of its own. Threads: safe. */
final class EventListener {
    private final DestroyedSockets destroyed = new DestroyedSockets();
    private final SocketEvents events;
    private final Consumer<String> log;

    EventListener(final ChosenSource source, final Consumer<String> log) {
        events = source.events(destroyed);
        this.log = log;
    }

    /** Begin; from then on until the process ends. */
    void start() {
        Thread.ofPlatform().daemon().name("serve-events").start(this::listen);
    }

    private void listen() {
        try (events) {
            events.open();
            while (!Thread.currentThread().isInterrupted()) {
                events.receive();
            }
        } catch (final IOException e) {
            log.accept("no events of destroyed sockets any more: " + e.getMessage());
        }
    }

    /** {@return what was told and not yet settled} */
    DestroyedSockets destroyed() {
        return destroyed;
    }

    /** {@return sockets that were told and not counted, and how often the kernel had more than could be received} */
    long lost() {
        return destroyed.lost() + events.lost();
    }
}
