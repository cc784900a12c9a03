package io.winnow.engine.drl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The name of a compiled form: a digest of all that it depends on. That is the text, the engine
 * that compiles it, the Java it is compiled for, and the fact classes it calls.
 */
final class FormKey {

  /** Raised when what is kept under a key changes its shape. */
  private static final String SHAPE = "2";

  private static final String ENGINE =
      "META-INF/maven/org.drools/drools-model-codegen/pom.properties";
  private static final byte[] ORIGIN = origin();

  private FormKey() {}

  /**
   * @return null where the engine cannot be told from another: then nothing is kept
   */
  static String of(String kind, List<String> texts) {
    if (ORIGIN == null) {
      return null;
    }
    MessageDigest digest = sha256();
    digest.update(ORIGIN);
    add(digest, kind.getBytes(StandardCharsets.UTF_8));
    texts.forEach(text -> add(digest, text.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] origin() {
    MessageDigest digest = sha256();
    add(digest, SHAPE.getBytes(StandardCharsets.UTF_8));
    add(digest, Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
    try {
      Properties engine = new Properties();
      try (InputStream in = resource(ENGINE)) {
        if (in == null) {
          return null;
        }
        engine.load(in);
      }
      add(digest, engine.getProperty("version", "").getBytes(StandardCharsets.UTF_8));
      for (List<String> names : List.of(DrlFile.FACTS, DrlFile.CONCLUSIONS)) {
        for (String name : names) {
          String path = (DrlFile.FACT_PACKAGE + "." + name).replace('.', '/') + ".class";
          try (InputStream in = resource(path)) {
            if (in == null) {
              return null;
            }
            add(digest, in.readAllBytes());
          }
        }
      }
      return digest.digest();
    } catch (IOException e) {
      return null;
    }
  }

  private static InputStream resource(String path) {
    return FormKey.class.getClassLoader().getResourceAsStream(path);
  }

  /** With its length, so that no two lists of parts read alike. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
