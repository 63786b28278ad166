/** The looks of {@code sockeye serve}: when they are due, what is looked at, and what the last one has come to. */
package io.sockeye.cli.serve.look;
