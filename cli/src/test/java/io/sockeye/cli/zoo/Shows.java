package io.sockeye.cli.zoo;

import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/** On a test class: its parameters of type {@link Zoo} are of this exhibit. On a parameter: this one is. */
@Retention(RUNTIME)
@Target({TYPE, PARAMETER})
@ExtendWith(ZooExtension.class)
@interface Shows {
    /** {@return the exhibit} */
    Exhibit value();
}
