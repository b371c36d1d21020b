package hims.fhir;

/** A part of the API: says what it can do, and for which types. What nobody offers is neither routed nor announced. */
public interface Offers {
    void offer(Interactions.Table table);

    /** Does it. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Call call);
    }
}
