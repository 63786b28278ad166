package io.sockeye.collector.cgroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupMountTest {
    @Test
    void shouldFindTheFirstMountOfTheType() {
        final String mounts = "tmpfs /sys/fs/cgroup tmpfs rw 0 0\n"
                + "cgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\n"
                + "cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n"
                + "cgroup2 /elsewhere cgroup2 rw 0 0\n";
        assertEquals("/sys/fs/cgroup/unified", CgroupMount.find(mounts));
        assertEquals("/x", CgroupMount.find("none /x cgroup2"));
    }

    @Test
    void shouldReadEscapedCharacters() {
        assertEquals("/a b\t\\\u00e9c\\04", CgroupMount.find("x /a\\040b\\011\\134\\351c\\04 cgroup2 rw 0 0\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "cgroup2", "cgroup2 /a", "a /cgroup2 cgroup rw", "a b cgroup2x 0 0\n"})
    void shouldFindNoneWhereThereIsNone(final String mounts) {
        assertNull(CgroupMount.find(mounts));
    }
}
