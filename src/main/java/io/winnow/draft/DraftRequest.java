package io.winnow.draft;

/**
 * What a draft begins with.
 *
 * @param from a version; null: the live one
 * @param comment what it is for; may be null
 */
public record DraftRequest(Integer from, String comment) {}
