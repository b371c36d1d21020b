package hims.platform.ui;

/** One of the answers to choose from. */
public record Option(String value, String label) {}
