package io.sockeye.cli.zoo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a web server in a zoo has answered, asked by {@code ask.py}.
 *
 * @param status of HTTP.
 * @param type   of what came, as its header has it.
 * @param body   of one char per byte.
 */
record ServedPage(int status, String type, String body) {
    /**
     * Ask for a page.
     *
     * @param zoo     in which the server is.
     * @param url     of the page.
     * @param headers each as {@code NAME:VALUE}.
     * @return what came, whatever its status.
     */
    static ServedPage get(final Zoo zoo, final String url, final String... headers) {
        final List<String> command = new ArrayList<>(
                List.of("python3", "-B", Installation.script("ask.py").toString(), url));
        command.addAll(List.of(headers));
        final Outcome outcome = zoo.run(User.ROOT, zoo.imageBin(), command);
        final String[] parts = outcome.stdout().split("\n", 4);
        if (outcome.exitCode() != 0 || parts.length < 4) {
            throw new IllegalStateException("no answer: url=" + url + " stderr=" + outcome.stderr());
        }
        return new ServedPage(Integer.parseInt(parts[0]), parts[1], parts[3]);
    }

    /** {@return the body's bytes} */
    byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** {@return the values of a text format, by name and labels as they stand: {@code a_total{b="c"}}} */
    Map<String, Double> values() {
        final Map<String, Double> values = new TreeMap<>();
        for (final String line : body.split("\n")) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                final int blank = line.lastIndexOf(' ');
                values.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
            }
        }
        return values;
    }

    /** {@return the names of all metrics, as lines of their types have them} */
    List<String> names() {
        return body.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .toList();
    }
}
