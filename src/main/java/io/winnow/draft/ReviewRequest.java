package io.winnow.draft;

import java.time.Instant;

/**
 * What comes with a step of a draft on its way; every member may be null.
 *
 * @param comment for whoever looks at it later
 * @param hash of the files that the caller saw: another one is answered with 412
 * @param effectiveAt for publish: when the version goes live; null: at once
 */
public record ReviewRequest(String comment, String hash, Instant effectiveAt) {

  static final ReviewRequest NONE = new ReviewRequest(null, null, null);
}
