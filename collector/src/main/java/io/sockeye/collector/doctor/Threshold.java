package io.sockeye.collector.doctor;

/**
 * From where on a check speaks.
 *
 * @param name     of it within its check: lower-case letters, digits and hyphens.
 * @param sentence what is compared with it, with its unit.
 * @param value    that holds unless another is given; at least 0.
 */
public record Threshold(String name, String sentence, long value) {}
