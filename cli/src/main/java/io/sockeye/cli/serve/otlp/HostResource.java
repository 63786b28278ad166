package io.sockeye.cli.serve.otlp;

import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.resources.Resource;

/** What the metrics are of. Threads: stateless. */
final class HostResource {
    private HostResource() {}

    /**
     * This host, as Sockeye sees it. There is one Sockeye on a host, and the same after a restart: the instance is the
     * host, so that series go on.
     *
     * @param version  of Sockeye.
     * @param hostName of the host; empty where it is not known.
     * @param more     attributes that the user wants, before ours.
     * @return the resource.
     */
    static Resource of(final String version, final String hostName, final Map<String, String> more) {
        final AttributesBuilder attributes =
                Attributes.builder().put("service.name", "sockeye").put("service.version", version);
        if (!hostName.isEmpty()) {
            attributes.put("service.instance.id", hostName).put("host.name", hostName);
        }
        more.forEach(attributes::put);
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }
}
