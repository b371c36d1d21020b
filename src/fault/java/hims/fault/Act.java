package hims.fault;

/** What is written down as sent and as answered; every person of a trial has each of them once. */
enum Act {
    REGISTER,
    TOKEN,
    PRESCRIBE,
    DISPENSE
}
