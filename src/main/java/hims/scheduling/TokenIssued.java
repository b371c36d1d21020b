package hims.scheduling;

/** A person holds a token. */
public record TokenIssued(TokenId token, QueueId queue) {}
