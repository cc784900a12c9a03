package io.winnow.offer;

import java.nio.charset.StandardCharsets;

/**
 * The numbers of the locks under which caps are read and used. All replicas must make the same of
 * the same contact or offer, also those of another version. Two of one number only wait for each
 * other without need.
 */
final class LockKeys {

  private LockKeys() {}

  static long contact(ContactWindow.Key key) {
    return hash("c\n" + key.ruleSet() + "\n" + key.contactId());
  }

  static long offer(CappedOffer offer) {
    return hash("o\n" + offer.ruleSet() + "\n" + offer.offer());
  }

  /** FNV-1a, 64 bits. */
  private static long hash(String key) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
