package io.winnow.access;

import java.time.Instant;
import java.util.List;

/** A user as others may see it. */
public record User(String name, List<String> roles, boolean disabled, Instant createdAt) {}
