/**
 * Pushes every look of {@code sockeye serve} to a receiver of OTLP, by OpenTelemetry's SDK and its names. No class of
 * this package, nor of the SDK, is loaded unless {@code --otlp} asks for it.
 */
package io.sockeye.cli.serve.otlp;
