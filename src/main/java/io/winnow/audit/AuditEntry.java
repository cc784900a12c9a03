package io.winnow.audit;

import java.time.Instant;
import java.util.Map;

/**
 * Something that somebody did.
 *
 * @param number from 1 on, without a gap
 * @param actor a user's name, {@code key:<id>}, or a part of the service
 * @param action such as {@code version-published}
 * @param subject what it was done to, such as {@code rule-set/crm/version/3}
 * @param hash of the content that it was done to; may be null
 * @param details sorted by name
 * @param previous the digest of the entry before, 64 zeros at the first
 * @param digest hex SHA-256 over {@code previous}, a line feed, and the canonical JSON of the rest
 */
public record AuditEntry(
    long number,
    Instant at,
    String actor,
    String action,
    String subject,
    String hash,
    Map<String, String> details,
    String previous,
    String digest) {}
