package io.winnow.access;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes and hashes secrets. */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 6;

  /**
   * What is compared where there is no such user, so that a wrong name takes as long as a wrong
   * password. Random letters in the form of a hash: nobody knows a password that gives it. Written
   * down, since making one takes a tenth of a second at each start.
   */
  static final String NOBODYS_BCRYPT =
      "$2a$10$dGoGIz07Nq3uU.fe0IvEXOZzQDBKA9ie1rr/HhOeHMnKUn6NNs8Hu";

  private Secrets() {}

  static String id() {
    return HexFormat.of().formatHex(random(ID_BYTES));
  }

  /** 256 random bits, so that a fast hash of them tells nothing. */
  static String key(String id) {
    return "wk_" + id + "_" + text(SECRET_BYTES);
  }

  static String session() {
    return text(SECRET_BYTES);
  }

  static String password() {
    return text(15);
  }

  private static String text(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  static byte[] sha256(String secret) {
    return sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String bcrypt(String password) {
    return BcryptUtil.bcryptHash(password);
  }

  static boolean matches(String password, String bcrypt) {
    return BcryptUtil.matches(password, bcrypt);
  }
}
