package io.sockeye.cli.names;

import io.sockeye.linux.NameService;
import io.sockeye.linux.NativeAccess;

/** This host's name services, by getpwuid_r(3) and getpwnam_r(3), where native access is allowed. */
final class HostUserService implements UserService {
    @Override
    public byte[] name(final int uid) {
        return NativeAccess.isAvailable() ? NameService.userName(uid) : null;
    }

    @Override
    public long id(final byte[] name) {
        return NativeAccess.isAvailable() ? NameService.userId(name) : UserNames.UNKNOWN;
    }
}
