package io.winnow.audit;

/** Walks the log from its beginning and stops trusting it at the first entry that does not fit. */
final class Verifier {

  private final Long anchorNumber;
  private final String anchorDigest;
  private Verification.Altered altered;
  private long entries;
  private long number;
  private String digest = Chain.START;

  /**
   * @param anchorNumber an entry whose digest somebody kept; may be null
   */
  Verifier(Long anchorNumber, String anchorDigest) {
    this.anchorNumber = anchorNumber;
    this.anchorDigest = anchorDigest;
  }

  void next(AuditEntry entry) {
    entries++;
    if (entry.number() != number + 1) {
      altered(number + 1, "The entry is missing.");
    } else if (!entry.previous().equals(digest)) {
      altered(entry.number(), "The entry does not follow the one before.");
    } else if (!Chain.digest(entry).equals(entry.digest())) {
      altered(entry.number(), "The entry's digest is not that of its content.");
    } else if (anchorNumber != null
        && anchorNumber == entry.number()
        && !entry.digest().equals(anchorDigest)) {
      altered(entry.number(), "The entry's digest is not the one that was kept.");
    }
    number = entry.number();
    digest = entry.digest();
  }

  Verification end(AuditTable.Head head) {
    if (head.number() != number || !head.digest().equals(digest)) {
      altered(number + 1, "The log should end with entry " + head.number() + ".");
    } else if (anchorNumber != null && anchorNumber > number) {
      altered(number + 1, "The log is shorter than when entry " + anchorNumber + " was kept.");
    }
    return new Verification(altered == null, entries, number, digest, altered);
  }

  private void altered(long at, String reason) {
    if (altered == null) {
      altered = new Verification.Altered(at, reason);
    }
  }
}
