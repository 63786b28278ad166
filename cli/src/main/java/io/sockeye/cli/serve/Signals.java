package io.sockeye.cli.serve;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * What is done on signals, see signal(7). The JDK has no supported way to it but {@code sun.misc.Signal} of the module
 * {@code jdk.unsupported}, against which the compiler warns; so it is called by name. Threads: stateless.
 */
final class Signals {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private Signals() {}

    /**
     * Do something on a signal, in place of what was done on it before.
     *
     * @param name   of the signal without its prefix, such as {@code HUP}.
     * @param action to be done, on a thread of its own.
     */
    static void on(final String name, final Runnable action) {
        try {
            final Class<?> signal = Class.forName(SIGNAL);
            final Class<?> handler = Class.forName(HANDLER);
            final Object calling = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        action.run();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), calling);
        } catch (final ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InstantiationException
                | InvocationTargetException e) {
            throw new IllegalStateException("cannot handle signal: name=" + name, e);
        }
    }
}
