package io.sockeye.collector.group;

import io.sockeye.collector.Family;

/**
 * One multicast group that an interface is a member of.
 *
 * @param device name of the interface as the file has it, blanks behind it included; one char per byte.
 * @param users  how often it was joined.
 * @param family of the group's address.
 * @param first  the first eight bytes of the address as they lie in memory, in host order of a long; of IPv4 the upper
 *               four are 0.
 * @param last   the last eight bytes; 0 for IPv4.
 */
public record GroupMembership(String device, int users, Family family, long first, long last) {}
