/**
 * What is wrong with a host: checks, each of which asks for a few things, judges them, and tells what it has found,
 * with the rows that prove it. A check does not know where its rows come from, and the doctor does not know what a
 * check is about.
 */
package io.sockeye.collector.doctor;
