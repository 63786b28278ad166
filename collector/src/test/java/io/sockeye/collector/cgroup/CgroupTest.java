package io.sockeye.collector.cgroup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupTest {
    private static final String ID = "3f9a".repeat(16);
    private static final String INNER = "00ab".repeat(16);

    private static String text(final byte[] bytes) {
        return bytes == null ? "-" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "/, -, -",
        "/system.slice/nginx.service, nginx.service, -",
        "/system.slice/_cpu.service, cpu.service, -",
        "/system.slice/dbus.socket, dbus.socket, -",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/a.scope, a.scope, -",
        "/user.slice/user-1000.slice/user@1000.service/session.slice, user@1000.service, -",
        "/user.slice, -, -",
        "/system.slice/docker-ID.scope, docker-ID.scope, ID",
        "/docker/ID, -, ID",
        "/docker/ID/system.slice/nginx.service, nginx.service, ID",
        "/kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope, cri-containerd-ID.scope, ID",
        "/kubepods/burstable/pod8a/ID, -, ID",
        "/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:ID, containerd.service, ID",
        "/machine.slice/libpod-ID.scope/container, libpod-ID.scope, ID",
        "/machine.slice/libpod-conmon-ID.scope, libpod-conmon-ID.scope, -",
        "/machine.slice/crio-conmon-ID.scope, crio-conmon-ID.scope, -",
        "/docker/ID/docker/INNER, -, INNER",
        "/lxc.payload.web/system.slice/ssh.service, ssh.service, web",
        "/lxc.payload., -, -"
    })
    void shouldReadUnitAndContainerFromThePath(final String path, final String unit, final String container) {
        final Cgroup group = Cgroup.of(named(path));
        assertEquals(named(path), text(group.path()));
        assertEquals(named(unit), text(group.unit()));
        assertEquals(named(container), text(group.container()));
    }

    private static String named(final String text) {
        return text.replace("INNER", INNER).replace("ID", ID);
    }

    /** No digit less, no digit more, and nothing else than digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/docker/ID0", "/docker/0ID", "/docker/x", "/docker-ID.slice", "/IDx.scope", "/-", "//", ""})
    void shouldTakeNothingElseForAContainer(final String path) {
        assertEquals("-", text(Cgroup.of(named(path)).container()));
        assertEquals("-", text(Cgroup.of("/docker/" + ID.substring(1)).container()));
        assertEquals("-", text(Cgroup.of("/docker/" + ID.replace('f', 'g')).container()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.service", "/.scope", "/a.slice", "/a.servicex", "service"})
    void shouldTakeNothingElseForAUnit(final String path) {
        assertEquals("-", text(Cgroup.of(path).unit()));
    }

    @Test
    void shouldCallWhatIsGoneAsSsDoes() {
        final Cgroup group = Cgroup.unreachable(0xFFFF_FFFF_0000_0A1CL);
        assertEquals("unreachable:ffffffff00000a1c", text(group.path()));
        assertEquals("-", text(group.unit()));
        assertEquals("-", text(group.container()));
    }
}
