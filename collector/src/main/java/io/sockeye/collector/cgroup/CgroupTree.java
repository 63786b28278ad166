package io.sockeye.collector.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;

import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongHashSet;

import io.sockeye.collector.text.BytePath;

/**
 * The control groups that there are, by the kernel's ids, which are the inodes of their directories. The first question
 * has all directories read, once: an open, two reads and a close for each. A group that is made later, or is gone, or
 * lies outside of this cgroup namespace, is unreachable. Who looks again and again keeps the tree and says {@link
 * #begin()}: what is known stays known, as the kernel gives no id twice. Threads: any number.
 */
public final class CgroupTree {
    /** More groups than this are not read. */
    public static final int MAX_GROUPS = 200_000;

    private final String mount;
    private final int maxGroups;
    private final Long2ObjectHashMap<String> paths = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Cgroup> groups = new Long2ObjectHashMap<>();
    /** Ids that the directories were once without; one that they are without again has no directory. */
    private final LongHashSet missedOnce = new LongHashSet();

    private boolean isRead;
    private String words;

    /** The groups of this host, or of the cgroup namespace that this process is in. */
    public CgroupTree() {
        this(null, MAX_GROUPS);
    }

    /**
     * The groups below a directory.
     *
     * @param mount     where cgroup2 is mounted, one char per byte; null to look for it.
     * @param maxGroups more groups than this are not read.
     */
    CgroupTree(final String mount, final int maxGroups) {
        this.mount = mount;
        this.maxGroups = maxGroups;
    }

    /** Another look begins: the first group that is not known has all directories read again. */
    public synchronized void begin() {
        isRead = false;
        final LongHashSet.LongIterator ids = missedOnce.iterator();
        while (ids.hasNext()) {
            groups.remove(ids.nextValue());
        }
    }

    /**
     * The group of an id. Allocates nothing from the second time on that it is asked for one.
     *
     * @param id the kernel's.
     * @return the group; if there is none of that id, one whose path is {@code unreachable:} and the id.
     */
    public synchronized Cgroup find(final long id) {
        final Cgroup known = groups.get(id);
        if (known != null) {
            return known;
        }
        if (!isRead) {
            isRead = true;
            read();
        }
        final String path = paths.get(id);
        final Cgroup group = path == null ? Cgroup.unreachable(id) : Cgroup.of(path);
        if (path == null && !missedOnce.remove(id)) {
            missedOnce.add(id);
        }
        groups.put(id, group);
        return group;
    }

    /**
     * The id of a group.
     *
     * @param path of its directory below where cgroup2 is mounted, or from there, with or without a slash before it;
     *             one char per byte.
     * @return the inode of the directory; -1 if there is no such group.
     */
    public static long idOf(final String path) {
        final String mount = CgroupMount.find();
        if (mount == null) {
            return -1;
        }
        final boolean isWhole = path.equals(mount) || path.startsWith(mount + '/');
        try {
            final Path directory = BytePath.of(isWhole ? path : mount + '/' + path);
            return Files.isDirectory(directory) ? (Long) Files.getAttribute(directory, "unix:ino") : -1;
        } catch (final IOException | InvalidPathException e) {
            return -1;
        }
    }

    /** {@return a sentence on what could not be read, given once; null if there is none} */
    public synchronized String takeWords() {
        final String taken = words;
        words = null;
        return taken;
    }

    private void read() {
        paths.clear();
        if (groups.size() >= maxGroups) {
            groups.clear();
            missedOnce.clear();
        }
        final String root = mount == null ? CgroupMount.find() : mount;
        if (root == null) {
            words = "no paths, since no cgroup2 is mounted";
            return;
        }
        final ArrayDeque<String> left = new ArrayDeque<>();
        left.add("");
        int unreadable = 0;
        String first = null;
        try (DirectoryReader reader = new DirectoryReader()) {
            while (!left.isEmpty() && paths.size() < maxGroups) {
                final String path = left.poll();
                final String refusal = reader.read(root, path, (name, inode) -> {
                    paths.put(inode, path + '/' + name);
                    left.add(path + '/' + name);
                });
                if (path.isEmpty() && refusal == null) {
                    paths.put(reader.inode(), "/");
                }
                if (refusal != null) {
                    unreadable++;
                    first = first == null ? refusal : first;
                }
            }
        }
        if (first != null) {
            words = first + (unreadable > 1 ? ", and " + (unreadable - 1) + " more" : "");
        } else if (!left.isEmpty() && paths.size() >= maxGroups) {
            words = "only " + maxGroups + " groups were read; the others are unreachable";
        }
    }
}
