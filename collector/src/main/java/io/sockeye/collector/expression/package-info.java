/**
 * The language of filters: text, tokens, a tree. It knows the shape of an expression and where its mistakes are; what a
 * condition means on rows is the business of {@link io.sockeye.collector.filter}.
 */
package io.sockeye.collector.expression;
