/**
 * Conditions on rows: what a filter's expression is made of. Each is read once, and bound for a thread to a test that
 * allocates nothing.
 */
package io.sockeye.collector.condition;
