package io.sockeye.collector.cgroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over directories of another file system: an id is an inode there too. */
class CgroupTreeTest {
    private static final long NOBODYS = -2;

    @TempDir
    private Path root;

    private static long id(final Path directory) throws IOException {
        return (Long) Files.getAttribute(directory, "unix:ino");
    }

    private static String path(final CgroupTree tree, final long id) {
        return new String(tree.find(id).path(), StandardCharsets.UTF_8);
    }

    private CgroupTree tree(final int most) {
        return new CgroupTree(root.toString(), most);
    }

    @Test
    void shouldFindGroupsByTheInodesOfTheirDirectories() throws IOException {
        final Path inner = Files.createDirectories(root.resolve("system.slice/a b.service/x"));
        Files.createFile(root.resolve("cgroup.procs"));
        final CgroupTree tree = tree(CgroupTree.MAX_GROUPS);

        assertEquals("/", path(tree, id(root)));
        assertEquals("/system.slice", path(tree, id(root.resolve("system.slice"))));
        assertEquals("/system.slice/a b.service/x", path(tree, id(inner)));
        assertEquals("unreachable:fffffffffffffffe", path(tree, NOBODYS));
        assertEquals(
                "unreachable:" + Long.toHexString(id(root.resolve("cgroup.procs"))),
                path(tree, id(root.resolve("cgroup.procs"))));
        assertSame(tree.find(id(inner)), tree.find(id(inner)));
        assertNull(tree.takeWords());
    }

    @Test
    void shouldFindGroupsThatCameSinceTheLookBefore() throws IOException {
        final Path first = Files.createDirectory(root.resolve("first"));
        final CgroupTree tree = tree(CgroupTree.MAX_GROUPS);
        final Cgroup known = tree.find(id(first));
        final Path later = Files.createDirectory(root.resolve("later"));
        assertTrue(path(tree, id(later)).startsWith("unreachable:"), "read again within a look");

        tree.begin();
        assertEquals("/later", path(tree, id(later)));
        assertSame(known, tree.find(id(first)));
    }

    /** Else every look of a host with sockets of a group that is gone reads all directories. */
    @Test
    void shouldNotReadAgainForGroupsThatAreGone() throws IOException {
        final CgroupTree tree = tree(CgroupTree.MAX_GROUPS);
        for (int look = 0; look < 2; look++) {
            tree.begin();
            assertEquals("unreachable:fffffffffffffffe", path(tree, NOBODYS));
        }
        tree.begin();
        path(tree, NOBODYS);
        final Path seen = Files.createDirectory(root.resolve("seen"));
        assertEquals("/seen", path(tree, id(seen)), "the directories were read for a group that is gone");
    }

    @Test
    void shouldKeepTheNameOfAGroupThatIsGone() throws IOException {
        final Path group = Files.createDirectory(root.resolve("group"));
        final long id = id(group);
        final CgroupTree tree = tree(CgroupTree.MAX_GROUPS);
        assertEquals("/group", path(tree, id));
        Files.delete(group);
        tree.begin();
        path(tree, NOBODYS);
        assertEquals("/group", path(tree, id));
    }

    /** More than fit into what is read of a directory at a time. */
    @Test
    void shouldReadLargeDirectories() throws IOException {
        for (int i = 0; i < 1_200; i++) {
            Files.createDirectory(root.resolve("a-rather-long-name-of-a-group-" + i + ".scope"));
        }
        final CgroupTree tree = tree(CgroupTree.MAX_GROUPS);
        for (int i = 0; i < 1_200; i += 7) {
            final String name = "a-rather-long-name-of-a-group-" + i + ".scope";
            assertEquals("/" + name, path(tree, id(root.resolve(name))));
        }
        assertNull(tree.takeWords());
    }

    @Test
    void shouldSayOnceThatThereAreTooMany() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.createDirectories(root.resolve("g" + i + "/below"));
        }
        final CgroupTree tree = tree(10);
        tree.find(NOBODYS);
        assertEquals("only 10 groups were read; the others are unreachable", tree.takeWords());
        assertNull(tree.takeWords());
    }

    @Test
    void shouldSayOnceWhatCannotBeRead() throws IOException {
        final CgroupTree tree =
                new CgroupTree(Files.createFile(root.resolve("file")).toString(), 10);
        assertEquals("unreachable:7", path(tree, 7));
        assertEquals("cannot read " + root.resolve("file") + ": ENOTDIR", tree.takeWords());
        assertNull(tree.takeWords());
    }

    @Test
    void shouldReadTheGroupsOfThisHost() {
        final CgroupTree tree = new CgroupTree();
        final String mount = CgroupMount.find();
        if (mount == null) {
            tree.find(1);
            assertEquals("no paths, since no cgroup2 is mounted", tree.takeWords());
        } else {
            assertNotNull(tree.find(1));
            assertTrue(path(tree, 1).startsWith("/") || path(tree, 1).equals("unreachable:1"), path(tree, 1));
        }
    }
}
