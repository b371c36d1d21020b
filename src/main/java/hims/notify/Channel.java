package hims.notify;

/** How a message travels. Push and mail follow. */
public enum Channel {
    SMS
}
