/**
 * Builds the image that is installed: what its AOT cache is trained on. Nothing here runs when Sockeye is used.
 */
package io.sockeye.cli.image;
