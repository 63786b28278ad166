package io.sockeye.cli.serve.http.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A file of YAML as a tree of nodes that know their lines; nothing of it becomes an object by its own will. Threads:
 * confined to one.
 */
final class YamlFile {
    private final Path file;

    YamlFile(final Path file) {
        this.file = file;
    }

    /** The topmost node; none if the file is empty. */
    Optional<Node> root() throws WebConfigException {
        try {
            final String text = new String(bytes(), StandardCharsets.UTF_8);
            return new Compose(LoadSettings.builder().setLabel("").build()).composeString(text);
        } catch (final MarkedYamlEngineException e) {
            throw new WebConfigException(
                    file, line(e.getProblemMark()), "no YAML: " + oneLine(e.getContext(), e.getProblem()), e);
        } catch (final YamlEngineException e) {
            throw new WebConfigException(file, 0, "no YAML: " + oneLine("", e.getMessage()), e);
        }
    }

    private byte[] bytes() throws WebConfigException {
        try {
            return SmallFile.read(file);
        } catch (final IOException e) {
            throw new WebConfigException(file, 0, e.getMessage(), e);
        }
    }

    private static String oneLine(final String context, final String problem) {
        final String text = context == null || context.isEmpty() ? problem : context + ", " + problem;
        return text.replace('\n', ' ');
    }

    private static int line(final Optional<Mark> mark) {
        return mark.isPresent() ? mark.get().getLine() + 1 : 0;
    }

    /** The line of a node, from 1. */
    static int line(final Node node) {
        return line(node.getStartMark());
    }

    WebConfigException fault(final Node node, final String what) {
        return new WebConfigException(file, line(node), what, null);
    }

    /** The entries of a mapping, none of which may be there twice; none if there is nothing. */
    Map<String, Node> mapping(final Node node, final String name) throws WebConfigException {
        final Map<String, Node> result = new LinkedHashMap<>();
        if (isNothing(node)) {
            return result;
        }
        if (!(node instanceof final MappingNode mapping)) {
            throw fault(node, name + ": names and values are needed here");
        }
        for (final NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof final ScalarNode key)) {
                throw fault(entry.getKeyNode(), name + ": a name is needed here");
            }
            if (result.put(key.getValue(), entry.getValueNode()) != null) {
                throw fault(key, name + ": '" + key.getValue() + "' is there twice");
            }
        }
        return result;
    }

    /** One value; empty if there is nothing. */
    String text(final Node node, final String name) throws WebConfigException {
        if (isNothing(node)) {
            return "";
        }
        if (!(node instanceof final ScalarNode scalar)) {
            throw fault(node, name + ": one value is needed here");
        }
        return scalar.getValue();
    }

    /** True or false, in the words that YAML 1.1 has for it, which Go reads. */
    boolean truth(final Node node, final String name) throws WebConfigException {
        final String text = text(node, name);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y":
                return true;
            case "false", "no", "off", "n":
                return false;
            default:
                throw fault(node, name + ": true or false is needed here, not '" + text + "'");
        }
    }

    /** The items of a list, each one value; none if there is nothing. */
    List<Setting> items(final Node node, final String name, final String path) throws WebConfigException {
        final List<Setting> result = new ArrayList<>();
        if (isNothing(node)) {
            return result;
        }
        if (!(node instanceof final SequenceNode sequence)) {
            throw fault(node, path + ": a list is needed here");
        }
        for (final Node item : sequence.getValue()) {
            final String text = text(item, path);
            if (text.isEmpty()) {
                throw fault(item, path + ": an item is empty");
            }
            result.add(new Setting(name, text, line(item)));
        }
        return result;
    }

    private static boolean isNothing(final Node node) {
        return node instanceof ScalarNode && Tag.NULL.equals(node.getTag());
    }
}
