/** What a command cost, {@code --cost}: counted by the code itself and told by the kernel, not estimated. */
package io.sockeye.cli.cost;
