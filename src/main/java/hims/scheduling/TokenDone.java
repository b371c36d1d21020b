package hims.scheduling;

/** The service of a token ended. */
public record TokenDone(TokenId token, QueueId queue, ServicePointId point) {}
