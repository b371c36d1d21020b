package hims.terminology;

/** @param adviceHi how the label says it: "आँख में डालें" */
public record Route(String code, Words name, String adviceHi) {}
