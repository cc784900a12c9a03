package io.winnow.offer;

import java.nio.charset.StandardCharsets;

/**
 * The numbers of the locks under which caps are read and used. All replicas must make the same of
 * the same contact or offer, also those of another version. Two of one number only wait for each
 * other without need.
 */
final class LockKeys {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int ASCII = 0x80;

  private LockKeys() {}

  static long contact(ContactWindow.Key key) {
    return hash("c\n", key.ruleSet(), key.contactId());
  }

  static long offer(CappedOffer offer) {
    return hash("o\n", offer.ruleSet(), offer.offer());
  }

  /** FNV-1a, 64 bits, of the texts in UTF-8, the last two with a line feed between them. */
  private static long hash(String kind, String ruleSet, String id) {
    return add(add(add(add(OFFSET_BASIS, kind), ruleSet), "\n"), id);
  }

  private static long add(long before, String text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return addBytes(before, text.getBytes(StandardCharsets.UTF_8));
      }
      hash = (hash ^ c) * PRIME;
    }
    return hash;
  }

  private static long addBytes(long before, byte[] bytes) {
    long hash = before;
    for (byte b : bytes) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return hash;
  }
}
