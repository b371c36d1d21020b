package hims.person;

/**
 * A number somebody can be reached by. Many people may share it, so no message to it names a diagnosis (PER-23).
 *
 * @param number ten digits of an Indian mobile, else with + and country code
 */
public record Phone(String number, Owner owner, boolean verified) {
    public enum Owner {
        SELF,
        SPOUSE,
        PARENT,
        CHILD,
        RELATIVE,
        NEIGHBOUR,
        OTHER
    }
}
