package hims.person;

/**
 * Something that can be done for a person from her page.
 *
 * @param key of its text
 */
public record HubAct(String key, String icon, String href) {}
