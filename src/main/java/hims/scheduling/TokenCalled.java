package hims.scheduling;

/** A person is called to a service point; from the first call on the Encounter belongs to the module that serves. */
public record TokenCalled(TokenId token, QueueId queue, ServicePointId point) {}
