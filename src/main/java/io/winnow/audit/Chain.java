package io.winnow.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.winnow.platform.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** How an entry is chained to the one before. */
final class Chain {

  static final String START = "0".repeat(64);

  private static final ObjectMapper JSON =
      StrictJson.mapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private Chain() {}

  /** The digest that an entry must have. */
  static String digest(AuditEntry entry) {
    Map<String, Object> members = new TreeMap<>();
    members.put("number", entry.number());
    members.put("at", entry.at().toString());
    members.put("actor", entry.actor());
    members.put("action", entry.action());
    members.put("subject", entry.subject());
    members.put("hash", entry.hash());
    members.put("details", entry.details());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((entry.previous() + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(JSON.writeValueAsBytes(members)));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Map<String, String> details) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(details));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
