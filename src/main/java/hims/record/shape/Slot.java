package hims.record.shape;

import org.jspecify.annotations.Nullable;

/**
 * What one property of JSON stands for: an element in one of its types. {@code _birthDate} is the shadow of {@code birthDate}:
 * the id and the extensions of a primitive value.
 *
 * @param twin the shadow's property of a primitive, and a shadow's primitive
 * @param primitive the type when it is a primitive one, else null
 * @param shape the content when it is not, else null
 */
public record Slot(
        Element element,
        ValueType type,
        String property,
        String twin,
        @Nullable Primitive primitive,
        @Nullable Shape shape,
        boolean shadow) {}
