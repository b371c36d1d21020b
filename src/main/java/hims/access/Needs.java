package hims.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a route asks of whoever calls it, before its controller runs: the {@link Door} holds her to it, and the program does
 * not start while a route says neither this nor {@link OpenTo} (SEC-20). The use case behind it asks again, for itself.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    /** One of these rights. None named: any member of staff, but no citizen. */
    Permission[] value();

    /**
     * Why the ids of this route are good in every hospital. Empty, as a rule: what belongs to another hospital does not exist
     * here, and a test tries it.
     */
    String everywhere() default "";

    /** Whether she must have proved who she is within the last five minutes (SEC-8); what was typed is kept meanwhile. */
    boolean fresh() default false;
}
