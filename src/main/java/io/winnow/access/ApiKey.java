package io.winnow.access;

import java.time.Instant;
import java.util.List;

/**
 * An API key without its secret.
 *
 * @param lastUsedAt to the minute; null: never
 */
public record ApiKey(
    String id,
    String name,
    List<String> roles,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Instant revokedAt,
    Instant lastUsedAt) {}
