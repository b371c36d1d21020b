package hims.terminology;

/** Classes of facts that only some may read (SEC-24), as far as a diagnosis tells them. */
public enum Sensitivity {
    HIV,
    MENTAL,
    SUBSTANCE,
    REPRODUCTIVE,
    ABUSE,
    GENETIC
}
