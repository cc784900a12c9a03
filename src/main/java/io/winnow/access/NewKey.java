package io.winnow.access;

import java.time.Instant;
import java.util.List;

/**
 * A key to be made.
 *
 * @param expiresAt null: never
 */
public record NewKey(String name, List<String> roles, Instant expiresAt) {}
