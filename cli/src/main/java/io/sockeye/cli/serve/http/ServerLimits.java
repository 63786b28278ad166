package io.sockeye.cli.serve.http;

import java.time.Duration;

/**
 * What a server bears from its clients. Threads: immutable.
 *
 * @param connections at most this many at a time; one more is told 503, or closed where TLS is spoken.
 * @param headBytes   of a request line and its headers together; more is told 431.
 * @param request     for a request to arrive whole, counted from the connection or, where that served one before, from
 *                    the first byte; the TLS handshake is part of it.
 * @param answer      for a client to take an answer.
 * @param idle        between two requests of a connection.
 */
public record ServerLimits(int connections, int headBytes, Duration request, Duration answer, Duration idle) {
    /**
     * What {@code serve} bears: 64 connections, 16 KiB of headers, 5 s for a request; 10 s for an answer, after which
     * Prometheus itself gives up where nobody told it otherwise ({@code scrape_timeout}); 75 s between requests, so
     * that a scrape each minute, Prometheus' own interval, keeps its connection and its TLS session.
     */
    public static final ServerLimits DEFAULTS =
            new ServerLimits(64, 16_384, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(75));
}
