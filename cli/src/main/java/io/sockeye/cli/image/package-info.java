/**
 * Builds the image that is installed: its AOT caches, what they are trained on, and what is left out of Agrona. Nothing
 * here runs when Sockeye is used.
 */
package io.sockeye.cli.image;
