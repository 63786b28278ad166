package io.sockeye.cli.link;

import java.util.Comparator;

/**
 * The order in which netstat lists interfaces: numbers at the end of names and of aliases ({@code eth0:1}) count as
 * numbers, so {@code eth2} comes before {@code eth10}. Threads: stateless.
 */
final class InterfaceNames implements Comparator<String> {
    @Override
    public int compare(final String one, final String other) {
        final int alias = aliasAt(one);
        final int otherAlias = aliasAt(other);
        final String device = alias < 0 ? one : one.substring(0, alias - 1);
        final String otherDevice = otherAlias < 0 ? other : other.substring(0, otherAlias - 1);
        final int digits = trailingDigitsAt(device);
        final int otherDigits = trailingDigitsAt(otherDevice);
        final int common = Math.min(digits, otherDigits);
        int result = device.substring(0, common).compareTo(otherDevice.substring(0, common));
        if (result == 0) {
            result = Integer.compare(digits, otherDigits);
        }
        if (result == 0) {
            result = Integer.compare(number(device, digits), number(otherDevice, otherDigits));
        }
        if (result == 0) {
            result = device.compareTo(otherDevice);
        }
        if (result == 0) {
            result = compareAliases(one, alias, other, otherAlias);
        }
        return result;
    }

    private static int compareAliases(final String one, final int alias, final String other, final int otherAlias) {
        final int number = alias < 0 ? -1 : number(one, alias);
        final int otherNumber = otherAlias < 0 ? -1 : number(other, otherAlias);
        final int result = Integer.compare(number, otherNumber);
        return result == 0 && alias >= 0 && otherAlias >= 0
                ? one.substring(alias).compareTo(other.substring(otherAlias))
                : result;
    }

    /** Where the digits of an alias begin, behind its colon; -1 if there is no alias. */
    private static int aliasAt(final String name) {
        final int digits = trailingDigitsAt(name);
        return digits < name.length() && digits > 0 && name.charAt(digits - 1) == ':' ? digits : -1;
    }

    private static int trailingDigitsAt(final String name) {
        int at = name.length();
        while (at > 0 && name.charAt(at - 1) >= '0' && name.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }

    /** As atoi(3): the low half of a number that ends at the greatest long there is. No digits are 0. */
    private static int number(final String name, final int from) {
        long value = 0;
        for (int i = from; i < name.length(); i++) {
            final int digit = name.charAt(i) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return (int) Long.MAX_VALUE;
            }
            value = value * 10 + digit;
        }
        return (int) value;
    }
}
