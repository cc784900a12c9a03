package io.winnow.access;

import java.util.List;

/**
 * A key that has just been made.
 *
 * @param key the secret; nobody can tell it again
 */
public record MadeKey(String id, String name, List<String> roles, String key) {}
