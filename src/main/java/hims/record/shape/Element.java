package hims.record.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a shape.
 *
 * @param index its place among the elements of its shape
 * @param name without {@code [x]}
 * @param choice of several types, the type being part of the property's name: {@code valueQuantity}
 * @param max {@link Integer#MAX_VALUE} where there is no limit
 * @param summary part of {@code _summary=true}
 * @param modifier changes the meaning of what it stands in
 * @param attribute written as an attribute in XML
 * @param codes the value set its codes must be from; null where any will do or the set cannot be listed
 */
public record Element(
        int index,
        String name,
        boolean choice,
        int min,
        int max,
        boolean summary,
        boolean modifier,
        boolean attribute,
        List<ValueType> types,
        @Nullable CodeSet codes) {

    public boolean repeats() {
        return max > 1;
    }

    /** The property of JSON that carries this type: {@code value} and {@code dateTime} give {@code valueDateTime}. */
    public String property(ValueType type) {
        return choice
                ? name
                        + Character.toUpperCase(type.code().charAt(0))
                        + type.code().substring(1)
                : name;
    }

    Element at(int place) {
        return new Element(place, name, choice, min, max, summary, modifier, attribute, types, codes);
    }
}
