package io.winnow.draft;

/** For tests of other packages. */
public final class ReviewRequests {

  public static final ReviewRequest NONE = ReviewRequest.NONE;

  private ReviewRequests() {}
}
