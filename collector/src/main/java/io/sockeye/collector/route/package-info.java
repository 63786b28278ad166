/**
 * Routes and, of old kernels, cached routes and neighbours: from rtnetlink, see rtnetlink(7), and from the text files
 * {@code route}, {@code rt_cache}, {@code ipv6_route} and {@code ndisc} of {@code /proc/net}, see proc(5).
 * {@link io.sockeye.collector.route.ChosenRoutes} is the way in. Nothing is allocated per route.
 */
package io.sockeye.collector.route;
