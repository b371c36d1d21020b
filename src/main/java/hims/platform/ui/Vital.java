package hims.platform.ui;

/**
 * One measured value.
 *
 * @param mark the word for abnormal, "H high"; empty in range
 */
public record Vital(String label, String value, String unit, String mark) {}
