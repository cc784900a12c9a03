package io.winnow.draft;

import java.time.Instant;
import java.util.List;

/**
 * A draft.
 *
 * @param from the version that it was made from; null: none
 * @param hash {@code sha256:…} over the canonical files as they are now
 * @param author who began it
 * @param authors everybody who had a hand in exactly these files, in this draft or another
 * @param reviewed the last approval or rejection of these files
 * @param approvals everybody who approved exactly these files, oldest first
 * @param version what it was published as
 */
public record DraftInfo(
    String id,
    String ruleSet,
    Integer from,
    DraftState state,
    String hash,
    String author,
    List<String> authors,
    String comment,
    Instant createdAt,
    String updatedBy,
    Instant updatedAt,
    Submission submitted,
    Review reviewed,
    List<Review> approvals,
    Integer version,
    List<File> files) {

  public DraftInfo {
    authors = List.copyOf(authors);
    approvals = List.copyOf(approvals);
    files = List.copyOf(files);
  }

  /** Who asked for approval. */
  public record Submission(String by, Instant at) {}

  /** Who approved or rejected. */
  public record Review(String by, Instant at, String comment) {}

  /**
   * @param etag without quotes
   * @param size in bytes
   */
  public record File(String path, String etag, int size, String savedBy, Instant savedAt) {}
}
