package hims.supply;

import java.util.List;

/**
 * Which heaps fill a want.
 *
 * @param missing what no usable heap could give
 * @param endsInsideCourse a chosen batch expires before the course is over: the citizen must be told
 */
public record Choice(List<Take> takes, long missing, boolean endsInsideCourse) {
    public long quantity() {
        return takes.stream().mapToLong(Take::quantity).sum();
    }
}
