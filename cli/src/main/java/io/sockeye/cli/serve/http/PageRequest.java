package io.sockeye.cli.serve.http;

/**
 * What a page may know of a request. All of it comes from outside. Threads: immutable.
 *
 * @param path   that the page stands at.
 * @param accept the header of this name, those of several joined by {@code ", "}; empty if there is none.
 * @param query  what follows the question mark, as it came; empty if nothing does.
 * @param isGzip whether the client takes gzip, which the server then applies.
 */
public record PageRequest(String path, String accept, String query, boolean isGzip) {}
